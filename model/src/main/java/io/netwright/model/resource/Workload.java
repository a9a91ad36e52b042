package io.netwright.model.resource;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// An object that makes pods from a template.
public sealed interface Workload extends Resource {
    PodTemplate template();

    /// An `apps/v1` Deployment.
    ///
    /// @param replicas null where unset, which means 1
    record Deployment(
            ResourceKey key,
            ObjectMeta meta,
            @Nullable Integer replicas,
            LabelSelector selector,
            PodTemplate template)
            implements Workload {}

    /// An `apps/v1` ReplicaSet.
    ///
    /// @param replicas null where unset, which means 1
    record ReplicaSet(
            ResourceKey key,
            ObjectMeta meta,
            @Nullable Integer replicas,
            LabelSelector selector,
            PodTemplate template)
            implements Workload {}

    /// An `apps/v1` StatefulSet: pods `NAME-0`, `NAME-1`, …, under the headless `serviceName`.
    ///
    /// @param replicas null where unset, which means 1
    record StatefulSet(
            ResourceKey key,
            ObjectMeta meta,
            @Nullable Integer replicas,
            @Nullable String serviceName,
            int firstOrdinal,
            LabelSelector selector,
            PodTemplate template)
            implements Workload {}

    /// An `apps/v1` DaemonSet: a pod on each node that its template admits.
    ///
    /// @param agents its containers, as far as they configure the agent of a node
    record DaemonSet(
            ResourceKey key,
            ObjectMeta meta,
            LabelSelector selector,
            PodTemplate template,
            List<Agent> agents)
            implements Workload {
        public DaemonSet {
            agents = List.copyOf(agents);
        }
    }

    /// A `batch/v1` Job.
    ///
    /// @param parallelism null where unset, which means 1
    /// @param completions null where unset: then one pod that succeeds ends it
    /// @param indexed `completionMode: Indexed`: each pod has a number, and a name from it
    record Job(
            ResourceKey key,
            ObjectMeta meta,
            @Nullable Integer parallelism,
            @Nullable Integer completions,
            boolean indexed,
            boolean suspended,
            PodTemplate template)
            implements Workload {}
}
