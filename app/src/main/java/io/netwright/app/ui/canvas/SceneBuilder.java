package io.netwright.app.ui.canvas;

import io.netwright.app.ui.layout.Arrangement;
import io.netwright.app.ui.layout.AutoLayout;
import io.netwright.app.ui.layout.Box;
import io.netwright.app.ui.layout.Content;
import io.netwright.app.ui.layout.ElementId;
import io.netwright.app.ui.layout.Placements;
import io.netwright.app.ui.layout.Sizes;
import io.netwright.model.net.IpAddress;
import io.netwright.model.resource.Ingress;
import io.netwright.model.resource.NetworkPolicy;
import io.netwright.model.resource.NetworkPolicy.Direction;
import io.netwright.model.resource.Service;
import io.netwright.model.topology.ExternalHost;
import io.netwright.sim.control.Cluster;
import io.netwright.sim.control.ClusterNode;
import io.netwright.sim.control.ClusterPod;
import io.netwright.sim.control.ClusterService;
import io.netwright.sim.fabric.Device;
import io.netwright.sim.fabric.Fabric;
import io.netwright.sim.fabric.NetworkNamespace;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Makes the drawing of a cluster: arranges it and writes down what each thing says.
final class SceneBuilder {
    private static final ElementId TRAY = new ElementId.Unscheduled();

    private final Cluster cluster;
    private final @Nullable Fabric fabric;
    private final Placements placements;
    private final Relations relations;
    private final Map<ElementId, List<ClusterPod>> podsOf = new LinkedHashMap<>();
    private final Map<String, Plumbing.Parts> parts = new LinkedHashMap<>();
    private final Map<String, NetworkNamespace> namespaces = new LinkedHashMap<>();
    private final List<ExternalHost> outside;

    SceneBuilder(Cluster cluster, @Nullable Fabric fabric, Placements placements) {
        this.cluster = cluster;
        this.fabric = fabric;
        this.placements = placements;
        this.relations = RelationsFinder.of(cluster);
        if (fabric != null) {
            fabric.namespaces().forEach(it -> namespaces.put(it.name(), it));
        }
        this.outside = outside();
        var known = new LinkedHashSet<ElementId>();
        for (var node : cluster.nodes()) {
            known.add(ElementId.of(node.key()));
            parts.put(node.name(), Plumbing.Parts.of("node/" + node.name(), fabric));
        }
        for (var pod : cluster.pods()) {
            var frame = pod.node() == null ? TRAY : ElementId.node(pod.node());
            podsOf.computeIfAbsent(known.contains(frame) ? frame : TRAY, _ -> new ArrayList<>())
                    .add(pod);
        }
        podsOf.values().forEach(SceneBuilder::systemLast);
    }

    /// What the lab is about comes first, what every cluster has comes last.
    private static void systemLast(List<ClusterPod> pods) {
        pods.sort(
                (a, b) ->
                        Boolean.compare(
                                a.namespace().equals("kube-system"),
                                b.namespace().equals("kube-system")));
    }

    /// The declared hosts, and those that only the fabric has.
    private List<ExternalHost> outside() {
        var hosts = new ArrayList<>(cluster.external());
        var addresses =
                hosts.stream()
                        .flatMap(it -> it.addresses().stream())
                        .map(IpAddress::toString)
                        .collect(Collectors.toCollection(TreeSet::new));
        for (var namespace : namespaces.values()) {
            String address = namespace.name().replaceFirst("^external:", "");
            boolean more = namespace.kind() == NetworkNamespace.Kind.OUTSIDE;
            if (more
                    && hosts.stream().noneMatch(it -> it.name().equals(address))
                    && addresses.add(address)) {
                hosts.add(new ExternalHost(address, List.of(), List.of()));
            }
        }
        return hosts;
    }

    CanvasScene build() {
        var ingresses =
                cluster.unmodelled().stream()
                        .filter(Ingress.class::isInstance)
                        .map(Ingress.class::cast)
                        .toList();
        var arrangement = AutoLayout.arrange(content(ingresses), placements);
        var things = new ArrayList<Thing>();
        things.add(
                new Thing.RouterBox(
                        new ElementId.Router(), box(arrangement, new ElementId.Router())));
        for (var host : outside) {
            var id = new ElementId.Outside(host.name());
            String address =
                    host.addresses().isEmpty() ? "" : host.addresses().getFirst().toString();
            things.add(new Thing.OutsideCard(id, box(arrangement, id), host.name(), address));
        }
        for (var node : cluster.nodes()) {
            things.add(frame(node, arrangement));
        }
        if (podsOf.containsKey(TRAY)) {
            int count = pods(TRAY).size();
            things.add(new Thing.Tray(TRAY, box(arrangement, TRAY), count));
        }
        podsOf.forEach(
                (frame, pods) -> {
                    for (var pod : pods) {
                        things.add(card(pod, frame, arrangement));
                    }
                });
        cluster.services().forEach(it -> things.add(card(it, arrangement)));
        for (var ingress : ingresses) {
            var id = ElementId.of(ingress.key());
            things.add(
                    new Thing.IngressCard(id, box(arrangement, id), ingress.key(), hosts(ingress)));
        }
        cluster.policies().forEach(it -> things.add(chip(it, arrangement)));
        var buses = new TreeSet<>(arrangement.buses().values());
        return new CanvasScene(
                things, relations, places(), arrangement.trunk(), List.copyOf(buses));
    }

    private List<ClusterPod> pods(ElementId frame) {
        return podsOf.getOrDefault(frame, List.of());
    }

    private static Box box(Arrangement arrangement, ElementId id) {
        return Objects.requireNonNull(arrangement.box(id), id::toString);
    }

    private Content content(List<Ingress> ingresses) {
        var frameOf = new LinkedHashMap<ElementId, ElementId>();
        podsOf.forEach(
                (frame, pods) -> pods.forEach(it -> frameOf.put(ElementId.of(it.key()), frame)));
        var frames = new ArrayList<Content.Frame>();
        for (var node : cluster.nodes()) {
            var id = ElementId.of(node.key());
            frames.add(
                    new Content.Frame(
                            id,
                            ids(pods(id)),
                            partsOf(node).height(Sizes.inside(Sizes.columns(pods(id).size())))));
        }
        if (podsOf.containsKey(TRAY)) {
            frames.add(new Content.Frame(TRAY, ids(pods(TRAY)), 0));
        }
        var services = new ArrayList<Content.Hung>();
        for (var service : cluster.services()) {
            var id = ElementId.of(service.key());
            services.add(
                    new Content.Hung(
                            id,
                            relations.endpointsOf(id).stream()
                                    .map(Relations.Endpoint::id)
                                    .filter(Objects::nonNull)
                                    .map(frameOf::get)
                                    .filter(Objects::nonNull)
                                    .toList()));
        }
        return new Content(
                frames,
                services,
                ingresses.stream().map(it -> ElementId.of(it.key())).toList(),
                cluster.policies().stream().map(it -> ElementId.of(it.key())).toList(),
                outside.stream().<ElementId>map(it -> new ElementId.Outside(it.name())).toList());
    }

    private Plumbing.Parts partsOf(ClusterNode node) {
        return Objects.requireNonNull(parts.get(node.name()));
    }

    private static List<ElementId> ids(List<ClusterPod> pods) {
        return pods.stream().map(it -> ElementId.of(it.key())).toList();
    }

    private Thing.NodeFrame frame(ClusterNode node, Arrangement arrangement) {
        var id = ElementId.of(node.key());
        var box = box(arrangement, id);
        double bus = Objects.requireNonNullElse(arrangement.buses().get(id), box.bottom());
        return new Thing.NodeFrame(
                id,
                box,
                node.key(),
                node.podCidrs().stream().map(Object::toString).collect(Collectors.joining(", ")),
                node.addresses().isEmpty() ? "" : node.addresses().getFirst().toString(),
                pods(id).size(),
                node.declared(),
                Plumbing.in(box, id, partsOf(node), bus));
    }

    private Thing.PodCard card(ClusterPod pod, ElementId frame, Arrangement arrangement) {
        var id = ElementId.of(pod.key());
        @Nullable Device own = ownDevice(pod);
        return new Thing.PodCard(
                id,
                box(arrangement, id),
                pod.key(),
                frame,
                pod.ips().isEmpty() ? "" : pod.ips().getFirst().toString(),
                PodState.of(pod),
                pod.spec().hostNetwork(),
                relations.policiesOf(id),
                own == null ? null : own.name(),
                own == null || fabric == null || !(own.kind() instanceof Device.Kind.Veth(int peer))
                        ? null
                        : fabric.devices().get(peer).name());
    }

    private @Nullable Device ownDevice(ClusterPod pod) {
        var namespace = namespaces.get(pod.key().path());
        if (fabric == null || namespace == null || pod.spec().hostNetwork()) {
            return null;
        }
        for (int id : namespace.devices()) {
            var device = fabric.devices().get(id);
            if (device.kind() instanceof Device.Kind.Veth) {
                return device;
            }
        }
        return null;
    }

    private Thing.ServiceCard card(ClusterService service, Arrangement arrangement) {
        var id = ElementId.of(service.key());
        var endpoints = relations.endpointsOf(id);
        return new Thing.ServiceCard(
                id,
                box(arrangement, id),
                service.key(),
                service.declared().isHeadless() ? "headless" : service.declared().type().text(),
                address(service),
                (int) endpoints.stream().filter(Relations.Endpoint::ready).count(),
                endpoints.size());
    }

    private static String address(ClusterService service) {
        String port = service.ports().isEmpty() ? "" : ":" + service.ports().getFirst().port();
        if (service.declared().type() == Service.Type.EXTERNAL_NAME) {
            return Objects.requireNonNullElse(service.declared().externalName(), "");
        }
        if (service.clusterIps().isEmpty()) {
            return service.declared().isHeadless() ? "None" + port : port;
        }
        var ip = service.clusterIps().getFirst();
        return (ip instanceof IpAddress.V6 ? "[" + ip + "]" : ip.toString()) + port;
    }

    private static String hosts(Ingress ingress) {
        return ingress.rules().stream()
                .map(it -> it.host() == null ? "*" : it.host())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private Thing.PolicyChip chip(NetworkPolicy policy, Arrangement arrangement) {
        var id = ElementId.of(policy.key());
        boolean in = policy.isolates(Direction.INGRESS);
        boolean out = policy.isolates(Direction.EGRESS);
        return new Thing.PolicyChip(
                id,
                box(arrangement, id),
                policy.key(),
                in && out ? "in, out" : in ? "in" : out ? "out" : "",
                relations.selectedBy(id).size());
    }

    private Map<String, ElementId> places() {
        var places = new LinkedHashMap<String, ElementId>();
        places.put("router", new ElementId.Router());
        cluster.nodes().forEach(it -> places.put("node/" + it.name(), ElementId.of(it.key())));
        cluster.pods().forEach(it -> places.put(it.key().path(), ElementId.of(it.key())));
        for (var host : outside) {
            var id = new ElementId.Outside(host.name());
            places.put("external:" + host.name(), id);
            host.addresses().forEach(it -> places.put("external:" + it, id));
        }
        return places;
    }
}
