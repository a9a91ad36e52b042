package io.netwright.model.lint;

import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.LabelSelector;
import io.netwright.model.resource.Workload;

import org.jspecify.annotations.Nullable;

import java.util.TreeMap;
import java.util.function.Consumer;

/// Controllers that take each other's pods for their own.
final class SelectorsOverlap implements Rule {
    @Override
    public void check(View lab, Consumer<Found> out) {
        var first = new TreeMap<String, Workload>(); // by namespace and selector
        for (var workload : lab.all(Workload.class)) {
            var selector = selector(workload);
            if (selector == null || !workload.meta().owners().isEmpty()) {
                continue;
            }
            var other = first.putIfAbsent(workload.key().namespace() + " " + selector, workload);
            if (other != null) {
                out.accept(
                        lab.at(
                                        workload,
                                        FieldPath.of("spec", "selector"),
                                        LintCode.SELECTORS_OVERLAP,
                                        workload.key(),
                                        other.key())
                                .hint("give each a label of its own"));
            }
        }
    }

    private static @Nullable LabelSelector selector(Workload workload) {
        if (workload instanceof Workload.Deployment it) {
            return it.selector();
        }
        if (workload instanceof Workload.StatefulSet it) {
            return it.selector();
        }
        return workload instanceof Workload.DaemonSet it ? it.selector() : null;
    }
}
