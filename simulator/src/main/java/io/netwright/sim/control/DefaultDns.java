package io.netwright.sim.control;

import io.netwright.model.net.IpAddress;
import io.netwright.model.net.Protocol;
import io.netwright.model.resource.ConfigMap;
import io.netwright.model.resource.LabelSelector;
import io.netwright.model.resource.Labels;
import io.netwright.model.resource.ObjectMeta;
import io.netwright.model.resource.Placement;
import io.netwright.model.resource.Pod;
import io.netwright.model.resource.PodSpec;
import io.netwright.model.resource.PodTemplate;
import io.netwright.model.resource.PortRef;
import io.netwright.model.resource.Resource;
import io.netwright.model.resource.ResourceKey;
import io.netwright.model.resource.Service;
import io.netwright.model.resource.Service.ServicePort;
import io.netwright.model.resource.Workload;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// CoreDNS as kubeadm installs it, for what a lab lacks of it.
///
/// Sources: kubernetes `cmd/kubeadm/app/phases/addons/dns/manifests.go`; R9.17.
final class DefaultDns {
    private static final String NAMESPACE = "kube-system";
    private static final Labels LABELS = Labels.of("k8s-app", "kube-dns");

    private DefaultDns() {}

    /// The objects that are missing.
    static List<Resource> missing(
            List<Resource> resources, Networks networks, String domain, Notes notes) {
        var missing = new ArrayList<Resource>();
        var names = new ArrayList<String>();
        if (resources.stream().noneMatch(DefaultDns::makesServer)) {
            missing.add(deployment());
            names.add("two CoreDNS pods");
        }
        var service = ResourceKey.core("Service", NAMESPACE, "kube-dns");
        if (resources.stream().noneMatch(it -> it.key().equals(service))) {
            var address = networks.services().getFirst().network().plus(10);
            missing.add(service(service, isFree(address, resources) ? address : null));
            names.add("Service kube-dns");
        }
        var config = ResourceKey.core("ConfigMap", NAMESPACE, "coredns");
        if (resources.stream().noneMatch(it -> it.key().equals(config))) {
            missing.add(configMap(config, domain));
            names.add("the Corefile");
        }
        if (!names.isEmpty()) {
            notes.assume(Assumed.COREDNS, String.join(", ", names));
        }
        return missing;
    }

    private static boolean makesServer(Resource resource) {
        if (!NAMESPACE.equals(resource.key().namespace())) {
            return false;
        }
        return switch (resource) {
            case Pod pod -> pod.meta().labels().has("k8s-app", "kube-dns");
            case Workload workload -> workload.template().labels().has("k8s-app", "kube-dns");
            default -> false;
        };
    }

    static boolean isFree(IpAddress address, List<Resource> resources) {
        return resources.stream()
                .noneMatch(
                        it ->
                                it instanceof Service service
                                        && service.clusterIps()
                                                instanceof Service.ClusterIps.Declared(var own)
                                        && own.contains(address));
    }

    private static Resource deployment() {
        var ports =
                List.of(
                        port("dns", 53, Protocol.UDP),
                        port("dns-tcp", 53, Protocol.TCP),
                        port("metrics", 9153, Protocol.TCP));
        var spec =
                new PodSpec(
                        null,
                        Labels.of("kubernetes.io/os", "linux"),
                        false,
                        null,
                        null,
                        "Default",
                        null,
                        List.of(),
                        List.of(new PodSpec.Container("coredns", null, ports, null)),
                        List.of(
                                new PodSpec.Toleration("CriticalAddonsOnly", "Exists", null, null),
                                new PodSpec.Toleration(
                                        "node-role.kubernetes.io/control-plane",
                                        "Exists",
                                        null,
                                        "NoSchedule")),
                        Placement.NONE,
                        List.of());
        return new Workload.Deployment(
                new ResourceKey("apps", "Deployment", NAMESPACE, "coredns"),
                ObjectMeta.of(NAMESPACE, "coredns", LABELS),
                2,
                new LabelSelector(LABELS.values(), List.of()),
                new PodTemplate(LABELS, Labels.NONE, spec));
    }

    private static PodSpec.ContainerPort port(String name, int number, Protocol protocol) {
        return new PodSpec.ContainerPort(name, number, protocol, null, null);
    }

    private static Service service(ResourceKey key, @Nullable IpAddress address) {
        return new Service(
                key,
                ObjectMeta.of(NAMESPACE, "kube-dns", LABELS),
                Service.Type.CLUSTER_IP,
                address == null
                        ? new Service.ClusterIps.Unset()
                        : new Service.ClusterIps.Declared(List.of(address)),
                List.of(),
                null,
                List.of(
                        servicePort("dns", 53, Protocol.UDP),
                        servicePort("dns-tcp", 53, Protocol.TCP),
                        servicePort("metrics", 9153, Protocol.TCP)),
                new TreeMap<>(LABELS.values()),
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

    private static ServicePort servicePort(String name, int number, Protocol protocol) {
        return new ServicePort(name, protocol, number, new PortRef.Numbered(number), null);
    }

    private static ConfigMap configMap(ResourceKey key, String domain) {
        var corefile =
                """
                .:53 {
                    errors
                    health {
                       lameduck 5s
                    }
                    ready
                    kubernetes %1$s in-addr.arpa ip6.arpa {
                       pods insecure
                       fallthrough in-addr.arpa ip6.arpa
                       ttl 30
                    }
                    prometheus :9153
                    forward . /etc/resolv.conf {
                       max_concurrent 1000
                    }
                    cache 30 {
                       disable success %1$s
                       disable denial %1$s
                    }
                    loop
                    reload
                    loadbalance
                }
                """
                        .formatted(domain);
        var data = new TreeMap<String, String>();
        data.put("Corefile", corefile);
        return new ConfigMap(key, ObjectMeta.of(NAMESPACE, "coredns", Labels.NONE), data);
    }
}
