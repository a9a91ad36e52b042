package io.netwright.model.manifest;

import io.netwright.model.diag.Fault;
import io.netwright.model.manifest.Syntax.Form;
import io.netwright.model.resource.ObjectMeta;
import io.netwright.model.resource.PodTemplate;
import io.netwright.model.resource.ResourceKey;
import io.netwright.model.resource.Workload;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Reads what makes pods from a template.
///
/// Source: kubernetes `pkg/apis/apps/validation/validation.go`, `pkg/apis/batch/validation`.
final class WorkloadReader {
    private static final List<String> JOB_COUNTS =
            List.of(
                    "parallelism",
                    "completions",
                    "backoffLimit",
                    "activeDeadlineSeconds",
                    "ttlSecondsAfterFinished");

    private WorkloadReader() {}

    static Workload deployment(ResourceKey key, ObjectMeta meta, Field root) {
        var spec = spec(root);
        var template = template(spec);
        RolloutReader.deployment(spec);
        return new Workload.Deployment(
                key, meta, count(spec.get("replicas")), selector(spec, template), template);
    }

    static Workload replicaSet(ResourceKey key, ObjectMeta meta, Field root) {
        var spec = spec(root);
        var template = template(spec);
        RolloutReader.counts(spec);
        return new Workload.ReplicaSet(
                key, meta, count(spec.get("replicas")), selector(spec, template), template);
    }

    static Workload statefulSet(ResourceKey key, ObjectMeta meta, Field root) {
        var spec = spec(root);
        var template = template(spec);
        RolloutReader.statefulSet(spec);
        var first = count(spec.get("ordinals").get("start"));
        return new Workload.StatefulSet(
                key,
                meta,
                count(spec.get("replicas")),
                serviceName(spec.get("serviceName")),
                first == null ? 0 : first,
                selector(spec, template),
                template);
    }

    static Workload daemonSet(ResourceKey key, ObjectMeta meta, Field root) {
        var spec = spec(root);
        var template = template(spec);
        RolloutReader.daemonSet(spec);
        return new Workload.DaemonSet(
                key, meta, selector(spec, template), template, AgentReader.read(root));
    }

    static Workload job(ResourceKey key, ObjectMeta meta, Field root) {
        var spec = root.get("spec").part();
        return new Workload.Job(
                key,
                meta,
                count(spec.get("parallelism")),
                count(spec.get("completions")),
                "Indexed".equals(spec.get("completionMode").text()),
                spec.get("suspend").isTrue(),
                jobTemplate(spec, !isStored(root)));
    }

    /// Comes it from a server, which has made the selector?
    private static boolean isStored(Field root) {
        return root.get("metadata").part().get("uid").isSet();
    }

    /// The template of a Job, and what stands beside it.
    ///
    /// @param checksSelector not where `manualSelector` is refused already
    static PodTemplate jobTemplate(Field spec, boolean checksSelector) {
        for (var name : JOB_COUNTS) {
            count(spec.get(name));
        }
        var template = PodReader.template(spec.get("template").part());
        var restart =
                spec.get("template").part().get("spec").part().get("restartPolicy").required();
        if (restart.isSet()) {
            restart.choice(Choices.words("OnFailure", "Never"));
        }
        var selector = spec.get("selector");
        if (!checksSelector) {
            return template;
        }
        if (spec.get("manualSelector").isTrue()) {
            MetaReader.ownSelector(spec, template.labels());
        } else if (selector.isSet()) {
            selector.error(Fault.NOT_ALLOWED, null, "without manualSelector");
        }
        return template;
    }

    private static Field spec(Field root) {
        return root.get("spec").part();
    }

    private static PodTemplate template(Field spec) {
        var pod = spec.get("template").part().get("spec").part();
        pod.get("restartPolicy").unlessEmpty().choice(Choices.words("Always"));
        if (pod.get("activeDeadlineSeconds").isSet()) {
            pod.get("activeDeadlineSeconds").error(Fault.NOT_ALLOWED, null, "outside of a Job");
        }
        return PodReader.template(spec.get("template").part());
    }

    private static io.netwright.model.resource.LabelSelector selector(
            Field spec, PodTemplate template) {
        return MetaReader.ownSelector(spec, template.labels());
    }

    private static @Nullable Integer count(Field field) {
        return field.integer(0, Integer.MAX_VALUE);
    }

    private static @Nullable String serviceName(Field field) {
        var text = field.text();
        return text == null || text.isEmpty() ? null : field.text(Form.DNS_LABEL);
    }
}
