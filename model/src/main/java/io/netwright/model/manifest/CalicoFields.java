package io.netwright.model.manifest;

import io.netwright.model.diag.Fault;
import io.netwright.model.manifest.YamlNode.Scalar;
import io.netwright.model.net.Cidr;
import io.netwright.model.net.InterfaceAddress;
import io.netwright.model.net.IpAddress;
import io.netwright.model.net.PortRange;
import io.netwright.model.resource.CalicoPolicy.Port;
import io.netwright.model.resource.CalicoSelector;
import io.netwright.model.resource.CalicoSelector.Reading.Read;
import io.netwright.model.resource.CalicoSelector.Reading.Refused;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Reads fields as Calico writes them, and notes what its own validation refuses.
///
/// Sources: projectcalico/calico `libcalico-go/lib/validator/v3/validator.go`; projectcalico/api
/// `pkg/lib/numorstring`.
final class CalicoFields {
    private static final List<String> PROTOCOLS =
            List.of("TCP", "UDP", "ICMP", "ICMPv6", "SCTP", "UDPLite");
    private static final List<Integer> NUMBERS = List.of(6, 17, 1, 58, 132, 136);
    private static final Pattern DIGITS = Pattern.compile("\\d{1,9}");
    private static final Pattern RANGE = Pattern.compile("(\\d{1,9}):(\\d{1,9})");
    private static final Pattern PORT_NAME = Pattern.compile("[a-zA-Z0-9_.-]{1,128}");

    private CalicoFields() {}

    static void refuse(Field field, String wanted) {
        field.error(Fault.CALICO_WANTS, null, wanted);
    }

    /// A selector; `all()` where unset or wrong.
    static CalicoSelector selector(Field field) {
        var selector = selectorOrNull(field);
        return selector == null ? new CalicoSelector.All() : selector;
    }

    /// A selector, null where unset, empty or wrong.
    static @Nullable CalicoSelector selectorOrNull(Field field) {
        var text = field.text("");
        if (text.isEmpty()) {
            return null;
        }
        return switch (CalicoSelector.read(text)) {
            case Read(var selector) -> selector;
            case Refused(int at, var wanted) -> {
                var place =
                        at == 0
                                ? ""
                                : at >= text.length()
                                        ? " at the end of the selector"
                                        : " after \""
                                                + text.substring(Math.max(0, at - 20), at)
                                                + "\"";
                field.errorFrom(at, Fault.CALICO_WANTS, wanted + place);
                yield null;
            }
        };
    }

    /// A selector of objects, where `global()` means nothing.
    static @Nullable CalicoSelector localSelector(Field field) {
        var selector = selectorOrNull(field);
        if (selector != null && field.text("").contains("global()")) {
            refuse(field, "global() only as a namespaceSelector of a rule");
        }
        return selector;
    }

    /// A network without host bits, or an address; null where unset or wrong.
    static @Nullable Cidr network(Field field) {
        return network(field, true);
    }

    /// The elements that are networks or addresses, whose host bits count for nothing.
    static List<Cidr> looseNetworks(Field list) {
        return networks(list, false);
    }

    static List<Cidr> networks(Field list) {
        return networks(list, true);
    }

    private static List<Cidr> networks(Field list, boolean strict) {
        var networks = new ArrayList<Cidr>();
        for (var item : list.items()) {
            var network = network(item, strict);
            if (network != null) {
                networks.add(network);
            }
        }
        return networks;
    }

    private static @Nullable Cidr network(Field field, boolean strict) {
        var text = field.text("");
        if (text.isEmpty()) {
            return null;
        }
        var host = IpAddress.read(text).map(IpAddress::host);
        var loose = InterfaceAddress.read(text).map(InterfaceAddress::network);
        var network = host.or(() -> strict ? Cidr.read(text) : loose).orElse(null);
        if (network == null) {
            refuse(
                    field,
                    loose.map(it -> "a network without host bits, " + it)
                            .orElse("a network or an address"));
        }
        return network;
    }

    static @Nullable IpAddress address(Field field, String wanted) {
        var text = field.text("");
        var address = IpAddress.read(text).orElse(null);
        if (address == null && !text.isEmpty()) {
            refuse(field, wanted);
        }
        return address;
    }

    /// A protocol by its name or number, null where unset or wrong.
    static @Nullable Integer protocol(Field field) {
        var word = word(field);
        if (word == null) {
            return null;
        }
        int at = PROTOCOLS.indexOf(word);
        int number = at >= 0 ? NUMBERS.get(at) : DIGITS.matcher(word).matches() ? number(word) : 0;
        if (number < 1 || number > 255) {
            refuse(field, "a protocol: " + String.join(", ", PROTOCOLS) + ", or 1 to 255");
            return null;
        }
        return number;
    }

    static boolean hasPorts(@Nullable Integer protocol) {
        return protocol != null && (protocol == 6 || protocol == 17 || protocol == 132);
    }

    /// Ports, null where unset or wrong.
    static @Nullable Port port(Field field) {
        var word = word(field);
        if (word == null) {
            return null;
        }
        var range = RANGE.matcher(word);
        int from = 0;
        int to = 0;
        if (DIGITS.matcher(word).matches()) {
            from = number(word);
            to = from;
        } else if (range.matches()) {
            from = number(range.group(1));
            to = number(range.group(2));
        } else if (PORT_NAME.matcher(word).matches()) {
            return new Port.Named(word);
        }
        if (from < 1 || to > 65535 || from > to) {
            refuse(field, "a port from 1 to 65535, a range such as \"80:90\", or a name");
            return null;
        }
        return new Port.Numbers(new PortRange(from, to));
    }

    /// Ports without a name, null where unset or wrong.
    static @Nullable PortRange range(Field field) {
        return switch (port(field)) {
            case null -> null;
            case Port.Numbers(var range) -> range;
            case Port.Named _ -> {
                refuse(field, "numbers of ports, not a name");
                yield null;
            }
        };
    }

    /// One of a few words in any case, as it is listed; null where unset or another.
    static @Nullable String word(Field field, String... words) {
        var text = field.text();
        for (var word : words) {
            if (word.equalsIgnoreCase(text)) {
                return word;
            }
        }
        return null;
    }

    /// A whole number within bounds, null where unset or wrong.
    static @Nullable Integer bounded(Field field, int from, int to) {
        if (!field.isSet()) {
            return null;
        }
        int number = field.whole(from);
        if (number < from || number > to) {
            refuse(field, "a number from %d to %d".formatted(from, to));
            return null;
        }
        return number;
    }

    static @Nullable Integer whole(Field field) {
        return field.isSet() ? (Integer) field.whole(0) : null;
    }

    /// A number that may be larger than an `int`, null where unset or wrong.
    static @Nullable Long large(Field field) {
        var exact = field.exactOrNull();
        return exact == null || exact.scale() > 0 ? null : exact.longValue();
    }

    private static @Nullable String word(Field field) {
        return field.node() instanceof Scalar(String text, _, _, _) ? text : null;
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}
