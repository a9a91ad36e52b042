package io.netwright.sim.trace;

import io.netwright.model.diag.Message;
import io.netwright.model.manifest.FieldNames;
import io.netwright.model.net.IpAddress;
import io.netwright.model.net.IpFamily;
import io.netwright.model.resource.EndpointSlice;
import io.netwright.model.resource.ResourceKey;
import io.netwright.sim.agent.NamespaceNames;
import io.netwright.sim.control.Cluster;
import io.netwright.sim.control.ClusterPod;
import io.netwright.sim.control.ClusterService;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;

/// Finds what the command line's words for endpoints stand for (CLI contract 7).
public record Endpoints(Cluster cluster) {
    private static final String NODE = "node/";
    private static final String EXTERNAL = "external:";
    private static final int FEW = 6;

    /// Who sends.
    ///
    /// @param namespace the name of its network namespace
    /// @param pod null for a node and a host outside
    /// @param addresses its own
    public record Source(
            String namespace,
            @Nullable ClusterPod pod,
            List<IpAddress> addresses,
            boolean outside) {
        public Source {
            addresses = List.copyOf(addresses);
        }

        public boolean has(IpFamily family) {
            return addresses.stream().anyMatch(it -> it.family() == family);
        }
    }

    /// Where to: an address, or a name to look up.
    ///
    /// @param addresses empty for a name
    public record Target(String host, List<IpAddress> addresses, int port) {
        public Target {
            addresses = List.copyOf(addresses);
        }
    }

    /// The pod, node or host outside of these words.
    public Source source(String text) throws BadEndpoint {
        if (text.startsWith(NODE)) {
            var node =
                    cluster.node(text.substring(NODE.length()))
                            .orElseThrow(
                                    () -> unknown(text, "the lab has no such node", nodeNames()));
            return new Source(NamespaceNames.node(node.name()), null, node.addresses(), false);
        }
        if (text.startsWith(EXTERNAL)) {
            return external(text);
        }
        var pod = pod(text).orElseThrow(() -> unknown(text, "the lab has no such pod", podNames()));
        if (pod.node() == null || !pod.running()) {
            var pending = pod.pending();
            throw unknown(text, pending == null ? "the pod does not run" : pending.text());
        }
        return new Source(NamespaceNames.of(pod), pod, pod.ips(), false);
    }

    private Source external(String text) throws BadEndpoint {
        var name = text.substring(EXTERNAL.length());
        for (var host : cluster.external()) {
            var address = IpAddress.read(name);
            if (host.name().equals(name)
                    || address.filter(host.addresses()::contains).isPresent()) {
                return new Source(
                        NamespaceNames.external(host.addresses().getFirst()),
                        null,
                        host.addresses(),
                        true);
            }
        }
        var address =
                IpAddress.read(name)
                        .orElseThrow(
                                () ->
                                        unknown(
                                                text,
                                                "the lab has no outside host of that name",
                                                hostNames()));
        if (isInside(address)) {
            throw unknown(text, "that is an address of the cluster");
        }
        return new Source(NamespaceNames.external(address), null, List.of(address), true);
    }

    /// Is it an address that the cluster has given to something?
    public boolean isInside(IpAddress address) {
        return cluster.nodes().stream().anyMatch(it -> it.addresses().contains(address))
                || cluster.pods().stream().anyMatch(it -> it.ips().contains(address));
    }

    /// May a host outside have it?
    public boolean isOutside(IpAddress address) {
        return !isInside(address)
                && !address.isLoopback()
                && !address.isLinkLocal()
                && !address.isMulticast()
                && !address.isUnspecified()
                && cluster.podCidrs().stream().noneMatch(it -> it.contains(address))
                && cluster.serviceCidrs().stream().noneMatch(it -> it.contains(address))
                && !isServiceAddress(address);
    }

    /// Is it a cluster IP, a load balancer's or an external IP of a Service?
    public boolean isServiceAddress(IpAddress address) {
        return cluster.services().stream().anyMatch(it -> isAddressOf(it, address));
    }

    private static boolean isAddressOf(ClusterService service, IpAddress address) {
        return service.clusterIps().contains(address)
                || service.vips().contains(address)
                || service.declared().externalIps().contains(address);
    }

    /// Addresses outside the cluster that Services send to by EndpointSlices of their own.
    public List<IpAddress> outsideEndpoints() {
        return outsideEndpoints(_ -> true);
    }

    /// Those that may be behind a destination.
    List<IpAddress> outsideEndpoints(IpAddress target) {
        boolean local =
                target.isLoopback()
                        || cluster.nodes().stream().anyMatch(it -> it.addresses().contains(target));
        return outsideEndpoints(
                it ->
                        isAddressOf(it, target)
                                || (local
                                        && it.ports().stream()
                                                .anyMatch(port -> port.nodePort() != 0)));
    }

    private List<IpAddress> outsideEndpoints(Predicate<ClusterService> which) {
        var names = new TreeSet<String>();
        cluster.services().stream().filter(which).forEach(it -> names.add(it.key().path()));
        return cluster.slices().stream()
                .filter(it -> names.contains(serviceOf(it)))
                .flatMap(it -> it.endpoints().stream())
                .flatMap(it -> it.addresses().stream())
                .flatMap(it -> IpAddress.read(it).stream())
                .filter(this::isOutside)
                .distinct()
                .toList();
    }

    private static String serviceOf(EndpointSlice slice) {
        var name = slice.meta().labels().values().get(EndpointSlice.SERVICE_NAME);
        return slice.key().namespace() + "/" + name;
    }

    private Optional<ClusterPod> pod(String text) {
        var parts = List.of(text.split("/", -1));
        if (parts.size() == 2) {
            return cluster.pod(ResourceKey.core("Pod", parts.get(0), parts.get(1)));
        }
        if (parts.size() != 3) {
            return Optional.empty();
        }
        var kind = kind(parts.get(1));
        return cluster.pods().stream()
                .filter(it -> it.namespace().equals(parts.get(0)))
                .filter(
                        it ->
                                is(it.key(), kind, parts.get(2))
                                        || is(it.owner(), kind, parts.get(2))
                                        || is(it.source(), kind, parts.get(2)))
                .min(
                        (one, other) ->
                                Boolean.compare(other.running(), one.running()) != 0
                                        ? Boolean.compare(other.running(), one.running())
                                        : one.key().compareTo(other.key()));
    }

    private static boolean is(ResourceKey key, String kind, String name) {
        return key.kind().equalsIgnoreCase(kind) && key.name().equals(name);
    }

    private static String kind(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "po", "pods" -> "Pod";
            case "deploy", "deployments" -> "Deployment";
            case "rs", "replicasets" -> "ReplicaSet";
            case "sts", "statefulsets" -> "StatefulSet";
            case "ds", "daemonsets" -> "DaemonSet";
            case "jobs" -> "Job";
            case "svc", "services" -> "Service";
            default -> text;
        };
    }

    /// The destination of these words.
    ///
    /// @param needsPort false for ICMP
    public Target target(String text, boolean needsPort, Source from) throws BadEndpoint {
        int port = 0;
        var host = text;
        int colon = text.lastIndexOf(':');
        boolean bare = IpAddress.read(text).isPresent() || text.endsWith("]");
        if (!bare && colon > 0 && text.substring(colon + 1).matches("\\d{1,5}")) {
            port = Integer.parseInt(text.substring(colon + 1));
            host = text.substring(0, colon);
        }
        if (needsPort && (port < 1 || port > 65535)) {
            throw unknown(text, "HOST:PORT is needed, with a port from 1 to 65535");
        }
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        }
        var address = IpAddress.read(host);
        if (address.isPresent()) {
            return new Target(host, List.of(address.get()), port);
        }
        if (host.startsWith(NODE) || host.startsWith(EXTERNAL)) {
            return new Target(host, fit(text, source(host).addresses(), from), port);
        }
        if (host.contains("/")) {
            return new Target(host, fit(text, objectAddresses(host), from), port);
        }
        if (!host.matches("[A-Za-z0-9_]([A-Za-z0-9_.-]*)")) {
            throw unknown(text, "that is no host");
        }
        return new Target(host, List.of(), port);
    }

    private List<IpAddress> objectAddresses(String host) throws BadEndpoint {
        var pod = pod(host);
        if (pod.isPresent()) {
            return pod.get().ips();
        }
        var parts = List.of(host.split("/", -1));
        boolean service =
                parts.size() == 2 || (parts.size() == 3 && kind(parts.get(1)).equals("Service"));
        var found =
                service
                        ? cluster.service(parts.getFirst(), parts.getLast())
                        : Optional.<ClusterService>empty();
        return found.filter(it -> !it.clusterIps().isEmpty())
                .orElseThrow(
                        () ->
                                unknown(
                                        host,
                                        "the lab has no such pod, and no such Service",
                                        objectNames()))
                .clusterIps();
    }

    /// The first address that the sender can talk to.
    private static List<IpAddress> fit(String text, List<IpAddress> all, Source from)
            throws BadEndpoint {
        for (var address : all) {
            if (from.has(address.family())) {
                return List.of(address);
            }
        }
        throw unknown(text, "it has no address of the sender's families");
    }

    static BadEndpoint unknown(String text, String why) {
        return new BadEndpoint(ReasonCode.BAD_ENDPOINT.message(text, why), null);
    }

    /// Of those that there are, the nearest; a few of them where none is near.
    private static BadEndpoint unknown(String text, String why, List<String> known) {
        var near = FieldNames.nearest(text, known);
        Message hint = null;
        if (near != null) {
            hint = ReasonCode.BAD_ENDPOINT.hint("did you mean {}?", near);
        } else if (!known.isEmpty()) {
            hint =
                    ReasonCode.BAD_ENDPOINT.hint(
                            "there are {}{}",
                            String.join(", ", known.subList(0, Math.min(FEW, known.size()))),
                            known.size() > FEW ? " and " + (known.size() - FEW) + " more" : "");
        }
        return new BadEndpoint(ReasonCode.BAD_ENDPOINT.message(text, why), hint);
    }

    private List<String> nodeNames() {
        return cluster.nodes().stream().map(it -> NODE + it.name()).toList();
    }

    private List<String> hostNames() {
        return cluster.external().stream().map(it -> EXTERNAL + it.name()).toList();
    }

    private List<String> objectNames() {
        var names = new ArrayList<>(podNames());
        cluster.services().forEach(it -> names.add(it.key().path()));
        return names;
    }

    /// Pods that senders may be, then the short names of their workloads.
    private List<String> podNames() {
        var names = new LinkedHashSet<String>();
        for (var pod : cluster.pods()) {
            names.add(
                    pod.source().kind().equals("Pod")
                            ? pod.key().path()
                            : "%s/%s/%s"
                                    .formatted(
                                            pod.namespace(),
                                            pod.source().kind(),
                                            pod.source().name()));
        }
        return List.copyOf(names);
    }
}
