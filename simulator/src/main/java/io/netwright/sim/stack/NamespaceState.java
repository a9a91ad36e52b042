package io.netwright.sim.stack;

import io.netwright.model.net.IpAddress;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;

/// What changes in one namespace. Belongs to one [FabricState] that may change it; others copy it
/// first.
final class NamespaceState {
    /// Who may change it.
    final Object owner;

    ConntrackTable conntrack = new ConntrackTable();

    /// By the slot of the device, then by address.
    private final List<@Nullable AddressMap<KnownNeighbor>> neighbors = new ArrayList<>();

    /// In the order in which they were learned: device slot and address.
    private final List<NeighborKey> neighborOrder = new ArrayList<>();

    /// By the slot of the bridge or VXLAN device, then by MAC address.
    private final List<@Nullable AddressMap<Learned>> fdb = new ArrayList<>();

    private final List<FdbKey> fdbOrder = new ArrayList<>();

    /// `-m recent`: by name of the list, by address, when it was last seen.
    final TreeMap<String, TreeMap<IpAddress, Long>> recent = new TreeMap<>();

    /// Which of several equal paths a pair of addresses was given.
    final LinkedHashMap<Tuple, Integer> multipath = new LinkedHashMap<>();

    private AddressMap<PathMtu> pathMtus = new AddressMap<>();
    final LinkedHashMap<FragmentKey, List<Skb>> fragments = new LinkedHashMap<>();
    BalancedTable balanced = new BalancedTable();
    SocketTable sockets = new SocketTable();
    int identification;

    private record NeighborKey(int slot, long high, long low) {}

    private record FdbKey(int slot, long mac) {}

    NamespaceState(Object owner) {
        this.owner = owner;
    }

    NamespaceState copy(Object newOwner) {
        var copy = new NamespaceState(newOwner);
        copy.conntrack = conntrack.copy();
        for (var map : neighbors) {
            copy.neighbors.add(map == null ? null : map.copy());
        }
        copy.neighborOrder.addAll(neighborOrder);
        for (var key : neighborOrder) {
            copy.rebind(key);
        }
        for (var map : fdb) {
            copy.fdb.add(map == null ? null : map.copy());
        }
        copy.fdbOrder.addAll(fdbOrder);
        recent.forEach((name, list) -> copy.recent.put(name, new TreeMap<>(list)));
        copy.multipath.putAll(multipath);
        copy.pathMtus = pathMtus.copy();
        fragments.forEach((key, list) -> copy.fragments.put(key, new ArrayList<>(list)));
        copy.balanced = balanced.copy();
        copy.sockets = sockets.copy();
        copy.identification = identification;
        return copy;
    }

    private void rebind(NeighborKey key) {
        var map = neighbors.get(key.slot);
        var known = map == null ? null : map.get(key.high, key.low);
        if (map != null && known != null && !known.waiting().isEmpty()) {
            var waiting = new ArrayList<Waiting>();
            for (var it : known.waiting()) {
                waiting.add(it.in(conntrack));
            }
            map.put(
                    key.high,
                    key.low,
                    new KnownNeighbor(
                            known.link(),
                            known.address(),
                            known.entry(),
                            known.confirmed(),
                            known.failed(),
                            known.since(),
                            known.tries(),
                            List.copyOf(waiting)));
        }
    }

    @Nullable KnownNeighbor neighbor(Link link, IpAddress address) {
        var map = link.slot < neighbors.size() ? neighbors.get(link.slot) : null;
        return map == null ? null : map.get(Bits.high(address), Bits.low(address));
    }

    void put(KnownNeighbor known) {
        int slot = known.link().slot;
        long high = Bits.high(known.address());
        long low = Bits.low(known.address());
        var map = map(neighbors, slot);
        if (map.get(high, low) == null) {
            neighborOrder.add(new NeighborKey(slot, high, low));
        }
        map.put(high, low, known);
    }

    List<KnownNeighbor> neighbors() {
        var all = new ArrayList<KnownNeighbor>();
        for (var key : neighborOrder) {
            var map = neighbors.get(key.slot);
            var known = map == null ? null : map.get(key.high, key.low);
            if (known != null) {
                all.add(known);
            }
        }
        return all;
    }

    @Nullable Learned learned(Link device, long mac) {
        var map = device.slot < fdb.size() ? fdb.get(device.slot) : null;
        return map == null ? null : map.get(0, mac);
    }

    void learn(Link device, Learned learned) {
        var map = map(fdb, device.slot);
        long mac = learned.entry().mac().bits();
        if (map.get(0, mac) == null) {
            fdbOrder.add(new FdbKey(device.slot, mac));
        }
        map.put(0, mac, learned);
    }

    List<Learned> learned() {
        var all = new ArrayList<Learned>();
        for (var key : fdbOrder) {
            var map = fdb.get(key.slot);
            var learned = map == null ? null : map.get(0, key.mac);
            if (learned != null) {
                all.add(learned);
            }
        }
        return all;
    }

    /// The lowest MTU that the path to a destination is known to have, `limit` where none is.
    int pathMtu(IpAddress destination, int limit, long now) {
        if (pathMtus.size() == 0) {
            return limit;
        }
        var known = pathMtus.get(Bits.high(destination), Bits.low(destination));
        return known == null || known.expires() <= now ? limit : Math.min(limit, known.mtu());
    }

    void pathMtu(IpAddress destination, PathMtu known) {
        pathMtus.put(Bits.high(destination), Bits.low(destination), known);
    }

    private static <V> AddressMap<V> map(List<@Nullable AddressMap<V>> maps, int slot) {
        while (maps.size() <= slot) {
            maps.add(null);
        }
        var map = maps.get(slot);
        if (map == null) {
            map = new AddressMap<>();
            maps.set(slot, map);
        }
        return map;
    }
}
