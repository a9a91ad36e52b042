package io.netwright.app.ui.inspector;

import io.netwright.app.session.Derived;
import io.netwright.app.ui.inspector.FormField.Entry;
import io.netwright.app.ui.inspector.FormField.Fact;
import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.LabelSelector;
import io.netwright.model.resource.Workload;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What makes pods: how many, with which labels and ports.
final class WorkloadForm {
    private static final int MOST = 10_000;
    private static final FieldPath SELECTOR = FieldPath.of("spec", "selector", "matchLabels");

    private WorkloadForm() {}

    static void add(Derived derived, Workload workload, List<FormField> fields) {
        var key = workload.key();
        switch (workload) {
            case Workload.Deployment it -> fields.add(count(workload, "replicas", it.replicas()));
            case Workload.ReplicaSet it -> fields.add(count(workload, "replicas", it.replicas()));
            case Workload.StatefulSet it -> fields.add(count(workload, "replicas", it.replicas()));
            case Workload.Job it -> fields.add(count(workload, "parallelism", it.parallelism()));
            case Workload.DaemonSet _ ->
                    fields.add(new Fact("replicas", "Replicas", "one on each node that admits it"));
        }
        var pods = derived.cluster().pods().stream().filter(it -> it.source().equals(key)).toList();
        long running = pods.stream().filter(it -> it.running()).count();
        fields.add(new Fact("pods", "Pods", "%d of %d running".formatted(running, pods.size())));
        fields.add(
                PodForm.ports(
                        key,
                        FieldPath.of("spec", "template", "spec"),
                        workload.template().spec(),
                        true));
        fields.add(
                Form.labels(
                        "pod-labels",
                        "Labels of its pods",
                        key,
                        name ->
                                selector(workload).matchLabels().containsKey(name)
                                        ? List.of(Form.TEMPLATE_LABELS, SELECTOR)
                                        : List.of(Form.TEMPLATE_LABELS),
                        workload.template().labels().values()));
    }

    private static LabelSelector selector(Workload workload) {
        return switch (workload) {
            case Workload.Deployment it -> it.selector();
            case Workload.ReplicaSet it -> it.selector();
            case Workload.StatefulSet it -> it.selector();
            case Workload.DaemonSet it -> it.selector();
            case Workload.Job _ -> LabelSelector.EVERYTHING;
        };
    }

    private static Entry count(Workload workload, String field, @Nullable Integer now) {
        return new Entry(
                "replicas",
                field.equals("replicas") ? "Replicas" : "Parallelism",
                now == null ? "" : now.toString(),
                "1",
                text ->
                        Checked.optionalWhole(
                                workload.key(), FieldPath.of("spec", field), text, 0, MOST));
    }
}
