package io.netwright.model.net;

import java.util.Optional;

/// An address with the length of the network it is in, as `ip addr` shows it: `10.244.1.5/24`.
///
/// @param length 0 to the width of the address
public record InterfaceAddress(IpAddress address, int length) {
    public InterfaceAddress {
        if (length < 0 || length > address.width()) {
            throw new IllegalArgumentException("no prefix length: " + length);
        }
    }

    public Cidr network() {
        return new Cidr(address.prefix(length), length);
    }

    /// `ADDRESS/LENGTH`, decimal and without leading zeros; empty for anything else.
    public static Optional<InterfaceAddress> read(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return Optional.empty();
        }
        var digits = text.substring(slash + 1);
        boolean wellFormed =
                !digits.isEmpty()
                        && digits.length() <= 3
                        && digits.chars().allMatch(c -> c >= '0' && c <= '9')
                        && (digits.length() == 1 || digits.charAt(0) != '0');
        if (!wellFormed) {
            return Optional.empty();
        }
        int length = Integer.parseInt(digits);
        return IpAddress.read(text.substring(0, slash))
                .filter(address -> length <= address.width())
                .map(address -> new InterfaceAddress(address, length));
    }

    /// Reads text that must be an address with a length.
    ///
    /// @throws IllegalArgumentException if it is not
    public static InterfaceAddress parse(String text) {
        return read(text)
                .orElseThrow(() -> new IllegalArgumentException("not an address/length: " + text));
    }

    @Override
    public String toString() {
        return address + "/" + length;
    }
}
