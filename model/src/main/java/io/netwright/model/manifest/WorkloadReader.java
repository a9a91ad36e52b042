package io.netwright.model.manifest;

import io.netwright.model.manifest.Syntax.Form;
import io.netwright.model.resource.ObjectMeta;
import io.netwright.model.resource.PodTemplate;
import io.netwright.model.resource.ResourceKey;
import io.netwright.model.resource.Workload;

import org.jspecify.annotations.Nullable;

/// Reads what makes pods from a template.
///
/// Source: kubernetes `pkg/apis/apps/validation/validation.go`, `pkg/apis/batch/validation`.
final class WorkloadReader {
    private WorkloadReader() {}

    static Workload deployment(ResourceKey key, ObjectMeta meta, Field root) {
        var spec = spec(root);
        var template = template(spec);
        return new Workload.Deployment(
                key, meta, count(spec.get("replicas")), selector(spec, template), template);
    }

    static Workload replicaSet(ResourceKey key, ObjectMeta meta, Field root) {
        var spec = spec(root);
        var template = template(spec);
        return new Workload.ReplicaSet(
                key, meta, count(spec.get("replicas")), selector(spec, template), template);
    }

    static Workload statefulSet(ResourceKey key, ObjectMeta meta, Field root) {
        var spec = spec(root);
        var template = template(spec);
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
        return new Workload.DaemonSet(key, meta, selector(spec, template), template);
    }

    static Workload job(ResourceKey key, ObjectMeta meta, Field root) {
        var spec = root.get("spec").required();
        return new Workload.Job(key, meta, count(spec.get("parallelism")), template(spec));
    }

    private static Field spec(Field root) {
        var spec = root.get("spec").required();
        Unknown.warn(spec, "the spec of a workload", Unknown.WORKLOAD);
        return spec;
    }

    private static PodTemplate template(Field spec) {
        return PodReader.template(spec.get("template").required());
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
        return text == null || text.isEmpty() ? null : field.text(Form.DNS_NAME);
    }
}
