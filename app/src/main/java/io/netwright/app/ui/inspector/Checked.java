package io.netwright.app.ui.inspector;

import io.netwright.model.diag.Message;
import io.netwright.model.edit.Edit;
import io.netwright.model.edit.FieldValue;
import io.netwright.model.edit.Proposal;
import io.netwright.model.net.Cidr;
import io.netwright.model.net.IpAddress;
import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.ResourceKey;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.regex.Pattern;

/// Reads what a person wrote into a field: an edit, or what is wrong with it. The limits are those
/// of the API server (kubernetes `apimachinery/pkg/util/validation`).
final class Checked {
    private static final Pattern DNS_LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
    private static final Pattern LABEL =
            Pattern.compile("[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?");
    private static final Pattern SUBDOMAIN =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
    private static final int LONGEST_NAME = 253;

    private Checked() {}

    static Proposal refused(String code, String template, Object... values) {
        return new Proposal.Refused(Message.of(code, template, values));
    }

    static Proposal possible(String code, String template, List<Edit> edits, Object... values) {
        return new Proposal.Possible(new Edit.Together(Message.of(code, template, values), edits));
    }

    static Proposal set(ResourceKey key, FieldPath path, FieldValue value) {
        return possible(
                "EDIT_SET",
                "Set {} of {}",
                List.of(new Edit.SetField(key, path, value)),
                path,
                key);
    }

    static Proposal remove(ResourceKey key, FieldPath path) {
        return possible(
                "EDIT_UNSET",
                "Remove {} of {}",
                List.of(new Edit.RemoveField(key, path)),
                path,
                key);
    }

    /// Why it is no DNS label of up to 63 characters, null where it is one.
    static @Nullable Proposal badDnsLabel(String text) {
        return DNS_LABEL.matcher(text).matches()
                ? null
                : refused(
                        "FORM_NAME",
                        "\"{}\" is no name: 1 to 63 of a-z, 0-9 and -, neither end a -",
                        text);
    }

    /// Why it is no DNS subdomain, null where it is one.
    static @Nullable Proposal badName(String text) {
        return SUBDOMAIN.matcher(text).matches() && text.length() <= LONGEST_NAME
                ? null
                : refused(
                        "FORM_NAME",
                        "\"{}\" is no name: a-z, 0-9, - and . with a letter or digit at both ends",
                        text);
    }

    /// Why it is no key of a label, null where it is one.
    static @Nullable Proposal badLabelKey(String text) {
        int slash = text.indexOf('/');
        var name = text.substring(slash + 1);
        boolean good =
                LABEL.matcher(name).matches()
                        && (slash < 0 || SUBDOMAIN.matcher(text.substring(0, slash)).matches());
        return good
                ? null
                : refused("FORM_LABEL_KEY", "\"{}\" is no label: write name or domain/name", text);
    }

    /// Why it is no value of a label, null where it is one.
    static @Nullable Proposal badLabelValue(String text) {
        return text.isEmpty() || LABEL.matcher(text).matches()
                ? null
                : refused(
                        "FORM_LABEL_VALUE",
                        "\"{}\" is no value of a label: 63 letters, digits, -, _ or . at the most",
                        text);
    }

    static Proposal whole(ResourceKey key, FieldPath path, String text, int least, int most) {
        if (text.matches("[0-9]{1,9}")) {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return set(key, path, FieldValue.of(number));
            }
        }
        return refused("FORM_RANGE", "\"{}\" is no number from {} to {}", text, least, most);
    }

    /// Empty takes the field out.
    static Proposal optionalWhole(
            ResourceKey key, FieldPath path, String text, int least, int most) {
        return text.isEmpty() ? remove(key, path) : whole(key, path, text, least, most);
    }

    static Proposal address(ResourceKey key, FieldPath path, String text) {
        return IpAddress.read(text)
                .map(it -> set(key, path, FieldValue.of(it.toString())))
                .orElseGet(() -> refused("FORM_ADDRESS", "\"{}\" is no IP address", text));
    }

    static Proposal cidr(ResourceKey key, FieldPath path, String text) {
        return Cidr.read(text)
                .map(it -> set(key, path, FieldValue.of(it.toString())))
                .orElseGet(
                        () ->
                                refused(
                                        "FORM_CIDR",
                                        "\"{}\" is no network, such as 10.244.4.0/24",
                                        text));
    }

    /// A port by number or name.
    static Proposal portRef(ResourceKey key, FieldPath path, String text) {
        if (text.isEmpty()) {
            return remove(key, path);
        }
        if (text.matches("[0-9]+")) {
            return whole(key, path, text, 1, 65535);
        }
        boolean named = text.matches("[a-z0-9]([-a-z0-9]{0,13}[a-z0-9])?");
        return named && text.chars().anyMatch(it -> it >= 'a' && it <= 'z')
                ? set(key, path, FieldValue.of(text))
                : refused(
                        "FORM_PORT",
                        "\"{}\" is no port: a number from 1 to 65535, or a name of up to 15",
                        text);
    }
}
