package io.netwright.sim.control;

import io.netwright.model.net.Cidr;
import io.netwright.model.net.IpAddress;
import io.netwright.model.net.IpFamily;
import io.netwright.model.resource.EndpointSlice;
import io.netwright.model.resource.Labels;
import io.netwright.model.resource.Node;
import io.netwright.model.resource.Pod;
import io.netwright.model.resource.Resource;
import io.netwright.model.resource.ResourceKey;
import io.netwright.model.resource.Workload;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;

/// The nodes of a lab: declared ones, those that pods and slices name, else assumed ones; with
/// addresses and pod networks.
///
/// Source for the slices of the pods' network: kubernetes `pkg/controller/nodeipam/ipam`.
final class Nodes {
    private static final IpAddress FIRST_V4 = IpAddress.parse("192.168.50.11");
    private static final IpAddress FIRST_V6 = IpAddress.parse("fd00:192:168:50::11");
    private static final int PODS_PER_NODE = 100;

    private final Networks networks;
    private final Notes notes;
    private final Map<String, Node> declared = new LinkedHashMap<>();
    private final LinkedHashSet<String> named = new LinkedHashSet<>();
    private final Map<String, List<IpAddress>> podIps = new LinkedHashMap<>();
    private final Map<String, IpAddress> hostIps = new LinkedHashMap<>();

    private Nodes(Networks networks, Notes notes) {
        this.networks = networks;
        this.notes = notes;
    }

    static List<Host> derive(List<Resource> resources, Networks networks, Notes notes) {
        var run = new Nodes(networks, notes);
        run.read(resources);
        int pods = run.declared.isEmpty() && run.named.isEmpty() ? Workloads.count(resources) : 0;
        return run.build(pods);
    }

    private void read(List<Resource> resources) {
        for (var resource : resources) {
            switch (resource) {
                case Node node -> declared.put(node.key().name(), node);
                case Pod pod -> pod(pod);
                case EndpointSlice slice -> slice.endpoints().forEach(it -> name(it.nodeName()));
                case Workload workload -> name(workload.template().spec().nodeName());
                default -> {}
            }
        }
    }

    private void pod(Pod pod) {
        var node = pod.spec().nodeName();
        name(node);
        if (node == null) {
            return;
        }
        if (pod.status().hostIp() != null) {
            hostIps.putIfAbsent(node, pod.status().hostIp());
        }
        if (!pod.spec().hostNetwork()) {
            podIps.computeIfAbsent(node, _ -> new ArrayList<>()).addAll(pod.status().podIps());
        }
    }

    private void name(@Nullable String node) {
        if (node != null) {
            named.add(node);
        }
    }

    private List<Host> build(int pods) {
        var names = new LinkedHashSet<>(declared.keySet());
        if (names.addAll(named)) {
            var extra = named.stream().filter(it -> !declared.containsKey(it)).toList();
            notes.assume(Assumed.NAMED_NODES, String.join(", ", extra));
        }
        if (names.isEmpty()) {
            int count = Math.max(3, (pods + PODS_PER_NODE - 1) / PODS_PER_NODE);
            for (int i = 1; i <= count; i++) {
                names.add("node-" + i);
            }
            notes.assume(Assumed.NODES, "node-1 to node-" + count);
        }
        var addresses = addresses(names);
        var podCidrs = podCidrs(names);
        var hosts = new ArrayList<Host>();
        for (var name : names) {
            var node = declared.get(name);
            hosts.add(
                    new Host(
                            new ClusterNode(
                                    ResourceKey.node(name),
                                    node != null,
                                    labels(name, node),
                                    addresses.getOrDefault(name, List.of()),
                                    podCidrs.getOrDefault(name, List.of())),
                            node));
        }
        return hosts;
    }

    /// With the labels that every kubelet sets.
    private static Labels labels(String name, @Nullable Node node) {
        var labels = node == null ? Labels.NONE : node.meta().labels();
        for (var own :
                List.of(
                        List.of("kubernetes.io/hostname", name),
                        List.of("kubernetes.io/os", "linux"),
                        List.of("kubernetes.io/arch", "amd64"))) {
            if (!labels.has(own.getFirst())) {
                labels = labels.with(own.getFirst(), own.getLast());
            }
        }
        return labels;
    }

    private Map<String, List<IpAddress>> addresses(SequencedSet<String> names) {
        var used = new LinkedHashSet<IpAddress>();
        var result = new LinkedHashMap<String, List<IpAddress>>();
        for (var name : names) {
            var own = new ArrayList<IpAddress>();
            var node = declared.get(name);
            if (node != null) {
                own.addAll(node.internalIps());
            }
            if (own.isEmpty() && hostIps.containsKey(name)) {
                own.add(hostIps.get(name));
            }
            used.addAll(own);
            result.put(name, own);
        }
        var chosen = new ArrayList<String>();
        for (var entry : result.entrySet()) {
            var name = entry.getKey();
            var own = entry.getValue();
            for (var family : networks.families()) {
                if (own.stream().noneMatch(it -> it.family() == family)) {
                    var next = family == IpFamily.V4 ? FIRST_V4 : FIRST_V6;
                    while (!used.add(next)) {
                        next = next.plus(1);
                    }
                    own.add(next);
                    chosen.add(name + " " + next);
                }
            }
        }
        if (!chosen.isEmpty()) {
            notes.assume(Assumed.NODE_ADDRESSES, shortened(chosen));
        }
        return result;
    }

    private Map<String, List<Cidr>> podCidrs(SequencedSet<String> names) {
        var result = new LinkedHashMap<String, List<Cidr>>();
        var used = new LinkedHashSet<Cidr>();
        for (var name : names) {
            var node = declared.get(name);
            var own = new ArrayList<>(node == null ? List.<Cidr>of() : node.podCidrs());
            used.addAll(own);
            result.put(name, own);
        }
        var chosen = new ArrayList<String>();
        for (var network : networks.pods()) {
            var length = Math.min(network.family().width(), sliceLength(network));
            var missing =
                    names.stream().filter(it -> lacks(result.get(it), network.family())).toList();
            var shown = new LinkedHashMap<String, Cidr>();
            for (var name : missing) {
                var seen = shown(name, network.family(), length);
                if (seen != null && used.stream().noneMatch(seen::overlaps)) {
                    used.add(seen);
                    shown.put(name, seen);
                }
            }
            var next = new Cidr(network.network(), length);
            for (var name : missing) {
                var slice = shown.get(name);
                while (slice == null && network.contains(next)) {
                    if (used.stream().noneMatch(next::overlaps)) {
                        slice = next;
                    }
                    next = new Cidr(next.last().plus(1), length);
                }
                if (slice != null) {
                    used.add(slice);
                    result.computeIfAbsent(name, _ -> new ArrayList<>()).add(slice);
                    chosen.add(name + " " + slice);
                }
            }
        }
        if (!chosen.isEmpty()) {
            notes.assume(Assumed.NODE_POD_NETWORKS, shortened(chosen));
        }
        return result;
    }

    private static boolean lacks(@Nullable List<Cidr> own, IpFamily family) {
        return own == null || own.stream().noneMatch(it -> it.family() == family);
    }

    private static int sliceLength(Cidr network) {
        int usual = network.family() == IpFamily.V4 ? 24 : 64;
        return Math.max(usual, network.length());
    }

    /// The one slice that holds all addresses of the node's pods, null where there is no such.
    private @Nullable Cidr shown(String name, IpFamily family, int length) {
        var seen = new LinkedHashSet<Cidr>();
        for (var address : podIps.getOrDefault(name, List.of())) {
            if (address.family() == family) {
                seen.add(new Cidr(address.prefix(length), length));
            }
        }
        return seen.size() == 1 ? seen.getFirst() : null;
    }

    private static String shortened(List<String> all) {
        return all.size() <= 6
                ? String.join(", ", all)
                : String.join(", ", all.subList(0, 5)) + " and " + (all.size() - 5) + " more";
    }
}
