package io.netwright.sim.proxy;

import io.netwright.model.net.IpAddress;
import io.netwright.model.net.IpFamily;
import io.netwright.model.resource.EndpointSlice;
import io.netwright.sim.control.Cluster;
import io.netwright.sim.control.ClusterNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/// The endpoints of a service port that one node may use (R3.10).
///
/// @param cluster for traffic policy Cluster, empty where the port never uses it
/// @param local for traffic policy Local, empty where the port never uses it
/// @param reachable both, each endpoint once
/// @param any is there a usable endpoint anywhere
public record ServiceEndpoints(
        List<ProxyEndpoint> cluster,
        List<ProxyEndpoint> local,
        List<ProxyEndpoint> reachable,
        boolean any) {
    private static final String ZONE = "topology.kubernetes.io/zone";
    private static final String HEADLESS = "service.kubernetes.io/headless";

    public ServiceEndpoints {
        cluster = List.copyOf(cluster);
        local = List.copyOf(local);
        reachable = List.copyOf(reachable);
    }

    /// What a node may use of a port.
    ///
    /// @param slices of the Service, see [#slices]
    public static ServiceEndpoints of(
            List<EndpointSlice> slices, ClusterNode node, ServicePort port, IpFamily family) {
        return categorize(all(slices, node, port, family), node, port);
    }

    /// The slices of one family that kube-proxy sees, by the path of their Service.
    public static Map<String, List<EndpointSlice>> slices(Cluster cluster, IpFamily family) {
        var byService = new TreeMap<String, List<EndpointSlice>>();
        for (var slice : cluster.slices()) {
            var labels = slice.meta().labels();
            var service = labels.values().get(EndpointSlice.SERVICE_NAME);
            if (slice.addressType() == typeOf(family) && service != null && !labels.has(HEADLESS)) {
                byService
                        .computeIfAbsent(
                                slice.key().namespace() + "/" + service, _ -> new ArrayList<>())
                        .add(slice);
            }
        }
        return byService;
    }

    /// Every endpoint of the port, one per address and port, sorted as text (R3.3a).
    public static List<ProxyEndpoint> all(
            List<EndpointSlice> slices, ClusterNode node, ServicePort port, IpFamily family) {
        var byText = new TreeMap<String, ProxyEndpoint>();
        for (var slice : slices) {
            for (var slicePort : slice.ports()) {
                var number = slicePort.port();
                if (number == null
                        || slicePort.protocol() != port.protocol()
                        || !Objects.requireNonNullElse(slicePort.name(), "")
                                .equals(port.port().name())) {
                    continue;
                }
                for (var endpoint : slice.endpoints()) {
                    add(byText, slice, endpoint, number, node, family);
                }
            }
        }
        return List.copyOf(byText.values());
    }

    private static EndpointSlice.AddressType typeOf(IpFamily family) {
        return switch (family) {
            case V4 -> EndpointSlice.AddressType.IPV4;
            case V6 -> EndpointSlice.AddressType.IPV6;
        };
    }

    private static void add(
            TreeMap<String, ProxyEndpoint> byText,
            EndpointSlice slice,
            EndpointSlice.Endpoint endpoint,
            int port,
            ClusterNode node,
            IpFamily family) {
        if (endpoint.addresses().isEmpty()) {
            return;
        }
        var address = IpAddress.read(endpoint.addresses().getFirst()).orElse(null);
        if (address == null || address.family() != family) {
            return;
        }
        var added =
                new ProxyEndpoint(
                        address,
                        port,
                        node.name().equals(endpoint.nodeName()),
                        endpoint.ready() == null || endpoint.ready(),
                        endpoint.serving() == null || endpoint.serving(),
                        endpoint.isTerminating(),
                        endpoint.hintZones(),
                        endpoint.hintNodes(),
                        slice.key(),
                        endpoint.pod());
        if (!added.terminating() || !byText.containsKey(added.text())) {
            byText.put(added.text(), added);
        }
    }

    private static ServiceEndpoints categorize(
            List<ProxyEndpoint> all, ClusterNode node, ServicePort port) {
        Predicate<ProxyEndpoint> leaving = it -> it.serving() && it.terminating();
        var ready = all.stream().filter(ProxyEndpoint::ready).toList();
        var usable = ready.isEmpty() ? all.stream().filter(leaving).toList() : ready;
        List<ProxyEndpoint> cluster = List.of();
        if (port.usesClusterEndpoints()) {
            cluster = ready.isEmpty() ? usable : near(ready, node);
        }
        List<ProxyEndpoint> local = List.of();
        if (port.usesLocalEndpoints()) {
            local = ready.stream().filter(ProxyEndpoint::local).toList();
            if (local.isEmpty()) {
                local = all.stream().filter(it -> it.local() && leaving.test(it)).toList();
            }
        }
        boolean any =
                !cluster.isEmpty()
                        || (port.usesLocalEndpoints()
                                && all.stream().anyMatch(it -> it.ready() || leaving.test(it)));
        return new ServiceEndpoints(cluster, local, union(cluster, local), any);
    }

    /// Ready endpoints by their hints: this node's, else this zone's, else all (R3.12).
    private static List<ProxyEndpoint> near(List<ProxyEndpoint> ready, ClusterNode node) {
        var here = hinted(ready, ProxyEndpoint::nodes, node.name());
        if (!here.isEmpty()) {
            return here;
        }
        var zone = node.labels().values().get(ZONE);
        var sameZone = zone == null ? here : hinted(ready, ProxyEndpoint::zones, zone);
        return sameZone.isEmpty() ? ready : sameZone;
    }

    private static List<ProxyEndpoint> hinted(
            List<ProxyEndpoint> ready, Function<ProxyEndpoint, List<String>> hints, String place) {
        if (ready.stream().anyMatch(it -> hints.apply(it).isEmpty())) {
            return List.of();
        }
        return ready.stream().filter(it -> hints.apply(it).contains(place)).toList();
    }

    private static List<ProxyEndpoint> union(List<ProxyEndpoint> one, List<ProxyEndpoint> other) {
        var both = new ArrayList<>(one);
        other.stream().filter(it -> !one.contains(it)).forEach(both::add);
        return both;
    }
}
