package io.netwright.sim.stack;

import io.netwright.model.net.IpAddress;
import io.netwright.sim.fabric.KeyField;
import io.netwright.sim.fabric.KeyValue;
import io.netwright.sim.fabric.NamedSet;
import io.netwright.sim.fabric.SetElement;
import io.netwright.sim.fabric.Table;
import io.netwright.sim.packet.Header;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// A named set or map of nftables, ready to look up: elements without ranges are found by a hash of
/// their key. Source: Linux `net/netfilter/nft_set_hash.c`, `nft_dynset.c`.
final class CompiledMap {
    final NamedSet set;
    final List<CompiledElement> elements = new ArrayList<>();

    private final String stateName;
    private final AddressMap<List<CompiledElement>> exact = new AddressMap<>();
    private final List<CompiledElement> ranges = new ArrayList<>();

    CompiledMap(Table table, NamedSet set) {
        this.set = set;
        stateName = stateName(table, set);
        for (var element : set.elements()) {
            add(element);
        }
    }

    private void add(SetElement element) {
        var compiled = new CompiledElement(element);
        elements.add(compiled);
        var key = new Key();
        for (var value : element.key()) {
            switch (value) {
                case KeyValue.Addresses(var cidr) -> {
                    if (cidr.length() < cidr.network().width()) {
                        ranges.add(compiled);
                        return;
                    }
                    key.add(Bits.high(cidr.network()), Bits.low(cidr.network()));
                }
                case KeyValue.ProtocolOf(var protocol) -> key.add(0, protocol.number());
                case KeyValue.Ports(var range) -> {
                    if (range.from() < range.to()) {
                        ranges.add(compiled);
                        return;
                    }
                    key.add(0, range.from());
                }
            }
        }
        var bucket = exact.get(key.high, key.low);
        if (bucket == null) {
            bucket = new ArrayList<>(1);
            exact.put(key.high, key.low, bucket);
        }
        bucket.add(compiled);
    }

    /// The element for a packet, null where there is none.
    @Nullable CompiledElement find(Flight flight, KeyField[] fields) {
        var key = new Key();
        for (var field : fields) {
            switch (field) {
                case SOURCE -> key.add(flight.sourceHigh, flight.sourceLow);
                case DESTINATION -> key.add(flight.destinationHigh, flight.destinationLow);
                case PROTOCOL -> key.add(0, flight.protocol());
                case SOURCE_PORT, DESTINATION_PORT -> {
                    if (!(flight.transport instanceof Header.Ports)) {
                        return null;
                    }
                    key.add(
                            0,
                            field == KeyField.SOURCE_PORT
                                    ? flight.sourcePort
                                    : flight.destinationPort);
                }
            }
        }
        var bucket = exact.get(key.high, key.low);
        var found = bucket == null ? null : among(bucket, flight, fields);
        return found == null ? among(ranges, flight, fields) : found;
    }

    private static @Nullable CompiledElement among(
            List<CompiledElement> some, Flight flight, KeyField[] fields) {
        for (int i = 0; i < some.size(); i++) {
            if (fits(some.get(i).element.key(), flight, fields)) {
                return some.get(i);
            }
        }
        return null;
    }

    private static boolean fits(List<KeyValue> key, Flight flight, KeyField[] fields) {
        for (int i = 0; i < fields.length; i++) {
            boolean fits =
                    switch (key.get(i)) {
                        case KeyValue.Addresses(var cidr) -> {
                            boolean source = fields[i] == KeyField.SOURCE;
                            long high = source ? flight.sourceHigh : flight.destinationHigh;
                            long low = source ? flight.sourceLow : flight.destinationLow;
                            yield (high & Bits.highMask(cidr)) == Bits.high(cidr.network())
                                    && (low & Bits.lowMask(cidr)) == Bits.low(cidr.network());
                        }
                        case KeyValue.ProtocolOf(var protocol) ->
                                protocol.number() == flight.protocol();
                        case KeyValue.Ports(var range) ->
                                range.contains(
                                        fields[i] == KeyField.SOURCE_PORT
                                                ? flight.sourcePort
                                                : flight.destinationPort);
                    };
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    /// Is the packet's address in a set that rules add to?
    boolean remembers(Run run, Flight flight, boolean destination) {
        var added = flight.state.recent.get(stateName);
        var last = added == null ? null : added.get(address(flight, destination));
        return last != null && isAlive(last, run.now);
    }

    /// Adds the packet's address, or lets it stay longer.
    ///
    /// @return false if the set is full
    boolean remember(Run run, Flight flight, boolean destination) {
        var added = flight.state.recent.computeIfAbsent(stateName, _ -> new TreeMap<>());
        var address = address(flight, destination);
        if (added.size() >= NamedSet.DYNAMIC_SIZE && !added.containsKey(address)) {
            added.values().removeIf(it -> !isAlive(it, run.now));
            if (added.size() >= NamedSet.DYNAMIC_SIZE) {
                return false;
            }
        }
        added.put(address, run.now);
        return true;
    }

    private boolean isAlive(long last, long now) {
        return now - last < nanos(set);
    }

    /// How long an element stays.
    static long nanos(NamedSet set) {
        return set.seconds() * 1_000_000_000L;
    }

    /// What the state calls the set.
    static String stateName(Table table, NamedSet set) {
        return table.family() + " " + table.name() + " " + set.name();
    }

    private static IpAddress address(Flight flight, boolean destination) {
        return destination ? flight.destination() : flight.source();
    }

    /// What a key comes to in a hash table; several may come to the same.
    private static final class Key {
        long high;
        long low;

        void add(long partHigh, long partLow) {
            high = high * 0x9e37_79b9_7f4a_7c15L + partHigh;
            low = low * 0x9e37_79b9_7f4a_7c15L + partLow;
        }
    }
}
