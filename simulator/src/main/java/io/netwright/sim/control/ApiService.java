package io.netwright.sim.control;

import io.netwright.model.net.IpAddress;
import io.netwright.model.net.IpFamily;
import io.netwright.model.net.Protocol;
import io.netwright.model.resource.EndpointSlice;
import io.netwright.model.resource.EndpointSlice.AddressType;
import io.netwright.model.resource.Endpoints;
import io.netwright.model.resource.Labels;
import io.netwright.model.resource.ObjectMeta;
import io.netwright.model.resource.Pod;
import io.netwright.model.resource.PortRef;
import io.netwright.model.resource.Resource;
import io.netwright.model.resource.ResourceKey;
import io.netwright.model.resource.Service;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// The Service `default/kubernetes` with its endpoint slice, which every API server makes, for what
/// a lab lacks of them.
///
/// Source: kubernetes `pkg/controlplane/controller/kubernetesservice`,
/// `pkg/controlplane/reconcilers`.
final class ApiService {
    private static final String NAMESPACE = "default";
    private static final String NAME = "kubernetes";
    private static final ResourceKey KEY = ResourceKey.core("Service", NAMESPACE, NAME);
    private static final int PORT = 443;
    private static final int SERVER_PORT = 6443;
    private static final List<String> ROLES =
            List.of("node-role.kubernetes.io/control-plane", "node-role.kubernetes.io/master");

    private ApiService() {}

    /// The Service, empty where the lab has it.
    static Optional<Resource> missing(List<Resource> resources, Networks networks) {
        if (resources.stream().anyMatch(it -> it.key().equals(KEY))) {
            return Optional.empty();
        }
        var address = networks.services().getFirst().network().plus(1);
        var ips =
                DefaultDns.isFree(address, resources)
                        ? new Service.ClusterIps.Declared(List.of(address))
                        : new Service.ClusterIps.Unset();
        return Optional.of(
                new Service(
                        KEY,
                        ObjectMeta.of(
                                NAMESPACE,
                                NAME,
                                Labels.of("component", "apiserver", "provider", "kubernetes")),
                        Service.Type.CLUSTER_IP,
                        ips,
                        List.of(),
                        null,
                        List.of(
                                new Service.ServicePort(
                                        "https",
                                        Protocol.TCP,
                                        PORT,
                                        new PortRef.Numbered(SERVER_PORT),
                                        null)),
                        null,
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
                        null));
    }

    /// Its endpoint slice, empty where the lab has one or Endpoints to make it of.
    ///
    /// @param all with the Service
    static Optional<Resource> slice(
            List<Resource> all, List<Host> hosts, Networks networks, Notes notes) {
        if (all.stream().anyMatch(ApiService::tellsOfServers)) {
            return Optional.empty();
        }
        var family = networks.families().getFirst();
        var servers = new ArrayList<EndpointSlice.Endpoint>();
        var names = new ArrayList<String>();
        for (var host : servers(all, hosts)) {
            var address = host.node().address(family);
            if (address != null) {
                servers.add(endpoint(address));
                names.add(host.name() + " " + address + ":" + SERVER_PORT);
            }
        }
        if (servers.isEmpty()) {
            return Optional.empty();
        }
        notes.assume(Assumed.API_SERVER, String.join(", ", names));
        return Optional.of(
                new EndpointSlice(
                        new ResourceKey("discovery.k8s.io", "EndpointSlice", NAMESPACE, NAME),
                        ObjectMeta.of(NAMESPACE, NAME, Labels.of(EndpointSlice.SERVICE_NAME, NAME)),
                        family == IpFamily.V4 ? AddressType.IPV4 : AddressType.IPV6,
                        servers,
                        List.of(new EndpointSlice.Port("https", Protocol.TCP, SERVER_PORT))));
    }

    private static boolean tellsOfServers(Resource resource) {
        if (!NAMESPACE.equals(resource.key().namespace())) {
            return false;
        }
        return switch (resource) {
            case EndpointSlice slice -> slice.meta().labels().has(EndpointSlice.SERVICE_NAME, NAME);
            case Endpoints endpoints -> endpoints.key().name().equals(NAME);
            default -> false;
        };
    }

    /// Nodes that are labelled as control plane, else those of API server pods, else the first.
    private static List<Host> servers(List<Resource> all, List<Host> hosts) {
        var labelled =
                hosts.stream().filter(it -> ROLES.stream().anyMatch(it.labels()::has)).toList();
        if (!labelled.isEmpty()) {
            return labelled;
        }
        var named = new HashSet<String>();
        for (var resource : all) {
            if (resource instanceof Pod pod
                    && pod.spec().nodeName() != null
                    && pod.meta().labels().has("component", "kube-apiserver")) {
                named.add(pod.spec().nodeName());
            }
        }
        var running = hosts.stream().filter(it -> named.contains(it.name())).toList();
        return running.isEmpty() ? hosts.stream().limit(1).toList() : running;
    }

    private static EndpointSlice.Endpoint endpoint(IpAddress address) {
        return new EndpointSlice.Endpoint(
                List.of(address.toString()),
                true,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of());
    }
}
