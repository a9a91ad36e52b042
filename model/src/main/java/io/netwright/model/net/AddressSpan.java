package io.netwright.model.net;

import java.util.Optional;

/// Addresses `first` to `last` of one family, both included: what a pool deals out.
public record AddressSpan(IpAddress first, IpAddress last) {
    public AddressSpan {
        if (first.family() != last.family() || first.compareTo(last) > 0) {
            throw new IllegalArgumentException("no span: %s-%s".formatted(first, last));
        }
    }

    /// The whole of a network.
    public static AddressSpan of(Cidr network) {
        return new AddressSpan(network.network(), network.last());
    }

    /// From one address to another of the same family; empty where that is backwards.
    public static Optional<AddressSpan> between(IpAddress first, IpAddress last) {
        boolean forward = first.family() == last.family() && first.compareTo(last) <= 0;
        return forward ? Optional.of(new AddressSpan(first, last)) : Optional.empty();
    }

    /// A network, in which host bits count for nothing, or `FIRST-LAST`; empty for anything else.
    public static Optional<AddressSpan> read(String text) {
        int dash = text.indexOf('-');
        if (dash < 0) {
            return InterfaceAddress.read(text).map(it -> of(it.network()));
        }
        var first = IpAddress.read(text.substring(0, dash).strip());
        var last = IpAddress.read(text.substring(dash + 1).strip());
        return first.isPresent() && last.isPresent()
                ? between(first.get(), last.get())
                : Optional.empty();
    }

    public IpFamily family() {
        return first.family();
    }

    public boolean contains(IpAddress address) {
        return address.family() == family()
                && first.compareTo(address) <= 0
                && address.compareTo(last) <= 0;
    }

    /// Is the address in it, or the next one after it?
    public boolean reaches(IpAddress address) {
        return contains(address)
                || (address.family() == family()
                        && last.compareTo(address) < 0
                        && last.plus(1).equals(address));
    }

    /// The network that it is the whole of, empty where it is none.
    public Optional<Cidr> network() {
        for (int length = first.width(); length >= 0; length--) {
            var network = new Cidr(first.prefix(length), length);
            if (!network.network().equals(first) || last.compareTo(network.last()) < 0) {
                return Optional.empty();
            }
            if (network.last().equals(last)) {
                return Optional.of(network);
            }
        }
        return Optional.empty();
    }

    public boolean overlaps(AddressSpan other) {
        return contains(other.first) || other.contains(first);
    }

    @Override
    public String toString() {
        return first + "-" + last;
    }
}
