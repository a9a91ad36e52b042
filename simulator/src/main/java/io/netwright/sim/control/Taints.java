package io.netwright.sim.control;

import io.netwright.model.resource.Node.Taint;
import io.netwright.model.resource.PodSpec;
import io.netwright.model.resource.PodSpec.Toleration;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Taints of nodes and what pods bear.
///
/// Sources: kubernetes/component-helpers `scheduling/corev1/helpers.go`; for what DaemonSets add,
/// kubernetes `pkg/controller/daemon/util/daemonset_util.go` (`AddOrUpdateDaemonPodTolerations`).
final class Taints {
    static final Taint CORDON = new Taint("node.kubernetes.io/unschedulable", null, "NoSchedule");
    static final Taint NOT_READY = new Taint("node.kubernetes.io/not-ready", null, "NoSchedule");

    private Taints() {}

    /// The first taint that keeps pods off and that none of the tolerations bears, null for none.
    static @Nullable Taint unborne(List<Taint> taints, List<Toleration> tolerations) {
        for (var taint : taints) {
            if (!taint.effect().equals("PreferNoSchedule") && !areBorne(taint, tolerations)) {
                return taint;
            }
        }
        return null;
    }

    static boolean areBorne(Taint taint, List<Toleration> tolerations) {
        return tolerations.stream().anyMatch(it -> bears(it, taint));
    }

    private static boolean bears(Toleration toleration, Taint taint) {
        var key = orEmpty(toleration.key());
        var effect = orEmpty(toleration.effect());
        if (!effect.isEmpty() && !effect.equals(taint.effect())) {
            return false;
        }
        if (!key.isEmpty() && !key.equals(taint.key())) {
            return false;
        }
        return switch (orEmpty(toleration.operator())) {
            case "", "Equal" -> orEmpty(toleration.value()).equals(orEmpty(taint.value()));
            case "Exists" -> true;
            default -> false;
        };
    }

    /// The tolerations of a DaemonSet's pods: the template's and those of every DaemonSet.
    static List<Toleration> ofDaemon(PodSpec spec) {
        var tolerations = new ArrayList<>(spec.tolerations());
        add(tolerations, "not-ready", "NoExecute");
        add(tolerations, "unreachable", "NoExecute");
        add(tolerations, "disk-pressure", "NoSchedule");
        add(tolerations, "memory-pressure", "NoSchedule");
        add(tolerations, "pid-pressure", "NoSchedule");
        add(tolerations, "unschedulable", "NoSchedule");
        if (spec.hostNetwork()) {
            add(tolerations, "network-unavailable", "NoSchedule");
        }
        return tolerations;
    }

    private static void add(List<Toleration> tolerations, String name, String effect) {
        var key = "node.kubernetes.io/" + name;
        var added = new Toleration(key, "Exists", null, effect);
        if (!tolerations.contains(added)) {
            tolerations.add(added);
        }
    }

    /// `dedicated=db:NoSchedule`, as kubectl writes it.
    static String text(Taint taint) {
        var value = orEmpty(taint.value());
        return taint.key() + (value.isEmpty() ? "" : "=" + value) + ":" + taint.effect();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
