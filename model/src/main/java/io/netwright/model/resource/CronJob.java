package io.netwright.model.resource;

/// A `batch/v1` CronJob. It makes Jobs in time, so a lab at rest has none of its pods.
public record CronJob(
        ResourceKey key, ObjectMeta meta, String schedule, boolean suspended, PodTemplate template)
        implements Inert {
    @Override
    public String apiVersion() {
        return "batch/v1";
    }
}
