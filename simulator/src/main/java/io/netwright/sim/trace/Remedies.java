package io.netwright.sim.trace;

import io.netwright.model.diag.Message;
import io.netwright.model.manifest.FieldNames;
import io.netwright.model.net.IpAddress;
import io.netwright.model.resource.Labels;
import io.netwright.model.resource.NetworkPolicy.Direction;
import io.netwright.model.resource.ResourceKey;
import io.netwright.sim.control.Cluster;
import io.netwright.sim.control.ClusterPod;
import io.netwright.sim.control.ClusterService;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What would let a packet through that went no further, where that is known.
final class Remedies {
    /// Labels that are there to tell workloads apart.
    private static final List<String> NAMES = List.of("app", "app.kubernetes.io/name", "k8s-app");

    private final Cluster cluster;

    Remedies(Cluster cluster) {
        this.cluster = cluster;
    }

    /// A rule of a policy that already isolates the pod is enough.
    Message rule(Direction direction, Object policy, ClusterPod isolated, Inner inner) {
        boolean out = direction == Direction.EGRESS;
        var address = out ? inner.ip().destination() : inner.ip().source();
        return ReasonCode.POLICY_DENIED.hint(
                "an {} rule of {} {} {}{} would let it through",
                out ? "egress" : "ingress",
                policy,
                out ? "to" : "from",
                peer(address, isolated.namespace()),
                inner.ports() == null ? ", without ports," : " on " + inner.service());
    }

    private String peer(IpAddress address, String namespace) {
        var pod =
                cluster.pods().stream()
                        .filter(it -> !it.spec().hostNetwork() && it.ips().contains(address))
                        .findFirst();
        if (pod.isEmpty()) {
            return "ipBlock " + address.host();
        }
        var labels = labels(pod.get().labels());
        var pods = labels.isEmpty() ? "all pods" : "pods with " + labels;
        return pod.get().namespace().equals(namespace)
                ? pods
                : pods + " in namespace " + pod.get().namespace();
    }

    private static String labels(Labels labels) {
        for (var name : NAMES) {
            var value = labels.values().get(name);
            if (value != null) {
                return name + "=" + value;
            }
        }
        return labels(labels.values());
    }

    private static String labels(Map<String, String> labels) {
        return labels.entrySet().stream()
                .map(it -> it.getKey() + "=" + it.getValue())
                .collect(Collectors.joining(","));
    }

    /// A pod that the selector matches.
    @Nullable Message endpoint(ClusterService service) {
        var selector = service.declared().selector();
        return selector == null || selector.isEmpty()
                ? null
                : ReasonCode.NO_ENDPOINTS.hint(
                        "a ready pod in namespace {} with {} would get it",
                        String.valueOf(service.key().namespace()),
                        labels(selector));
    }

    /// An endpoint where the packet is translated.
    static Message local(ResourceKey service, String place) {
        return ReasonCode.NO_LOCAL_ENDPOINTS.hint(
                "a ready endpoint on {}, or the traffic policy Cluster for {}, would let it"
                        + " through",
                place,
                service);
    }

    /// A Service whose name is like the one that was asked for.
    @Nullable Message name(String asked, @Nullable ClusterPod client) {
        var own = client == null ? "" : client.namespace();
        var names = new ArrayList<String>();
        for (var service : cluster.services()) {
            boolean near = own.equals(service.key().namespace());
            names.add(
                    near
                            ? service.key().name()
                            : service.key().name() + "." + service.key().namespace());
        }
        var best = FieldNames.nearest(asked, names);
        if (best != null) {
            return ReasonCode.NAME_NOT_FOUND.hint("did you mean {}?", best);
        }
        var here = names.stream().filter(it -> !it.contains(".")).toList();
        return here.isEmpty()
                ? null
                : ReasonCode.NAME_NOT_FOUND.hint(
                        "the Services of namespace {} are {}", own, String.join(", ", here));
    }
}
