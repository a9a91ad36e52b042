package io.netwright.sim.control;

import io.netwright.model.diag.Message;
import io.netwright.model.net.IpAddress;
import io.netwright.model.net.IpFamily;
import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.Labels;
import io.netwright.model.resource.PodSpec;
import io.netwright.model.resource.ResourceKey;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;

/// A pod, declared or made by a workload.
///
/// @param key of the Pod, though the lab may not hold one
/// @param source the object whose text describes it: the Pod, or the workload with its template
/// @param specField where in the source its specification stands: `spec` or `spec.template.spec`
/// @param owner its immediate owner as the manifests give it (CLI contract 14), the Pod itself
///   where nobody owns it
/// @param node null while it is pending
/// @param pending why it has no node, in the scheduler's words
/// @param refusals why no node takes it, node by node; empty unless it is pending for that
/// @param ips its addresses, the primary one first; the node's own for `hostNetwork`
/// @param addressGiven does the lab say them, in a status of the Pod or, for `hostNetwork`, of the
///   Node
/// @param running false for `Succeeded` and `Failed` pods, and for pending ones
public record ClusterPod(
        ResourceKey key,
        ResourceKey source,
        FieldPath specField,
        ResourceKey owner,
        Labels labels,
        PodSpec spec,
        @Nullable String node,
        @Nullable Message pending,
        List<Refusal> refusals,
        List<IpAddress> ips,
        boolean addressGiven,
        boolean running,
        boolean ready,
        boolean terminating) {
    public ClusterPod {
        refusals = List.copyOf(refusals);
        ips = List.copyOf(ips);
    }

    public String namespace() {
        return Objects.requireNonNull(key.namespace());
    }

    public String name() {
        return key.name();
    }

    /// Its address of that family, null where it has none.
    public @Nullable IpAddress address(IpFamily family) {
        return ips.stream().filter(it -> it.family() == family).findFirst().orElse(null);
    }
}
