package io.netwright.model.lint;

import io.netwright.model.net.Protocol;
import io.netwright.model.resource.CronJob;
import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.Labels;
import io.netwright.model.resource.Pod;
import io.netwright.model.resource.PodSpec;
import io.netwright.model.resource.PodSpec.Container;
import io.netwright.model.resource.PodSpec.ContainerPort;
import io.netwright.model.resource.PodTemplate;
import io.netwright.model.resource.Resource;
import io.netwright.model.resource.ResourceKey;
import io.netwright.model.resource.Workload;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Stream;

/// What selectors select: a pod, or the pods of a workload.
///
/// @param path where the specification stands
record Subject(ResourceKey key, Labels labels, PodSpec spec, FieldPath path) {
    private static final FieldPath OF_POD = FieldPath.of("spec");
    private static final FieldPath OF_JOB =
            FieldPath.of("spec", "jobTemplate", "spec", "template", "spec");
    private static final FieldPath OF_TEMPLATE = FieldPath.of("spec", "template", "spec");

    static boolean makesPods(Resource resource) {
        return resource instanceof Pod
                || resource instanceof Workload
                || resource instanceof CronJob;
    }

    /// Null for what makes no pods.
    static @Nullable Subject of(Resource resource) {
        if (resource instanceof Pod pod) {
            return new Subject(pod.key(), pod.meta().labels(), pod.spec(), OF_POD);
        }
        if (resource instanceof Workload workload) {
            return of(workload.key(), workload.template(), OF_TEMPLATE);
        }
        if (resource instanceof CronJob job) {
            return of(job.key(), job.template(), OF_JOB);
        }
        return null;
    }

    private static Subject of(ResourceKey key, PodTemplate template, FieldPath path) {
        return new Subject(key, template.labels(), template.spec(), path);
    }

    /// The containers that run as long as the pod: sidecars among the init containers as well.
    Stream<Container> running() {
        return Stream.concat(
                spec.containers().stream(),
                spec.initContainers().stream().filter(it -> "Always".equals(it.restartPolicy())));
    }

    List<ContainerPort> ports() {
        return running().flatMap(it -> it.ports().stream()).toList();
    }

    boolean hasPort(String name, Protocol protocol) {
        return ports().stream().anyMatch(it -> name.equals(it.name()) && it.protocol() == protocol);
    }
}
