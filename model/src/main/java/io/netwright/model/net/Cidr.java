package io.netwright.model.net;

import java.util.Optional;

/// A network, such as a node's pod CIDR. `10.244.1.5/24` on `eth0` is an [InterfaceAddress].
///
/// @param length 0 to the width of the family
public record Cidr(IpAddress network, int length) implements Comparable<Cidr> {
    public static final Cidr ALL_V4 = new Cidr(IpAddress.V4.ANY, 0);
    public static final Cidr ALL_V6 = new Cidr(IpAddress.V6.ANY, 0);

    public Cidr {
        if (length < 0 || length > network.width()) {
            throw new IllegalArgumentException("no prefix length: " + length);
        }
        if (!network.prefix(length).equals(network)) {
            throw new IllegalArgumentException("%s/%d has host bits".formatted(network, length));
        }
    }

    public static Cidr all(IpFamily family) {
        return family == IpFamily.V4 ? ALL_V4 : ALL_V6;
    }

    public IpFamily family() {
        return network.family();
    }

    public boolean contains(IpAddress address) {
        return address.width() == network.width() && address.prefix(length).equals(network);
    }

    public boolean contains(Cidr other) {
        return other.length >= length && contains(other.network);
    }

    public boolean overlaps(Cidr other) {
        return contains(other) || other.contains(this);
    }

    /// The highest address.
    public IpAddress last() {
        return switch (network) {
            case IpAddress.V4(int bits) ->
                    new IpAddress.V4(length == 0 ? -1 : bits | ~(-1 << (32 - length)));
            case IpAddress.V6(long high, long low) ->
                    length <= 64
                            ? new IpAddress.V6(length == 0 ? -1 : high | ~ones(length), -1)
                            : new IpAddress.V6(high, low | ~ones(length - 64));
        };
    }

    private static long ones(int length) {
        return length == 0 ? 0 : -1L << (64 - length);
    }

    /// `10.96.0.0/12`; empty for anything else, host bits included.
    public static Optional<Cidr> read(String text) {
        return InterfaceAddress.read(text)
                .filter(it -> it.address().prefix(it.length()).equals(it.address()))
                .map(InterfaceAddress::network);
    }

    /// Reads a network that must be one.
    ///
    /// @throws IllegalArgumentException if it is not
    public static Cidr parse(String text) {
        return read(text).orElseThrow(() -> new IllegalArgumentException("not a network: " + text));
    }

    @Override
    public int compareTo(Cidr other) {
        int first = network.compareTo(other.network);
        return first != 0 ? first : Integer.compare(length, other.length);
    }

    @Override
    public String toString() {
        return network + "/" + length;
    }
}
