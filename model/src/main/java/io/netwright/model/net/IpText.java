package io.netwright.model.net;

import java.util.Optional;

/// The text forms of addresses: RFC 4291 §2.2 in, RFC 5952 out.
final class IpText {
    private IpText() {}

    static Optional<IpAddress> read(String text) {
        if (text.indexOf(':') >= 0) {
            return Optional.ofNullable(readV6(text));
        }
        long bits = readV4(text);
        return bits < 0 ? Optional.empty() : Optional.of(new IpAddress.V4((int) bits));
    }

    static String print(IpAddress.V6 address) {
        if (address.high() == 0 && address.low() >>> 32 == 0xffff) { // RFC 5952 §5
            return "::ffff:" + new IpAddress.V4((int) address.low());
        }
        int start = -1;
        int length = 1; // a single zero group is not shortened
        for (int i = 0; i < 8; i++) {
            int run = 0;
            while (i + run < 8 && address.group(i + run) == 0) {
                run++;
            }
            if (run > length) {
                start = i;
                length = run;
            }
            i += Math.max(0, run - 1);
        }
        var text = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            if (i == start) {
                text.append("::");
                i += length - 1;
                continue;
            }
            if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') {
                text.append(':');
            }
            text.append(Integer.toHexString(address.group(i)));
        }
        return text.toString();
    }

    private static long readV4(String text) {
        long bits = 0;
        int groups = 0;
        int at = 0;
        while (groups < 4) {
            int digits = 0;
            int value = 0;
            while (at < text.length() && isDigit(text.charAt(at)) && digits < 4) {
                value = value * 10 + text.charAt(at) - '0';
                at++;
                digits++;
            }
            boolean leadingZero = digits > 1 && text.charAt(at - digits) == '0';
            if (digits == 0 || digits > 3 || value > 255 || leadingZero) {
                return -1;
            }
            bits = bits << 8 | value;
            groups++;
            if (groups < 4) {
                if (at >= text.length() || text.charAt(at) != '.') {
                    return -1;
                }
                at++;
            }
        }
        return at == text.length() ? bits : -1;
    }

    private static IpAddress.@org.jspecify.annotations.Nullable V6 readV6(String text) {
        int gap = text.indexOf("::");
        if (gap >= 0 && text.indexOf("::", gap + 1) >= 0) {
            return null;
        }
        var groups = new int[8];
        int left = gap < 0 ? text.length() : gap;
        int before = readGroups(text.substring(0, left), groups, gap < 0);
        if (gap < 0) {
            return before == 8 ? of(groups) : null;
        }
        var tail = new int[8];
        int after = readGroups(text.substring(gap + 2), tail, true);
        if (before < 0 || after < 0 || before + after > 7) {
            return null;
        }
        System.arraycopy(tail, 0, groups, 8 - after, after);
        return of(groups);
    }

    /// How many groups the text holds, or -1 if it is no list of groups.
    ///
    /// @param last whether the address ends with it; only there a dotted quad may stand
    private static int readGroups(String text, int[] groups, boolean last) {
        int count = 0;
        if (text.isEmpty()) {
            return count;
        }
        int at = 0;
        while (true) {
            int end = text.indexOf(':', at);
            var part = end < 0 ? text.substring(at) : text.substring(at, end);
            if (end < 0 && part.indexOf('.') >= 0) {
                long bits = readV4(part);
                if (bits < 0 || count > 6 || !last) {
                    return -1;
                }
                groups[count++] = (int) (bits >>> 16);
                groups[count++] = (int) (bits & 0xffff);
                return count;
            }
            int value = hex(part);
            if (value < 0 || count > 7) {
                return -1;
            }
            groups[count++] = value;
            if (end < 0) {
                return count;
            }
            at = end + 1;
        }
    }

    private static int hex(String part) {
        if (part.isEmpty() || part.length() > 4) {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            int digit = c < 128 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                return -1;
            }
            value = value << 4 | digit;
        }
        return value;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static IpAddress.V6 of(int[] groups) {
        long high = 0;
        long low = 0;
        for (int i = 0; i < 4; i++) {
            high = high << 16 | groups[i];
            low = low << 16 | groups[i + 4];
        }
        return new IpAddress.V6(high, low);
    }
}
