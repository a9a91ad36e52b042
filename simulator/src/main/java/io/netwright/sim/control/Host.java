package io.netwright.sim.control;

import io.netwright.model.resource.Labels;
import io.netwright.model.resource.Node;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
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
    boolean isReady() {
        return declared == null || declared.ready() == null || declared.ready();
    }

    /// Those declared, and that of a node whose status says that it is not ready.
    ///
    /// Source: kubernetes `pkg/controller/nodelifecycle` (`taintNodeByCondition`).
    List<Node.Taint> taints() {
        if (declared == null) {
            return List.of();
        }
        if (isReady() || declared.taints().contains(Taints.NOT_READY)) {
            return declared.taints();
        }
        var taints = new ArrayList<>(declared.taints());
        taints.add(Taints.NOT_READY);
        return taints;
    }
}
