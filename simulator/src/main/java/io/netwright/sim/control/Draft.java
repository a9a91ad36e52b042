package io.netwright.sim.control;

import io.netwright.model.diag.Message;
import io.netwright.model.net.IpAddress;
import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.Labels;
import io.netwright.model.resource.Pod;
import io.netwright.model.resource.PodSpec;
import io.netwright.model.resource.ResourceKey;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;

/// A pod on its way to a [ClusterPod].
///
/// @param workload whose pods are spread among themselves; the pod itself where none made it
/// @param node where it runs, null until the scheduler has decided
/// @param pending why it has no node or no address
/// @param refusals why no node takes it, by node
/// @param addressGiven does the lab say the addresses
record Draft(
        ResourceKey key,
        ResourceKey source,
        FieldPath specField,
        ResourceKey owner,
        ResourceKey workload,
        Labels labels,
        Labels annotations,
        PodSpec spec,
        Pod.Status status,
        boolean terminating,
        @Nullable String node,
        @Nullable Message pending,
        List<Refusal> refusals,
        List<IpAddress> ips,
        boolean addressGiven) {
    Draft on(String other) {
        return new Draft(
                key,
                source,
                specField,
                owner,
                workload,
                labels,
                annotations,
                spec,
                status,
                terminating,
                other,
                null,
                List.of(),
                ips,
                addressGiven);
    }

    Draft pending(Message why) {
        return pending(why, List.of());
    }

    Draft pending(Message why, List<Refusal> byNode) {
        return new Draft(
                key,
                source,
                specField,
                owner,
                workload,
                labels,
                annotations,
                spec,
                status,
                terminating,
                node,
                why,
                byNode,
                ips,
                addressGiven);
    }

    Draft with(List<IpAddress> addresses, boolean given) {
        return new Draft(
                key,
                source,
                specField,
                owner,
                workload,
                labels,
                annotations,
                spec,
                status,
                terminating,
                node,
                pending,
                refusals,
                addresses,
                given);
    }

    Draft with(Labels others) {
        return new Draft(
                key,
                source,
                specField,
                owner,
                workload,
                others,
                annotations,
                spec,
                status,
                terminating,
                node,
                pending,
                refusals,
                ips,
                addressGiven);
    }

    String namespace() {
        return Objects.requireNonNull(key.namespace());
    }

    /// Is it for one node by name, as a DaemonSet's pods are?
    boolean isPinned() {
        return workload.kind().equals("DaemonSet");
    }

    /// May it fit once other pods have a node?
    boolean dependsOnOthers() {
        var placement = spec.placement();
        return !placement.near().isEmpty() || !placement.spread().isEmpty();
    }

    /// Has it ended for good?
    boolean isOver() {
        return "Succeeded".equals(status.phase()) || "Failed".equals(status.phase());
    }

    /// Does its status say that it has not got as far as an address?
    boolean waits() {
        return "Pending".equals(status.phase()) && status.podIps().isEmpty();
    }

    ClusterPod toPod() {
        boolean running = node != null && pending == null && !isOver() && !waits();
        boolean ready =
                running
                        && (status.ready() != null
                                ? status.ready()
                                : !"Pending".equals(status.phase()));
        return new ClusterPod(
                key,
                source,
                specField,
                owner,
                labels,
                spec,
                node,
                pending,
                refusals,
                ips,
                addressGiven,
                running,
                ready,
                terminating);
    }
}
