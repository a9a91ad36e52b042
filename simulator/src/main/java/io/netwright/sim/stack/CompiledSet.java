package io.netwright.sim.stack;

import io.netwright.sim.fabric.IpSet;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;

/// An ipset ready to look up: the most specific member that contains the address decides, and a
/// `nomatch` one says no. Source: Linux `net/netfilter/ipset/ip_set_hash_net.c`,
/// `ip_set_hash_ipportip.c`, `ip_set_hash_ipportnet.c`, `ip_set_bitmap_port.c`, `ip_set_getport.c`.
final class CompiledSet {
    private final List<Level> levels = new ArrayList<>();
    private final boolean ports;
    private final boolean second;

    /// Of a `bitmap:port`, else null.
    private final @Nullable BitSet bitmap;

    /// The members of one prefix length.
    private record Level(
            int length, long highMask, long lowMask, AddressMap<List<IpSet.Member>> members) {}

    CompiledSet(IpSet set) {
        var bits = set.type().equals("bitmap:port") ? new BitSet() : null;
        var dimensions = set.type().substring(set.type().indexOf(':') + 1).split(",", -1);
        ports = dimensions.length > 1;
        second = dimensions.length > 2;
        bitmap = bits;
        if (ports && !dimensions[1].equals("port")) {
            throw new IllegalArgumentException("no such set type yet: " + set.type());
        }
        for (var member : set.members()) {
            if (bits != null) {
                bits.set(member.port());
            } else {
                add(member);
            }
        }
    }

    private void add(IpSet.Member member) {
        var cidr = Objects.requireNonNull(member.cidr());
        int at = 0;
        while (at < levels.size() && levels.get(at).length > cidr.length()) {
            at++;
        }
        if (at == levels.size() || levels.get(at).length != cidr.length()) {
            levels.add(
                    at,
                    new Level(
                            cidr.length(),
                            Bits.highMask(cidr),
                            Bits.lowMask(cidr),
                            new AddressMap<>()));
        }
        long high = Bits.high(cidr.network());
        long low = Bits.low(cidr.network());
        var map = levels.get(at).members;
        var list = map.get(high, low);
        if (list == null) {
            list = new ArrayList<>();
            map.put(high, low, list);
        }
        list.add(member);
    }

    /// Is the flight's address, and port where the set has ports, in it?
    ///
    /// @param destination for each dimension: the destination's, not the source's
    boolean contains(Flight flight, boolean[] destination) {
        var bits = bitmap;
        if (bits != null) {
            boolean known = flight.protocol() == Flight.TCP || flight.protocol() == Flight.UDP;
            int one = destination[0] ? flight.destinationPort : flight.sourcePort;
            return known && one >= 0 && bits.get(one);
        }
        long high = destination[0] ? flight.destinationHigh : flight.sourceHigh;
        long low = destination[0] ? flight.destinationLow : flight.sourceLow;
        boolean ofDestination = destination.length > 1 ? destination[1] : destination[0];
        int port = ofDestination ? flight.destinationPort : flight.sourcePort;
        for (int i = 0; i < levels.size(); i++) {
            var level = levels.get(i);
            var found = level.members.get(high & level.highMask, low & level.lowMask);
            var member = found == null ? null : among(found, flight, destination, port);
            if (member != null) {
                return !member.except();
            }
        }
        return false;
    }

    private IpSet.@Nullable Member among(
            List<IpSet.Member> members, Flight flight, boolean[] destination, int port) {
        for (var member : members) {
            var wanted = member.protocol();
            var last = member.second();
            boolean fits =
                    !ports
                            || (member.port() == port
                                    && wanted != null
                                    && wanted.number() == flight.protocol());
            if (fits
                    && (!second
                            || (last != null
                                    && last.contains(
                                            destination[2]
                                                    ? flight.destination()
                                                    : flight.source())))) {
                return member;
            }
        }
        return null;
    }
}
