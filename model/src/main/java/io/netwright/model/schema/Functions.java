package io.netwright.model.schema;

import io.netwright.model.net.Cidr;
import io.netwright.model.net.InterfaceAddress;
import io.netwright.model.net.IpAddress;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// The functions that rules use.
final class Functions {
    private static final Pattern SPAN = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)(h|ms|us|ns|m|s)");
    private static final Pattern DNS_LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

    /// A time span of a rule.
    record Span(long nanos) {}

    /// A named format, which validates texts.
    record Format(String name) {}

    static final List<String> KNOWN =
            List.of(
                    "size",
                    "matches",
                    "startsWith",
                    "endsWith",
                    "contains",
                    "substring",
                    "split",
                    "isIP",
                    "isCIDR",
                    "duration",
                    "getSeconds",
                    "getMilliseconds",
                    "format",
                    "validate");

    private Functions() {}

    static @Nullable Object call(String function, List<@Nullable Object> values) {
        var first = values.getFirst();
        return switch (function) {
            case "size" -> size(first);
            case "matches" -> matches(text(first), text(values.get(1)));
            case "startsWith" -> text(first).startsWith(text(values.get(1)));
            case "endsWith" -> text(first).endsWith(text(values.get(1)));
            case "contains" -> text(first).contains(text(values.get(1)));
            case "substring" -> substring(text(first), values);
            case "split" -> List.of(text(first).split(Pattern.quote(text(values.get(1))), -1));
            case "isIP" -> IpAddress.read(text(first)).isPresent();
            case "isCIDR" -> isCidr(text(first));
            case "duration" -> span(text(first));
            case "getSeconds" -> spanOf(first).nanos() / 1_000_000_000;
            case "getMilliseconds" -> spanOf(first).nanos() / 1_000_000;
            case "format" -> new Format(text(first));
            case "validate" -> validate(first, text(values.get(1)));
            default -> throw new RuleFailure(function);
        };
    }

    private static Long size(@Nullable Object value) {
        return switch (value) {
            case String text -> (long) text.codePointCount(0, text.length());
            case List<?> list -> (long) list.size();
            case Map<?, ?> map -> (long) map.size();
            case null, default -> throw new RuleFailure("size");
        };
    }

    private static boolean matches(String text, String pattern) {
        try {
            return Pattern.compile(pattern).matcher(text).find();
        } catch (PatternSyntaxException e) {
            throw new RuleFailure(pattern);
        }
    }

    private static String substring(String text, List<@Nullable Object> values) {
        long to = values.size() > 2 ? number(values.get(2)) : text.length();
        long from = number(values.get(1));
        if (from < 0 || to > text.length() || from > to) {
            throw new RuleFailure("substring");
        }
        return text.substring((int) from, (int) to);
    }

    private static boolean isCidr(String text) {
        return Cidr.read(text).isPresent() || InterfaceAddress.read(text).isPresent();
    }

    private static Span span(String text) {
        var rest = text.startsWith("-") ? text.substring(1) : text;
        if (rest.equals("0")) {
            return new Span(0);
        }
        var matcher = SPAN.matcher(rest);
        double nanos = 0;
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            end = matcher.end();
            double unit =
                    switch (matcher.group(2)) {
                        case "h" -> 3600e9;
                        case "m" -> 60e9;
                        case "s" -> 1e9;
                        case "ms" -> 1e6;
                        case "us" -> 1e3;
                        default -> 1;
                    };
            nanos += Double.parseDouble(matcher.group(1)) * unit;
        }
        if (end == 0 || end != rest.length()) {
            throw new RuleFailure("no duration: " + text);
        }
        return new Span(Math.round(text.startsWith("-") ? -nanos : nanos));
    }

    private static @Nullable Object validate(@Nullable Object format, String text) {
        if (format instanceof Format(String name) && name.equals("dns1123Label")) {
            return DNS_LABEL.matcher(text).matches() ? null : List.of("no " + name);
        }
        throw new RuleFailure("no such format");
    }

    private static Span spanOf(@Nullable Object value) {
        if (value instanceof Span span) {
            return span;
        }
        throw new RuleFailure("no duration");
    }

    private static String text(@Nullable Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw new RuleFailure("no text");
    }

    private static long number(@Nullable Object value) {
        if (value instanceof Long number) {
            return number;
        }
        throw new RuleFailure("no number");
    }
}
