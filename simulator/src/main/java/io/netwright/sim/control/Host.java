package io.netwright.sim.control;

import io.netwright.model.resource.Labels;
import io.netwright.model.resource.Node;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A node as the scheduler sees it.
///
/// @param declared null where the lab only names it, or nobody does
record Host(ClusterNode node, @Nullable Node declared) {
    String name() {
        return node.name();
    }

    Labels labels() {
        return node.labels();
    }

    boolean cordoned() {
        return declared != null && declared.unschedulable();
    }

    /// False where its status says so.
    boolean ready() {
        return declared == null || declared.ready() == null || declared.ready();
    }

    List<Node.Taint> taints() {
        return declared == null ? List.of() : declared.taints();
    }
}
