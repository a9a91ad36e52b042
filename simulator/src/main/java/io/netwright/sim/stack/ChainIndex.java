package io.netwright.sim.stack;

import io.netwright.sim.fabric.Match;
import io.netwright.sim.fabric.Rule;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Finds the rules of a long chain that can match: those that ask for the packet's destination
/// address, protocol and port, and those that ask for something else. It skips rules and decides
/// nothing; `ChainIndexTest` holds it to the plain walk.
final class ChainIndex {
    private static final int[] NOTHING = {};
    private static final int WORTH_IT = 8;

    private final AddressMap<int[]> keyed;

    /// The rules that any packet may match.
    final int[] others;

    private ChainIndex(AddressMap<int[]> keyed, int[] others) {
        this.keyed = keyed;
        this.others = others;
    }

    /// An index over a chain, null where too few of its rules ask for one destination.
    static @Nullable ChainIndex of(List<Rule> rules) {
        var keyed = new AddressMap<int[]>();
        var others = new ArrayList<Integer>();
        int indexed = 0;
        for (int i = 0; i < rules.size(); i++) {
            if (add(keyed, rules.get(i), i)) {
                indexed++;
            } else {
                others.add(i);
            }
        }
        return indexed < WORTH_IT
                ? null
                : new ChainIndex(keyed, others.stream().mapToInt(it -> it).toArray());
    }

    private static boolean add(AddressMap<int[]> keyed, Rule rule, int index) {
        Match.@Nullable Destination destination = null;
        int protocol = -1;
        int port = -1;
        for (var match : rule.matches()) {
            switch (match) {
                case Match.Destination it
                        when !it.negated() && it.cidr().length() == it.cidr().network().width() ->
                        destination = it;
                case Match.ProtocolIs it when !it.negated() -> protocol = it.protocol().number();
                case Match.DestinationPort it
                        when !it.negated()
                                && it.ports().size() == 1
                                && it.ports().getFirst().from() == it.ports().getFirst().to() ->
                        port = it.ports().getFirst().from();
                default -> {}
            }
        }
        if (destination == null || protocol < 0 || port < 0) {
            return false;
        }
        long high = Bits.high(destination.cidr().network());
        long low = mix(Bits.low(destination.cidr().network()), protocol, port);
        var before = keyed.get(high, low);
        int count = before == null ? 0 : before.length;
        var all = new int[count + 1];
        if (before != null) {
            System.arraycopy(before, 0, all, 0, count);
        }
        all[count] = index;
        keyed.put(high, low, all);
        return true;
    }

    /// The rules that ask for this flight's destination, in order. Some may ask for another: keys
    /// are mixed, so what is found must still match.
    int[] of(Flight flight) {
        if (flight.destinationPort < 0) {
            return NOTHING;
        }
        var found =
                keyed.get(
                        flight.destinationHigh,
                        mix(flight.destinationLow, flight.protocol(), flight.destinationPort));
        return found == null ? NOTHING : found;
    }

    private static long mix(long low, int protocol, int port) {
        return low * 0x9e37_79b9_7f4a_7c15L + (((long) protocol << 16) | port);
    }
}
