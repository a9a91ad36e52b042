package io.netwright.model.net;

/// An Ethernet address: 48 bits, the first byte in the highest.
public record MacAddress(long bits) implements Comparable<MacAddress> {
    public static final MacAddress BROADCAST = new MacAddress(0xffff_ffff_ffffL);
    public static final MacAddress ZERO = new MacAddress(0);

    public MacAddress {
        if (bits >>> 48 != 0) {
            throw new IllegalArgumentException("more than 48 bits");
        }
    }

    /// Group addresses have the lowest bit of the first byte set; broadcast is one of them.
    public boolean isGroup() {
        return (bits >>> 40 & 1) != 0;
    }

    /// Reads `aa:bb:cc:dd:ee:ff`.
    ///
    /// @throws IllegalArgumentException for anything else
    public static MacAddress parse(String text) {
        if (!text.matches("[0-9a-fA-F]{2}(:[0-9a-fA-F]{2}){5}")) {
            throw new IllegalArgumentException("not a MAC address: " + text);
        }
        return new MacAddress(Long.parseLong(text.replace(":", ""), 16));
    }

    @Override
    public int compareTo(MacAddress other) {
        return Long.compare(bits, other.bits);
    }

    @Override
    public String toString() {
        var text = new StringBuilder(17);
        for (int shift = 40; shift >= 0; shift -= 8) {
            int value = (int) (bits >>> shift & 255);
            if (shift < 40) {
                text.append(':');
            }
            text.append(Character.forDigit(value >>> 4, 16))
                    .append(Character.forDigit(value & 15, 16));
        }
        return text.toString();
    }
}
