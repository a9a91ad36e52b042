package io.netwright.sim.policy;

import io.netwright.model.diag.Message;
import io.netwright.model.net.IpFamily;
import io.netwright.model.net.Protocol;
import io.netwright.model.resource.ResourceKey;
import io.netwright.sim.control.Cluster;
import io.netwright.sim.control.ClusterPod;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Who may talk to whom on which ports, as the lab's policies say. Not for use by two threads at
/// once: tables are worked out when they are first asked for.
public final class Reachability {
    private final Cluster cluster;
    private final Enforcement enforcement;
    private final PortSets ports = new PortSets();
    private final List<Layer> layers = new ArrayList<>();
    private final Map<ResourceKey, Member> members = new LinkedHashMap<>();

    /// A pod, and its class in each layer, -1 where it is not in it.
    private record Member(ClusterPod pod, List<Integer> classes) {}

    /// Workloads whose pods have the same classes.
    private record Shape(List<List<Integer>> classes, List<String> hosts) {}

    private record Party(Endpoint endpoint, int shape, List<String> nodes) {}

    private Reachability(Cluster cluster, boolean ipv6) {
        this.cluster = cluster;
        enforcement = Enforcement.of(cluster);
        var index = new PolicyIndex(enforcement.enforces() ? cluster.policies() : List.of());
        var pods = cluster.pods().stream().filter(Reachability::counts).toList();
        boolean six = ipv6 || pods.stream().anyMatch(it -> it.address(IpFamily.V6) != null);
        for (var family : six ? List.of(IpFamily.values()) : List.of(IpFamily.V4)) {
            layers.add(new Layer(index, ports, cluster, family, enforcement.blocksMatchPods()));
        }
        for (var pod : pods) {
            var classes = new ArrayList<Integer>();
            for (int i = 0; i < layers.size(); i++) {
                boolean in = pod.ips().isEmpty() ? i == 0 : pod.address(family(i)) != null;
                classes.add(in ? layers.get(i).add(pod) : -1);
            }
            members.put(pod.key(), new Member(pod, classes));
        }
    }

    public static Reachability of(Cluster cluster) {
        return new Reachability(cluster, false);
    }

    /// With addresses of IPv6 outside, though no pod may have one.
    public static Reachability withIpv6(Cluster cluster) {
        return new Reachability(cluster, true);
    }

    /// What the answers rest on beside the policies.
    public Enforcement enforcement() {
        return enforcement;
    }

    /// What decides too and is not modelled.
    public List<Message> missing() {
        return enforcement.missing();
    }

    /// Finished pods talk to nobody; one that waits for a node would, if it ran.
    private static boolean counts(ClusterPod pod) {
        return pod.running() || pod.pending() != null;
    }

    private static IpFamily family(int layer) {
        return layer == 0 ? IpFamily.V4 : IpFamily.V6;
    }

    /// May the one pod open a connection to that port of the other? A pod may always talk to itself
    /// and be talked to from the network of its own node (R8.9).
    public boolean allows(
            ResourceKey source, ResourceKey destination, Protocol protocol, int port) {
        return allowed(source, destination).contains(protocol, port);
    }

    /// All that the one pod may reach of the other; nothing where one of them is not there.
    public PortSet allowed(ResourceKey source, ResourceKey destination) {
        var from = members.get(source);
        var to = members.get(destination);
        if (from == null || to == null) {
            return PortSet.NONE;
        }
        if (source.equals(destination) || isOwnHost(from.pod, to.pod)) {
            return PortSet.ALL;
        }
        int set = PortSets.NONE;
        for (int i = 0; i < layers.size(); i++) {
            int a = from.classes.get(i);
            int b = to.classes.get(i);
            if (a >= 0 && b >= 0) {
                set = ports.union(set, layers.get(i).allowed(a, b));
            }
        }
        return ports.get(set);
    }

    private static boolean isOwnHost(ClusterPod source, ClusterPod destination) {
        return source.spec().hostNetwork()
                && source.node() != null
                && source.node().equals(destination.node());
    }

    /// Why; of the first family that both have, or of one that lets the connection pass.
    public Decision why(ResourceKey source, ResourceKey destination, Protocol protocol, int port) {
        var from = Objects.requireNonNull(members.get(source)).pod;
        var to = Objects.requireNonNull(members.get(destination)).pod;
        return Explanation.of(cluster, enforcement, from, to, protocol, port);
    }

    /// Everything that is allowed, in order, without IPv6 outside.
    public List<Connection> connections() {
        var all = new ArrayList<Connection>();
        forEach(false, _ -> true, all::add);
        return all;
    }

    /// Everything that is allowed, by source, then destination.
    ///
    /// @param ipv6 with outside addresses of IPv6
    /// @param wanted the pods that are asked about
    public void forEach(boolean ipv6, Predicate<ClusterPod> wanted, Consumer<Connection> consumer) {
        var shapes = new LinkedHashMap<Shape, Integer>();
        var parties = parties(ipv6, wanted, shapes);
        var list = List.copyOf(shapes.keySet());
        var known = new int[list.size()][];
        for (var source : parties) {
            for (var destination : parties) {
                if (source.endpoint.equals(destination.endpoint)
                        || (source.endpoint instanceof Endpoint.External
                                && destination.endpoint instanceof Endpoint.External)) {
                    continue;
                }
                var row = known[source.shape];
                if (row == null) {
                    row = row(list.get(source.shape), list);
                    known[source.shape] = row;
                }
                int set = row[destination.shape];
                var hosts = list.get(source.shape).hosts;
                if (!hosts.isEmpty() && destination.nodes.stream().anyMatch(hosts::contains)) {
                    set = PortSets.ALL;
                }
                if (set != PortSets.NONE) {
                    consumer.accept(
                            new Connection(source.endpoint, destination.endpoint, ports.get(set)));
                }
            }
        }
    }

    private List<Party> parties(
            boolean ipv6, Predicate<ClusterPod> wanted, Map<Shape, Integer> shapes) {
        var pods = new TreeMap<Endpoint, List<Member>>();
        for (var member : members.values()) {
            if (wanted.test(member.pod)) {
                var endpoint = new Endpoint.Workload(member.pod.owner());
                pods.computeIfAbsent(endpoint, _ -> new ArrayList<>()).add(member);
            }
        }
        var parties = new ArrayList<Party>();
        pods.forEach(
                (endpoint, own) -> {
                    var hosts = nodes(own, true);
                    parties.add(
                            new Party(
                                    endpoint,
                                    number(shapes, shape(own, hosts)),
                                    nodes(own, false)));
                });
        for (int i = 0; i < (ipv6 ? layers.size() : 1); i++) {
            int layer = i;
            layers.get(i)
                    .outside()
                    .forEach(
                            (range, number) -> {
                                var classes = new ArrayList<List<Integer>>();
                                for (int j = 0; j < layers.size(); j++) {
                                    classes.add(j == layer ? List.of(number) : List.of());
                                }
                                int shape = number(shapes, new Shape(classes, List.of()));
                                var endpoint = new Endpoint.External(range);
                                parties.add(new Party(endpoint, shape, List.of()));
                            });
        }
        return parties;
    }

    private static int number(Map<Shape, Integer> shapes, Shape shape) {
        int next = shapes.size();
        return shapes.computeIfAbsent(shape, _ -> next);
    }

    private Shape shape(List<Member> own, List<String> hosts) {
        var classes = new ArrayList<List<Integer>>();
        for (int i = 0; i < layers.size(); i++) {
            int layer = i;
            classes.add(
                    own.stream()
                            .map(it -> it.classes.get(layer))
                            .filter(it -> it >= 0)
                            .distinct()
                            .sorted()
                            .toList());
        }
        return new Shape(classes, hosts);
    }

    private static List<String> nodes(List<Member> own, boolean hostNetwork) {
        var nodes = new LinkedHashSet<String>();
        for (var member : own) {
            if (member.pod.node() != null && (!hostNetwork || member.pod.spec().hostNetwork())) {
                nodes.add(member.pod.node());
            }
        }
        return List.copyOf(nodes);
    }

    /// What a shape may reach of every other: what some pod may of some pod.
    private int[] row(Shape source, List<Shape> shapes) {
        var row = new int[shapes.size()];
        for (int s = 0; s < row.length; s++) {
            for (int i = 0; i < layers.size(); i++) {
                for (int from : source.classes.get(i)) {
                    for (int to : shapes.get(s).classes.get(i)) {
                        row[s] = ports.union(row[s], layers.get(i).allowed(from, to));
                    }
                }
            }
        }
        return row;
    }
}
