package io.netwright.sim.dns;

import io.netwright.model.net.IpAddress;
import io.netwright.model.resource.EndpointSlice;
import io.netwright.model.resource.Service;
import io.netwright.sim.control.Cluster;
import io.netwright.sim.control.ClusterPod;
import io.netwright.sim.control.ClusterService;
import io.netwright.sim.dns.KubernetesOptions.Pods;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/// What the cluster's objects say about a name. Source: CoreDNS `plugin/kubernetes/kubernetes.go`
/// (`findServices`, `findPods`), `parse.go`, `reverse.go`.
final class KubernetesRecords {
    private static final int NO_PORT = -1;

    private final KubernetesOptions options;
    private final DnsName primary;
    private final Cluster cluster;
    private final LinkedHashMap<String, ClusterService> services = new LinkedHashMap<>();
    private final LinkedHashMap<String, List<EndpointSlice>> slices = new LinkedHashMap<>();
    private final LinkedHashMap<IpAddress, ClusterService> byClusterIp = new LinkedHashMap<>();
    private final LinkedHashMap<IpAddress, List<DnsName>> byEndpoint = new LinkedHashMap<>();
    private final LinkedHashSet<String> namespaces =
            new LinkedHashSet<>(
                    List.of("default", "kube-system", "kube-public", "kube-node-lease"));

    /// What a name leads to.
    ///
    /// @param name the name that an SRV record points to; for ExternalName, the external one
    /// @param address null for ExternalName
    /// @param port -1 where a Service has none
    record Host(DnsName name, @Nullable IpAddress address, int port) {}

    /// @param zones those that the plugin serves; PTR answers are in the first that is no reverse
    ///   one
    KubernetesRecords(Cluster cluster, List<DnsName> zones, KubernetesOptions options) {
        this.cluster = cluster;
        this.options = options;
        this.primary =
                zones.stream()
                        .filter(it -> !it.within(DnsName.of("arpa")))
                        .findFirst()
                        .orElse(DnsName.ROOT);
        namespaces.addAll(cluster.namespaces().keySet());
        for (var service : cluster.services()) {
            services.put(service.key().path(), service);
            namespaces.add(Objects.requireNonNull(service.key().namespace()));
            for (var address : service.clusterIps()) {
                byClusterIp.putIfAbsent(address, service);
            }
        }
        if (!options.noEndpoints()) {
            for (var slice : cluster.slices()) {
                index(slice);
            }
        }
    }

    private void index(EndpointSlice slice) {
        var service = slice.meta().labels().values().get(EndpointSlice.SERVICE_NAME);
        if (service == null || slice.addressType() == EndpointSlice.AddressType.FQDN) {
            return;
        }
        var namespace = Objects.requireNonNull(slice.key().namespace());
        slices.computeIfAbsent(namespace + "/" + service, _ -> new ArrayList<>()).add(slice);
        if (!isExposed(namespace)) {
            return;
        }
        for (var endpoint : slice.endpoints()) {
            if (endpoint.isReady()) {
                for (var address : addresses(endpoint)) {
                    var names = byEndpoint.computeIfAbsent(address, _ -> new ArrayList<>());
                    var name = below(label(endpoint, address), service, namespace, "svc", primary);
                    if (!names.contains(name)) {
                        names.add(name);
                    }
                }
            }
        }
    }

    /// What a name below `zone` leads to: empty where there is no such name, an empty list where it
    /// exists and leads nowhere.
    Optional<List<Host>> find(DnsName name, DnsName zone) {
        var labels = new ArrayList<>(name.labelsBelow(zone));
        if (labels.isEmpty() || labels.equals(List.of("svc")) || labels.equals(List.of("pod"))) {
            return Optional.of(List.of());
        }
        if (labels.equals(List.of("ns", "dns"))) {
            return Optional.of(nameServers(name));
        }
        var kind = labels.removeLast();
        if (!kind.equals("svc") && !kind.equals("pod")) {
            return Optional.empty();
        }
        var namespace = labels.removeLast();
        if (labels.size() > 3 || zone.within(DnsName.of("arpa")) || !isExposed(namespace)) {
            return Optional.empty();
        }
        if (kind.equals("pod")) {
            return pod(name, namespace, labels);
        }
        if (labels.isEmpty()) {
            return Optional.of(List.of());
        }
        var service = services.get(namespace + "/" + labels.removeLast());
        return service == null ? Optional.empty() : service(service, labels, zone);
    }

    private List<Host> nameServers(DnsName name) {
        return cluster.service("kube-system", "kube-dns").stream()
                .flatMap(it -> it.clusterIps().stream())
                .map(it -> new Host(name, it, NO_PORT))
                .toList();
    }

    private boolean isExposed(String namespace) {
        return namespaces.contains(namespace)
                && (options.namespaces().isEmpty() || options.namespaces().contains(namespace));
    }

    private Optional<List<Host>> pod(DnsName name, String namespace, List<String> labels) {
        if (options.pods() == Pods.DISABLED) {
            return Optional.empty();
        }
        if (labels.isEmpty()) {
            return Optional.of(List.of());
        }
        var label = labels.getLast();
        boolean four = label.chars().filter(it -> it == '-').count() == 3 && !label.contains("--");
        var address = IpAddress.read(label.replace('-', four ? '.' : ':'));
        return address.filter(it -> options.pods() == Pods.INSECURE || hasPod(namespace, it))
                .map(it -> List.of(new Host(name, it, NO_PORT)));
    }

    private boolean hasPod(String namespace, IpAddress address) {
        return cluster.pods().stream()
                .filter(ClusterPod::running)
                .anyMatch(it -> it.namespace().equals(namespace) && it.ips().contains(address));
    }

    /// @param labels an endpoint's, or a port's and a protocol's, or none
    private Optional<List<Host>> service(
            ClusterService service, List<String> labels, DnsName zone) {
        var declared = service.declared();
        var namespace = Objects.requireNonNull(service.key().namespace());
        if (declared.type() == Service.Type.EXTERNAL_NAME) {
            var target = declared.externalName();
            return target == null || !labels.isEmpty() || IpAddress.read(target).isPresent()
                    ? Optional.empty()
                    : Optional.of(List.of(new Host(DnsName.of(target), null, NO_PORT)));
        }
        var all = slices.getOrDefault(service.key().path(), List.of());
        if (options.ignoreEmpty() && !declared.isHeadless() && !hasEndpoint(all)) {
            return Optional.empty();
        }
        var endpoint = labels.size() == 1 ? labels.getFirst() : "";
        var port = labels.size() == 2 ? withoutUnderscore(labels.get(0)) : "";
        var protocol = labels.size() == 2 ? withoutUnderscore(labels.get(1)) : "";
        var hosts = new ArrayList<Host>();
        if (declared.isHeadless() || !endpoint.isEmpty()) {
            for (var slice : all) {
                endpoints(slice, service, endpoint, port, protocol, zone, hosts);
            }
        } else {
            var name = below(service.key().name(), namespace, "svc", zone);
            var ports =
                    service.ports().stream()
                            .map(it -> new Wanted(it.name(), it.protocol().lower(), it.port()))
                            .toList();
            for (var it : ports.isEmpty() ? List.of(Wanted.NONE) : ports) {
                if (it.is(port, protocol)) {
                    service.clusterIps().forEach(ip -> hosts.add(new Host(name, ip, it.number)));
                }
            }
        }
        return hosts.isEmpty() ? Optional.empty() : Optional.of(hosts);
    }

    private void endpoints(
            EndpointSlice slice,
            ClusterService service,
            String wanted,
            String port,
            String protocol,
            DnsName zone,
            List<Host> hosts) {
        var namespace = Objects.requireNonNull(service.key().namespace());
        var ports =
                slice.ports().stream()
                        .map(
                                it ->
                                        new Wanted(
                                                it.name() == null ? "" : it.name(),
                                                it.protocol().lower(),
                                                it.port() == null ? NO_PORT : it.port()))
                        .toList();
        for (var endpoint : slice.endpoints()) {
            if (!endpoint.isReady()) {
                continue;
            }
            for (var address : addresses(endpoint)) {
                var label = label(endpoint, address);
                if (!wanted.isEmpty() && !wanted.equalsIgnoreCase(label)) {
                    continue;
                }
                var name = below(label, service.key().name(), namespace, "svc", zone);
                for (var it : ports.isEmpty() ? List.of(Wanted.NONE) : ports) {
                    if (it.is(port, protocol)) {
                        hosts.add(new Host(name, address, it.number));
                    }
                }
            }
        }
    }

    /// A port, as an SRV question may ask for it.
    private record Wanted(String name, String protocol, int number) {
        static final Wanted NONE = new Wanted("", "", NO_PORT);

        boolean is(String port, String wantedProtocol) {
            return (port.isEmpty() || port.equalsIgnoreCase(name))
                    && (wantedProtocol.isEmpty() || wantedProtocol.equalsIgnoreCase(protocol));
        }
    }

    private static boolean hasEndpoint(List<EndpointSlice> slices) {
        return slices.stream()
                .flatMap(it -> it.endpoints().stream())
                .anyMatch(EndpointSlice.Endpoint::isReady);
    }

    /// The names that an address has: its Service's, else those of the endpoints that it is.
    List<DnsName> namesOf(IpAddress address) {
        var service = byClusterIp.get(address);
        if (service != null && isExposed(Objects.requireNonNull(service.key().namespace()))) {
            var namespace = Objects.requireNonNull(service.key().namespace());
            return List.of(below(service.key().name(), namespace, "svc", primary));
        }
        return byEndpoint.getOrDefault(address, List.of());
    }

    private String label(EndpointSlice.Endpoint endpoint, IpAddress address) {
        var hostname = endpoint.hostname();
        if (hostname != null && !hostname.isEmpty()) {
            return hostname.toLowerCase(Locale.ROOT);
        }
        var pod = endpoint.pod();
        if (options.podNames() && pod != null) {
            return pod.name();
        }
        return address.toString().replace('.', '-').replace(':', '-');
    }

    private static List<IpAddress> addresses(EndpointSlice.Endpoint endpoint) {
        return endpoint.addresses().stream().flatMap(it -> IpAddress.read(it).stream()).toList();
    }

    private static String withoutUnderscore(String label) {
        return label.startsWith("_") ? label.substring(1) : label;
    }

    private static DnsName below(String first, String second, String third, DnsName zone) {
        return DnsName.of(
                String.join(".", first, second, third)
                        + "."
                        + (zone.text().equals(".") ? "" : zone.lower()));
    }

    private static DnsName below(
            String label, String service, String namespace, String kind, DnsName zone) {
        return below(label + "." + service, namespace, kind, zone);
    }
}
