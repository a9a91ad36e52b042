package io.netwright.sim.control;

import io.netwright.model.net.IpFamily;
import io.netwright.model.resource.EndpointSlice;
import io.netwright.model.resource.Endpoints;
import io.netwright.model.resource.Labels;
import io.netwright.model.resource.ObjectMeta;
import io.netwright.model.resource.ResourceKey;
import io.netwright.model.resource.Service;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedSet;
import java.util.TreeMap;

/// The endpoint slices of the Services that have none in the lab (R5.1 to R5.7).
///
/// Source: kubernetes/endpointslice `reconciler.go`, `utils.go`.
final class EndpointSlices {
    private static final int LARGEST = 100;
    static final String ZONE = "topology.kubernetes.io/zone";

    private final Networks networks;
    private final ZoneHints zoneHints;
    private final Map<String, ClusterNode> nodes = new LinkedHashMap<>();
    private final PodsByLabel pods;
    private final LinkedHashSet<String> names = new LinkedHashSet<>();
    private final List<EndpointSlice> slices = new ArrayList<>();

    private EndpointSlices(Networks networks, List<Host> hosts, PodsByLabel pods) {
        this.networks = networks;
        this.zoneHints = ZoneHints.of(hosts);
        hosts.forEach(it -> nodes.put(it.name(), it.node()));
        this.pods = pods;
    }

    /// The declared slices and the derived ones, by namespace and name.
    ///
    /// @param mirrored Endpoints objects, for Services without selector
    static List<EndpointSlice> derive(
            List<EndpointSlice> declared,
            List<Endpoints> mirrored,
            List<ClusterService> services,
            Networks networks,
            List<Host> hosts,
            List<ClusterPod> pods,
            Notes notes) {
        var byLabel = new PodsByLabel(pods);
        var run = new EndpointSlices(networks, hosts, byLabel);
        var check = new EndpointSlices(networks, hosts, byLabel);
        run.slices.addAll(declared);
        declared.forEach(it -> run.names.add(it.key().name()));
        var told = new LinkedHashSet<ResourceKey>();
        for (var slice : declared) {
            var name = slice.meta().labels().values().get(EndpointSlice.SERVICE_NAME);
            var namespace = slice.key().namespace();
            if (name != null && namespace != null) {
                told.add(ResourceKey.core("Service", namespace, name));
            }
        }
        for (var service : services) {
            (told.contains(service.key()) ? check : run).add(service);
        }
        run.mirror(mirrored, services, told);
        SliceCheck.run(declared, check.slices, pods, notes);
        EndpointsCheck.run(mirrored, declared, notes);
        run.slices.sort((a, b) -> a.key().compareTo(b.key()));
        return run.slices;
    }

    private void mirror(
            List<Endpoints> objects,
            List<ClusterService> services,
            SequencedSet<ResourceKey> told) {
        var byKey = new LinkedHashMap<ResourceKey, Service>();
        services.forEach(it -> byKey.put(it.key(), it.declared()));
        for (var object : objects) {
            var namespace = Objects.requireNonNull(object.key().namespace());
            var key = ResourceKey.core("Service", namespace, object.key().name());
            var service = byKey.get(key);
            if (service != null
                    && !told.contains(key)
                    && MirroredSlices.isMirrored(object, service)) {
                for (var slice : MirroredSlices.of(object, names::contains)) {
                    names.add(slice.key().name());
                    slices.add(slice);
                }
            }
        }
    }

    private void add(ClusterService service) {
        var declared = service.declared();
        var selector = declared.selector();
        var namespace = declared.key().namespace();
        if (selector == null
                || selector.isEmpty()
                || namespace == null
                || declared.type() == Service.Type.EXTERNAL_NAME) {
            return;
        }
        var selected =
                pods.select(namespace, selector).stream().filter(ClusterPod::running).toList();
        for (var family : Families.wanted(declared, networks)) {
            add(service, family, selected);
        }
    }

    private void add(ClusterService service, IpFamily family, List<ClusterPod> selected) {
        var groups = new LinkedHashMap<List<EndpointSlice.Port>, List<EndpointSlice.Endpoint>>();
        var pods = selected.stream().filter(it -> it.address(family) != null).toList();
        var endpoints = endpoints(service.declared(), family, pods);
        for (int i = 0; i < pods.size(); i++) {
            groups.computeIfAbsent(ports(service, pods.get(i)), _ -> new ArrayList<>())
                    .add(endpoints.get(i));
        }
        if (groups.isEmpty()) {
            slices.add(slice(service, family, 0, List.of(), List.of()));
        }
        int number = 0;
        for (var group : groups.entrySet()) {
            var own = group.getValue();
            for (int i = 0; i < own.size(); i += LARGEST) {
                var part = own.subList(i, Math.min(i + LARGEST, own.size()));
                slices.add(slice(service, family, number++, group.getKey(), part));
            }
        }
    }

    private EndpointSlice slice(
            ClusterService service,
            IpFamily family,
            int number,
            List<EndpointSlice.Port> ports,
            List<EndpointSlice.Endpoint> endpoints) {
        var key = service.key();
        var text = key + "/" + family + "/" + number;
        var name = Names.generated(key.name() + "-", text, names::contains);
        names.add(name);
        var labels = new TreeMap<>(service.declared().meta().labels().values());
        labels.put(EndpointSlice.SERVICE_NAME, key.name());
        if (service.declared().isHeadless()) {
            labels.put("service.kubernetes.io/headless", "");
        }
        return new EndpointSlice(
                new ResourceKey("discovery.k8s.io", "EndpointSlice", key.namespace(), name),
                ObjectMeta.of(key.namespace(), name, new Labels(labels)),
                family == IpFamily.V4
                        ? EndpointSlice.AddressType.IPV4
                        : EndpointSlice.AddressType.IPV6,
                endpoints,
                ports);
    }

    private static List<EndpointSlice.Port> ports(ClusterService service, ClusterPod pod) {
        var ports = new ArrayList<EndpointSlice.Port>();
        for (var port : service.ports()) {
            var number = PodPorts.resolve(port.target(), port.protocol(), pod.spec());
            if (number.isPresent()) {
                ports.add(new EndpointSlice.Port(port.name(), port.protocol(), number.getAsInt()));
            }
        }
        return ports;
    }

    private List<EndpointSlice.Endpoint> endpoints(
            Service service, IpFamily family, List<ClusterPod> pods) {
        var endpoints = new ArrayList<EndpointSlice.Endpoint>();
        for (var pod : pods) {
            endpoints.add(endpoint(service, pod, String.valueOf(pod.address(family))));
        }
        if (ZoneHints.isWanted(service)) {
            var zones = zoneHints.zones(endpoints);
            for (int i = 0; i < zones.size(); i++) {
                var zone = zones.get(i);
                endpoints.set(i, endpoints.get(i).hinted(zone == null ? List.of() : List.of(zone)));
            }
        }
        return endpoints;
    }

    private EndpointSlice.Endpoint endpoint(Service service, ClusterPod pod, String address) {
        boolean serving = pod.ready();
        boolean ready = service.publishNotReadyAddresses() || (serving && !pod.terminating());
        var node = pod.node() == null ? null : nodes.get(pod.node());
        var zone = node == null ? null : node.labels().values().get(ZONE);
        var hint = ready ? service.trafficDistribution() : null;
        boolean hintsNode = "PreferSameNode".equals(hint);
        return new EndpointSlice.Endpoint(
                List.of(address),
                ready,
                serving,
                pod.terminating(),
                hostname(service, pod),
                pod.node(),
                zone,
                pod.key(),
                hint == null || zone == null ? List.of() : List.of(zone),
                hintsNode && pod.node() != null ? List.of(pod.node()) : List.of());
    }

    /// R5.7.
    private static @Nullable String hostname(Service service, ClusterPod pod) {
        var hostname = pod.spec().hostname();
        return hostname != null && service.key().name().equals(pod.spec().subdomain())
                ? hostname
                : null;
    }
}
