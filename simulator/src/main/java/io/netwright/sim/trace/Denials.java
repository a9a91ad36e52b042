package io.netwright.sim.trace;

import io.netwright.model.diag.Part;
import io.netwright.model.net.IpAddress;
import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.NetworkPolicy;
import io.netwright.model.resource.NetworkPolicy.Direction;
import io.netwright.model.resource.ResourceKey;
import io.netwright.sim.compile.Compiled;
import io.netwright.sim.control.ClusterPod;
import io.netwright.sim.control.ClusterService;
import io.netwright.sim.fabric.Device;
import io.netwright.sim.fabric.NetworkNamespace;
import io.netwright.sim.fabric.Target;
import io.netwright.sim.origin.Origin;
import io.netwright.sim.packet.Header;
import io.netwright.sim.run.Step;
import io.netwright.sim.stack.DropReason;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/// Why a packet went no further.
final class Denials {
    /// Where kube-proxy in nftables and in ipvs mode refuses what no Service takes.
    private static final List<String> CLUSTER_IPS =
            List.of("cluster-ips-check", "KUBE-IPVS-FILTER");

    private final Compiled compiled;
    private final Remedies remedies;

    Denials(Compiled compiled) {
        this.compiled = compiled;
        remedies = new Remedies(compiled.cluster());
    }

    /// A rule with the target DROP or REJECT matched.
    Reason rule(Step step, Step.Filter filter, Origin origin, Inner inner) {
        var resource = origin.resource();
        if (resource != null && resource.kind().equals("NetworkPolicy")) {
            return policy(origin, inner);
        }
        if (CLUSTER_IPS.contains(filter.chain().name())) {
            var nobody = nobody(inner.ip().destination(), inner);
            if (nobody.isPresent()) {
                return nobody.get();
            }
        }
        if (filter.chain().name().equals("KUBE-SOURCE-RANGES-FIREWALL")) {
            var refusing = vipOf(inner.ip().destination());
            if (refusing.isPresent()) {
                var key = refusing.get().key();
                return ReasonCode.SOURCE_NOT_ALLOWED.at(
                        key,
                        FieldPath.of("spec", "loadBalancerSourceRanges"),
                        inner.ip().source(),
                        key);
            }
        }
        if (resource != null && resource.kind().equals("Service")) {
            return service(step, filter, origin, resource, inner);
        }
        if (origin.agent().equals("felix") && filter.table().name().equals("raw")) {
            return ReasonCode.FORGED_SOURCE.of(inner.ip().source());
        }
        return ReasonCode.RULE_DROPPED.at(
                resource,
                origin.field(),
                filter.chain().name(),
                filter.rule() + 1,
                Sentences.text(origin));
    }

    private Reason policy(Origin origin, Inner inner) {
        var direction = origin.text().endsWith("(egress)") ? Direction.EGRESS : Direction.INGRESS;
        var address =
                direction == Direction.EGRESS ? inner.ip().source() : inner.ip().destination();
        var pod = pod(address);
        var policies =
                pod.stream()
                        .flatMap(
                                it ->
                                        compiled.cluster().policies().stream()
                                                .filter(policy -> isolates(policy, it, direction)))
                        .map(NetworkPolicy::key)
                        .sorted(Comparator.naturalOrder())
                        .toList();
        var names =
                policies.size() == 1
                        ? Part.of(policies.getFirst())
                        : policies.isEmpty()
                                ? Part.of(Objects.requireNonNull(origin.resource()))
                                : Part.of(
                                        policies.stream()
                                                .map(ResourceKey::toString)
                                                .collect(Collectors.joining(" or ")));
        return ReasonCode.POLICY_DENIED
                .at(
                        origin.resource(),
                        origin.field(),
                        pod.<Part>map(it -> Part.of(it.key())).orElseGet(() -> Part.of(address)),
                        direction == Direction.EGRESS ? "egress" : "ingress",
                        names,
                        inner.service() + peer(direction, inner))
                .remedy(pod.map(it -> remedies.rule(direction, names, it, inner)).orElse(null));
    }

    private String peer(Direction direction, Inner inner) {
        var address =
                direction == Direction.EGRESS ? inner.ip().destination() : inner.ip().source();
        return (direction == Direction.EGRESS ? " to " : " from ")
                + pod(address)
                        .map(it -> it.key() + " (" + address + ")")
                        .orElseGet(address::toString);
    }

    private static boolean isolates(NetworkPolicy policy, ClusterPod pod, Direction direction) {
        return pod.namespace().equals(policy.key().namespace())
                && policy.podSelector().matches(pod.labels())
                && policy.isolates(direction);
    }

    private Optional<ClusterPod> pod(IpAddress address) {
        return compiled.cluster().pods().stream()
                .filter(it -> !it.spec().hostNetwork() && it.ips().contains(address))
                .findFirst();
    }

    private Reason service(
            Step step, Step.Filter filter, Origin origin, ResourceKey key, Inner inner) {
        var chain = filter.chain().name();
        if (chain.equals("KUBE-PROXY-FIREWALL")
                || chain.equals("KUBE-IPVS-OUT-FILTER")
                || chain.startsWith("firewall-")) {
            return ReasonCode.SOURCE_NOT_ALLOWED.at(
                    key,
                    FieldPath.of("spec", "loadBalancerSourceRanges"),
                    inner.ip().source(),
                    key);
        }
        boolean rejects = filter.target() instanceof Target.Reject;
        if (!rejects) {
            return ReasonCode.NO_LOCAL_ENDPOINTS
                    .at(key, origin.field(), key, place(step))
                    .remedy(Remedies.local(key, place(step)));
        }
        return noEndpoints(origin, key);
    }

    private Reason noEndpoints(Origin origin, ResourceKey key) {
        var service =
                compiled.cluster().service(Objects.requireNonNull(key.namespace()), key.name());
        return ReasonCode.NO_ENDPOINTS
                .at(
                        key,
                        service.filter(it -> hasSelector(it) && matching(it) == 0).isPresent()
                                ? FieldPath.of("spec", "selector")
                                : origin.field(),
                        key,
                        service.map(this::absence).orElse("it is gone"))
                .remedy(service.map(remedies::endpoint).orElse(null));
    }

    private Optional<ClusterService> vipOf(IpAddress address) {
        return compiled.cluster().services().stream()
                .filter(it -> it.vips().contains(address))
                .findFirst();
    }

    /// IPVS has no real server for it.
    private Reason withoutRealServer(Origin origin) {
        var key = origin.resource();
        return key == null
                ? ReasonCode.DROPPED.of(
                        Sentences.text(origin), DropReason.IPVS_NO_DESTINATION.text())
                : noEndpoints(origin, key);
    }

    private static boolean hasSelector(ClusterService service) {
        var selector = service.declared().selector();
        return selector != null && !selector.isEmpty();
    }

    private long matching(ClusterService service) {
        var selector = service.declared().selector();
        return selector == null
                ? 0
                : compiled.cluster().pods().stream()
                        .filter(it -> it.namespace().equals(service.key().namespace()))
                        .filter(it -> it.labels().containsAll(selector))
                        .count();
    }

    private String absence(ClusterService service) {
        var selector = service.declared().selector();
        if (selector == null || selector.isEmpty()) {
            return "it has no selector, and its EndpointSlices have no ready endpoint";
        }
        var text =
                selector.entrySet().stream()
                        .map(it -> it.getKey() + "=" + it.getValue())
                        .collect(Collectors.joining(","));
        long count = matching(service);
        return count == 0
                ? "selector " + text + " matches no pod"
                : "none of the pods that selector "
                        + text
                        + " matches ("
                        + count
                        + ") is ready with that port";
    }

    private String place(Step step) {
        return namespace(step).name();
    }

    private NetworkNamespace namespace(Step step) {
        return compiled.fabric().namespaces().get(step.namespace());
    }

    private String device(Step step) {
        return step.device() == Device.NONE
                ? "no device"
                : compiled.fabric().devices().get(step.device()).name();
    }

    /// The stack dropped it, without a rule.
    Reason drop(Step step, Part where, Inner inner) {
        var reason = step.drop() == null ? DropReason.DUPLICATE : step.drop();
        var entry = step.entry();
        var origin = compiled.origins().get(entry == null ? 0 : entry.origin());
        var outer = step.before().packet().ip();
        var destination = outer == null ? inner.ip().destination() : outer.destination();
        var nobody = nobody(destination, inner);
        if (nobody.isPresent()
                && (reason == DropReason.IP_INNOROUTES
                        || reason == DropReason.IP_OUTNOROUTES
                        || reason == DropReason.BLACKHOLE
                        || reason == DropReason.NEIGH_FAILED
                        || reason == DropReason.TTL_EXPIRED)) {
            return nobody.get();
        }
        return switch (reason) {
            case IPVS_NO_DESTINATION -> withoutRealServer(origin);
            case NO_SOCKET -> ReasonCode.NOTHING_LISTENS.of(inner.service(), where);
            case IP_INNOROUTES, IP_OUTNOROUTES, BLACKHOLE ->
                    ReasonCode.NO_ROUTE.at(origin.resource(), origin.field(), where, destination);
            case NEIGH_FAILED, NEIGH_QUEUEFULL ->
                    ReasonCode.NEIGHBOR_FAILED.of(destination, device(step) + " of " + place(step));
            case VXLAN_NO_REMOTE ->
                    ReasonCode.NO_TUNNEL_ENDPOINT.of(device(step) + " of " + place(step));
            case TTL_EXPIRED -> ReasonCode.TTL_EXPIRED.of(where);
            case PKT_TOO_BIG ->
                    ReasonCode.TOO_BIG.of(step.before().packet().length(), device(step));
            case OTHERHOST, IP_INADDRERRORS, VXLAN_VNI_NOT_FOUND ->
                    ReasonCode.NOT_FOR_THIS_HOST.of(inner.destination(), where);
            case MARTIAN_SOURCE, IP_RPFILTER ->
                    ReasonCode.DROPPED.of(
                            where,
                            "its source address %s cannot come from %s"
                                    .formatted(inner.ip().source(), device(step)));
            case NETFILTER_DROP -> ReasonCode.CHAIN_POLICY_DROPPED.of(place(step));
            case TCP_CSUM,
                    IP_NOPROTO,
                    IP_INHDR,
                    QUEUE_FULL,
                    LINK_LOSS,
                    BRIDGE_INGRESS_PORT,
                    CONNTRACK_CLASH,
                    NAT_PORTS_EXHAUSTED,
                    DUPLICATE ->
                    ReasonCode.DROPPED.of(where, reason.text());
        };
    }

    /// What is wrong with an address that nobody has.
    private Optional<Reason> nobody(IpAddress address, Inner inner) {
        var cluster = compiled.cluster();
        for (var service : cluster.services()) {
            if (service.clusterIps().contains(address)) {
                var ports =
                        service.ports().stream()
                                .map(it -> it.protocol() + " " + it.port())
                                .collect(Collectors.joining(", "));
                return Optional.of(
                        ReasonCode.NO_SUCH_SERVICE_PORT.at(
                                service.key(),
                                FieldPath.of("spec", "ports"),
                                service.key(),
                                inner.service(),
                                ports));
            }
        }
        boolean ofPods = cluster.podCidrs().stream().anyMatch(it -> it.contains(address));
        boolean taken =
                cluster.pods().stream().anyMatch(it -> it.running() && it.ips().contains(address));
        return ofPods && !taken
                ? Optional.of(ReasonCode.NO_SUCH_POD.of(address))
                : Optional.empty();
    }

    static String meaning(Header.@Nullable Icmp icmp) {
        if (icmp == null) {
            return "";
        }
        boolean six = icmp.v6();
        return switch (icmp.type()) {
            case 1, 3 ->
                    six == (icmp.type() == 1) ? unreachable(six, icmp.code()) : "time exceeded";
            case 2 -> "packet too big";
            case 11 -> "time exceeded";
            default -> "type %d code %d".formatted(icmp.type(), icmp.code());
        };
    }

    private static String unreachable(boolean six, int code) {
        if (six) {
            return switch (code) {
                case 0 -> "no route to destination";
                case 1 -> "administratively prohibited";
                case 3 -> "address unreachable";
                case 4 -> "port unreachable";
                default -> "unreachable, code " + code;
            };
        }
        return switch (code) {
            case 0 -> "network unreachable";
            case 1 -> "host unreachable";
            case 3 -> "port unreachable";
            case 4 -> "fragmentation needed";
            case 9, 10, 13 -> "administratively prohibited";
            default -> "unreachable, code " + code;
        };
    }
}
