package io.netwright.sim.stack;

import io.netwright.model.net.AddressSpan;
import io.netwright.model.net.Cidr;
import io.netwright.model.net.IpAddress;
import io.netwright.model.net.PortRange;
import io.netwright.sim.fabric.KeyField;
import io.netwright.sim.fabric.Match;
import io.netwright.sim.packet.Header;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;

/// Makes the matches of one table's rules ready to be asked. Source: `iptables-extensions(8)`,
/// Linux `net/netfilter/xt_*.c`.
final class Conditions {
    private final Link[] links;
    private final SequencedMap<String, CompiledSet> sets;

    /// The named sets of the table that the rules are in.
    private final SequencedMap<String, CompiledMap> maps;

    Conditions(
            Link[] links,
            SequencedMap<String, CompiledSet> sets,
            SequencedMap<String, CompiledMap> maps) {
        this.links = links;
        this.sets = sets;
        this.maps = maps;
    }

    /// @throws IllegalArgumentException if there is no set of that name
    CompiledMap map(String name) {
        var map = maps.get(name);
        if (map == null) {
            throw new IllegalArgumentException("the table has no set " + name);
        }
        return map;
    }

    Condition compile(Match match) {
        return switch (match) {
            case Match.Source(var cidr, var negated) -> address(cidr, false, negated);
            case Match.Destination(var cidr, var negated) -> address(cidr, true, negated);
            case Match.InInterface(var name, var negated) -> {
                var slots = slots(name, negated);
                yield (_, flight) -> slots[flight.in == null ? slots.length - 1 : flight.in.slot];
            }
            case Match.OutInterface(var name, var negated) -> {
                var slots = slots(name, negated);
                yield (_, flight) -> slots[flight.out == null ? slots.length - 1 : flight.out.slot];
            }
            case Match.ProtocolIs(var protocol, var negated) -> {
                int number = protocol.number();
                yield (_, flight) -> (flight.protocol() == number) != negated;
            }
            case Match.SourcePort(var ports, var negated) ->
                    (_, flight) -> hasPorts(flight) && in(ports, flight.sourcePort) != negated;
            case Match.DestinationPort(var ports, var negated) ->
                    (_, flight) -> hasPorts(flight) && in(ports, flight.destinationPort) != negated;
            case Match.IcmpType(var type, var code) ->
                    (_, flight) ->
                            isIcmp(flight)
                                    && flight.destinationPort >> 8 == type
                                    && (code < 0 || (flight.destinationPort & 255) == code);
            case Match.ConntrackState(var states, var negated) -> states(states, negated);
            case Match.Mark(var value, var mask, var negated) ->
                    (_, flight) -> ((flight.skb.mark() & mask) == value) != negated;
            case Match.AddressType(var destination, var type, var negated) ->
                    (_, flight) -> (type(flight, destination) == type) != negated;
            case Match.InSet(var name, var destination, var negated) ->
                    inSet(name, destination, negated);
            case Match.ThroughVirtualServer(var address, var protocol, var port) ->
                    (_, flight) -> through(flight, address, protocol.number(), port);
            case Match.FromBridgePort(var negated) ->
                    (_, flight) -> (flight.bridgePort != null) != negated;
            case Match.Chance(var numerator) -> {
                var weights = new long[] {numerator, Match.Chance.DENOMINATOR - numerator};
                yield (run, _) -> run.chooser.choose(Chooser.ChoicePoint.STATISTIC, weights) == 0;
            }
            case Match.RecentlySeen(var list, var seconds) ->
                    (run, flight) -> recentlySeen(run, flight, list, seconds);
            case Match.NoteRecent(var list) ->
                    (run, flight) -> {
                        flight.state
                                .recent
                                .computeIfAbsent(list, _ -> new TreeMap<>())
                                .put(flight.source(), run.now);
                        return true;
                    };
            case Match.AddressIn(var destination, var spans, var negated) ->
                    (_, flight) ->
                            any(spans, destination ? flight.destination() : flight.source())
                                    != negated;
            case Match.InNamedSet(var name, var key, var negated) -> inNamed(name, key, negated);
            case Match.UpdateSet(var name, var key) -> {
                var set = map(name);
                boolean destination = remembered(set, key);
                yield (run, flight) -> set.remember(run, flight, destination);
            }
            case Match.SetsMark(var value, var mask) ->
                    (_, flight) -> {
                        ChainWalk.setMark(flight, value, mask);
                        return true;
                    };
            case Match.ReversePath(var loose, var validMark, var negated) ->
                    (_, flight) -> reversePath(flight, loose, validMark) != negated;
        };
    }

    /// For each slot, and at the end for "no device", does the name fit?
    boolean[] slots(String name, boolean negated) {
        var fits = new boolean[links.length + 1];
        boolean prefix = name.endsWith("+");
        var text = prefix ? name.substring(0, name.length() - 1) : name;
        for (int i = 0; i < links.length; i++) {
            var own = links[i].device.name();
            fits[i] = (prefix ? own.startsWith(text) : own.equals(text)) != negated;
        }
        fits[links.length] = (prefix && text.isEmpty()) != negated;
        return fits;
    }

    private static Condition address(Cidr cidr, boolean destination, boolean negated) {
        long highMask = Bits.highMask(cidr);
        long lowMask = Bits.lowMask(cidr);
        long high = Bits.high(cidr.network());
        long low = Bits.low(cidr.network());
        return destination
                ? (_, flight) ->
                        ((flight.destinationHigh & highMask) == high
                                        && (flight.destinationLow & lowMask) == low)
                                != negated
                : (_, flight) ->
                        ((flight.sourceHigh & highMask) == high
                                        && (flight.sourceLow & lowMask) == low)
                                != negated;
    }

    /// Source: Linux `net/netfilter/xt_ipvs.c`.
    private static boolean through(Flight flight, IpAddress address, int protocol, int port) {
        var connection = flight.balanced;
        if (connection == null) {
            return false;
        }
        var request = connection.request;
        return connection.reply.equals(Conntrack.invert(flight.tuple()))
                && request.destination().equals(address)
                && request.protocol() == protocol
                && request.destinationPort() == port;
    }

    private static boolean hasPorts(Flight flight) {
        return flight.transport instanceof Header.Ports;
    }

    private static boolean isIcmp(Flight flight) {
        return flight.transport instanceof Header.Icmp || flight.transport instanceof Header.Ndp;
    }

    private static boolean in(List<PortRange> ranges, int port) {
        for (int i = 0; i < ranges.size(); i++) {
            if (ranges.get(i).contains(port)) {
                return true;
            }
        }
        return false;
    }

    private static Condition states(List<Match.ConntrackState.State> states, boolean negated) {
        int wanted = 0;
        for (var state : states) {
            wanted |= bit(state);
        }
        int mask = wanted;
        return (_, flight) -> ((stateBits(flight) & mask) != 0) != negated;
    }

    private static int bit(Match.ConntrackState.State state) {
        return switch (state) {
            case NEW -> 1;
            case ESTABLISHED -> 2;
            case RELATED -> 4;
            case INVALID -> 8;
            case UNTRACKED -> 16;
            case DNAT -> 32;
            case SNAT -> 64;
        };
    }

    private static int stateBits(Flight flight) {
        int bits =
                switch (flight.skb.ct()) {
                    case NEW -> 1;
                    case ESTABLISHED -> 2;
                    case RELATED -> 4;
                    case INVALID, NONE -> 8;
                    case UNTRACKED -> 16;
                };
        var connection = flight.connection;
        if (connection != null) {
            bits |= (connection.dnat ? 32 : 0) | (connection.snat ? 64 : 0);
        }
        return bits;
    }

    private static Match.AddressType.Type type(Flight flight, boolean destination) {
        var address = destination ? flight.destination() : flight.source();
        if (address.isMulticast()) {
            return Match.AddressType.Type.MULTICAST;
        }
        var fib = flight.fib();
        if (fib.isBroadcast(address)) {
            return Match.AddressType.Type.BROADCAST;
        }
        return fib.isLocal(address) ? Match.AddressType.Type.LOCAL : Match.AddressType.Type.UNICAST;
    }

    private Condition inSet(String name, List<Boolean> destination, boolean negated) {
        var set = sets.get(name);
        if (set == null) {
            throw new IllegalArgumentException("no set is called " + name);
        }
        var dimensions = new boolean[destination.size()];
        for (int i = 0; i < dimensions.length; i++) {
            dimensions[i] = destination.get(i);
        }
        return (_, flight) -> set.contains(flight, dimensions) != negated;
    }

    private Condition inNamed(String name, List<KeyField> key, boolean negated) {
        var set = map(name);
        if (set.set.dynamic()) {
            boolean destination = remembered(set, key);
            return (run, flight) -> set.remembers(run, flight, destination) != negated;
        }
        var fields = key.toArray(KeyField[]::new);
        return (_, flight) -> (set.find(flight, fields) != null) != negated;
    }

    /// Is it the destination's address, not the source's, that a set keeps?
    private static boolean remembered(CompiledMap set, List<KeyField> key) {
        return switch (key.size() == 1 ? key.getFirst() : KeyField.PROTOCOL) {
            case SOURCE -> false;
            case DESTINATION -> true;
            case PROTOCOL, SOURCE_PORT, DESTINATION_PORT ->
                    throw new IllegalArgumentException(
                            "only addresses are kept in a set that rules add to, not "
                                    + key
                                    + " in "
                                    + set.set.name());
        };
    }

    private static boolean any(List<AddressSpan> spans, IpAddress address) {
        for (int i = 0; i < spans.size(); i++) {
            if (spans.get(i).contains(address)) {
                return true;
            }
        }
        return false;
    }

    private static boolean recentlySeen(Run run, Flight flight, String list, int seconds) {
        var seen = flight.state.recent.get(list);
        @Nullable Long last = seen == null ? null : seen.get(flight.source());
        return last != null && run.now - last <= seconds * 1_000_000_000L;
    }

    /// Source: Linux `net/ipv4/netfilter/ipt_rpfilter.c`.
    private static boolean reversePath(Flight flight, boolean loose, boolean validMark) {
        var in = flight.in;
        if (in == null || in.isLoopback()) {
            return true;
        }
        int mark = validMark ? flight.skb.mark() : 0;
        var here = flight.destination();
        var there = flight.source();
        var back = flight.fib().find(here, there, mark, -1);
        if (back.length == 0 || back[0].kind() != Path.Kind.UNICAST) {
            return false;
        }
        if (loose) {
            return true;
        }
        for (var path : back) {
            if (path.out() == in) {
                return true;
            }
        }
        return false;
    }
}
