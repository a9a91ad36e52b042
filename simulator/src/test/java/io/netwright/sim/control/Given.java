package io.netwright.sim.control;

import io.netwright.model.lab.LabSpec;
import io.netwright.model.net.Cidr;
import io.netwright.model.net.IpAddress;
import io.netwright.model.net.IpFamily;
import io.netwright.model.net.Protocol;
import io.netwright.model.resource.LabelSelector;
import io.netwright.model.resource.Labels;
import io.netwright.model.resource.Node;
import io.netwright.model.resource.ObjectMeta;
import io.netwright.model.resource.Placement;
import io.netwright.model.resource.Pod;
import io.netwright.model.resource.PodSpec;
import io.netwright.model.resource.PodTemplate;
import io.netwright.model.resource.PortRef;
import io.netwright.model.resource.Resource;
import io.netwright.model.resource.ResourceKey;
import io.netwright.model.resource.Service;
import io.netwright.model.resource.Workload;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.TreeMap;

/// Objects for tests, with what the test is about and nothing else.
final class Given {
    static final PodSpec SPEC = spec(null, Labels.NONE);

    private Given() {}

    static Cluster cluster(Resource... resources) {
        return ControlPlane.derive(LabSpec.UNSET, List.of(resources));
    }

    static LabSpec networks(String pods, String services) {
        return new LabSpec(
                null,
                cidrs(pods),
                cidrs(services),
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of());
    }

    private static List<Cidr> cidrs(String text) {
        return List.of(text.split(",")).stream().map(Cidr::parse).toList();
    }

    static PodSpec spec(@Nullable String node, Labels selector, PodSpec.ContainerPort... ports) {
        return new PodSpec(
                node,
                selector,
                false,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(new PodSpec.Container("main", null, List.of(ports), null)),
                List.of(),
                Placement.NONE,
                List.of());
    }

    static PodSpec.ContainerPort port(String name, int number) {
        return new PodSpec.ContainerPort(name, number, Protocol.TCP, null, null);
    }

    static Pod pod(String name, PodSpec spec, Pod.Status status) {
        return pod(name, Labels.of("app", name), spec, status, List.of());
    }

    static Pod pod(
            String name,
            Labels labels,
            PodSpec spec,
            Pod.Status status,
            List<ObjectMeta.OwnerReference> owners) {
        return new Pod(
                ResourceKey.core("Pod", "default", name),
                new ObjectMeta(name, "default", labels, Labels.NONE, owners, null, null),
                spec,
                status);
    }

    static Pod.Status status(String phase, @Nullable Boolean ready, String... ips) {
        return new Pod.Status(
                phase, List.of(ips).stream().map(IpAddress::parse).toList(), null, ready);
    }

    static Workload.Deployment deployment(String name, int replicas, PodSpec spec) {
        return new Workload.Deployment(
                new ResourceKey("apps", "Deployment", "default", name),
                ObjectMeta.of("default", name, Labels.NONE),
                replicas,
                LabelSelector.EVERYTHING,
                new PodTemplate(Labels.of("app", name), Labels.NONE, spec));
    }

    static Node node(String name, boolean cordoned, Labels labels, String address, String cidr) {
        return new Node(
                ResourceKey.node(name),
                ObjectMeta.of(null, name, labels),
                List.of(Cidr.parse(cidr)),
                cordoned,
                List.of(),
                List.of(IpAddress.parse(address)),
                List.of(),
                null,
                null,
                new TreeMap<>());
    }

    static Service service(
            String name, Service.Type type, PortRef target, @Nullable Integer nodePort) {
        return service(
                name,
                type,
                new Service.ClusterIps.Unset(),
                List.of(),
                null,
                List.of(new Service.ServicePort("http", Protocol.TCP, 80, target, nodePort)));
    }

    static Service service(
            String name,
            Service.Type type,
            Service.ClusterIps ips,
            List<IpFamily> families,
            Service.@Nullable FamilyPolicy policy,
            List<Service.ServicePort> ports) {
        return new Service(
                ResourceKey.core("Service", "default", name),
                ObjectMeta.of("default", name, Labels.NONE),
                type,
                ips,
                families,
                policy,
                ports,
                new TreeMap<>(Labels.of("app", name).values()),
                List.of(),
                null,
                Service.TrafficPolicy.CLUSTER,
                Service.TrafficPolicy.CLUSTER,
                null,
                false,
                null,
                List.of(),
                null,
                List.of(),
                true,
                null,
                null);
    }
}
