package io.netwright.sim.control;

import io.netwright.model.resource.EndpointSlice.Endpoint;
import io.netwright.model.resource.Service;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/// Hints of `service.kubernetes.io/topology-mode: Auto`: endpoints are shared out among the zones
/// as their nodes' processors are. There are none where a node has no zone or does not say how many
/// processors it has, in a single zone, or where too few endpoints are ready.
///
/// Source: kubernetes/endpointslice `topologycache/{topologycache,sliceinfo,utils}.go`. Which
/// endpoint of a zone another zone gets depends on their order in the slices; here the first.
final class ZoneHints {
    private static final double OVERLOAD = 0.2;

    private final SequencedMap<String, Double> shares;

    private ZoneHints(SequencedMap<String, Double> shares) {
        this.shares = shares;
    }

    private record Allocation(int minimum, double desired) {}

    static boolean isWanted(Service service) {
        var annotations = service.meta().annotations().values();
        var mode = annotations.get("service.kubernetes.io/topology-mode");
        if (mode == null) {
            mode = annotations.get("service.kubernetes.io/topology-aware-hints");
        }
        return "Auto".equals(mode) || "auto".equals(mode);
    }

    static ZoneHints of(List<Host> hosts) {
        var none = new ZoneHints(new LinkedHashMap<>());
        var sums = new TreeMap<String, Long>();
        long total = 0;
        for (var host : hosts) {
            var labels = host.labels();
            boolean left =
                    labels.has("node-role.kubernetes.io/control-plane")
                            || labels.has("node-role.kubernetes.io/master")
                            || !host.isReady();
            if (left) {
                continue;
            }
            var zone = labels.values().get(EndpointSlices.ZONE);
            var processors = host.declared() == null ? null : host.declared().milliCpu();
            if (zone == null || zone.isEmpty() || processors == null || processors == 0) {
                return none;
            }
            sums.merge(zone, processors, Long::sum);
            total += processors;
        }
        if (sums.size() < 2) {
            return none;
        }
        var shares = new LinkedHashMap<String, Double>();
        for (var sum : sums.entrySet()) {
            shares.put(sum.getKey(), (double) sum.getValue() / total);
        }
        return new ZoneHints(shares);
    }

    /// For every endpoint the zone that is to use it, null without hints.
    List<@Nullable String> zones(List<Endpoint> endpoints) {
        var none = new ArrayList<@Nullable String>();
        endpoints.forEach(_ -> none.add(null));
        int ready = (int) endpoints.stream().filter(Endpoint::isReady).count();
        var allocations = allocations(ready);
        if (allocations.isEmpty()) {
            return none;
        }
        var zones = new ArrayList<@Nullable String>();
        var given = new LinkedHashMap<String, Integer>();
        for (var endpoint : endpoints) {
            if (!endpoint.isReady()) {
                zones.add(null);
                continue;
            }
            var zone = endpoint.zone();
            if (zone == null) {
                return none;
            }
            zones.add(zone);
            given.merge(zone, 1, Integer::sum);
        }
        move(zones, allocations, given);
        return zones;
    }

    private SequencedMap<String, Allocation> allocations(int ready) {
        var allocations = new LinkedHashMap<String, Allocation>();
        if (shares.isEmpty() || shares.size() > ready) {
            return allocations;
        }
        int left = ready;
        for (var share : shares.entrySet()) {
            double desired = share.getValue() * ready;
            int minimum = (int) Math.ceil(desired / (1 + OVERLOAD));
            allocations.put(share.getKey(), new Allocation(minimum, Math.max(desired, minimum)));
            left -= minimum;
        }
        return left < 0 ? new LinkedHashMap<>() : allocations;
    }

    /// Moves endpoints from zones with too many to zones with too few while a whole one is over or
    /// lacking.
    private static void move(
            List<@Nullable String> zones,
            Map<String, Allocation> allocations,
            Map<String, Integer> given) {
        var surplus = new TreeMap<String, Double>();
        var lack = new TreeMap<String, Double>();
        for (var entry : allocations.entrySet()) {
            double over = given.getOrDefault(entry.getKey(), 0) - entry.getValue().desired();
            if (over > 0) {
                surplus.put(entry.getKey(), over);
            } else if (over < 0) {
                lack.put(entry.getKey(), -over);
            }
        }
        while (true) {
            var from = most(surplus);
            var to = most(lack);
            if (from == null || to == null) {
                return;
            }
            if (surplus.getOrDefault(from, 0.0) < 1 && lack.getOrDefault(to, 0.0) < 1) {
                return;
            }
            surplus.merge(from, -1.0, Double::sum);
            lack.merge(to, -1.0, Double::sum);
            zones.set(zones.indexOf(from), to);
        }
    }

    /// The zone with the largest number, null where none is positive.
    private static @Nullable String most(Map<String, Double> numbers) {
        String most = null;
        double largest = 0;
        for (var entry : numbers.entrySet()) {
            if (entry.getValue() > largest) {
                most = entry.getKey();
                largest = entry.getValue();
            }
        }
        return most;
    }
}
