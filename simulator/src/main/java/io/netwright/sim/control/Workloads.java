package io.netwright.sim.control;

import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.Labels;
import io.netwright.model.resource.ObjectMeta.OwnerReference;
import io.netwright.model.resource.Pod;
import io.netwright.model.resource.PodSpec;
import io.netwright.model.resource.Resource;
import io.netwright.model.resource.ResourceKey;
import io.netwright.model.resource.Workload;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The pods of a lab, declared and made by workloads, in the order of the lab's files. A workload
/// of which the lab holds a pod already makes none: the lab is then what a cluster answered.
///
/// Source: kubernetes `pkg/controller/{deployment,replicaset,statefulset,daemon,job}`.
final class Workloads {
    private static final FieldPath SPEC = FieldPath.of("spec");
    private static final FieldPath TEMPLATE_SPEC = FieldPath.of("spec", "template", "spec");

    private final List<Host> nodes;
    private final LinkedHashSet<ResourceKey> taken = new LinkedHashSet<>();
    private final LinkedHashSet<ResourceKey> satisfied = new LinkedHashSet<>();
    private final LinkedHashSet<ResourceKey> workloads = new LinkedHashSet<>();
    private final List<Draft> drafts = new ArrayList<>();

    private Workloads(List<Host> nodes) {
        this.nodes = nodes;
    }

    /// How many pods the lab asks for, where no node is known yet.
    static int count(List<Resource> resources) {
        return pods(resources, List.of()).size();
    }

    /// @param nodes that DaemonSets go to
    static List<Draft> pods(List<Resource> resources, List<Host> nodes) {
        var run = new Workloads(nodes);
        run.index(resources);
        for (var resource : resources) {
            switch (resource) {
                case Pod pod -> run.drafts.add(declared(pod));
                case Workload workload -> run.make(workload);
                default -> {}
            }
        }
        return run.drafts;
    }

    private void index(List<Resource> resources) {
        var owners = new LinkedHashMap<ResourceKey, ResourceKey>();
        for (var resource : resources) {
            switch (resource) {
                case Pod pod -> taken.add(pod.key());
                case Workload workload -> workloads.add(workload.key());
                default -> {}
            }
        }
        for (var resource : resources) {
            if (resource instanceof Workload) {
                var owner = controller(resource);
                if (owner != null) {
                    owners.put(resource.key(), owner);
                }
            }
        }
        for (var resource : resources) {
            if (resource instanceof Pod pod) {
                for (var owner = controller(pod); owner != null; owner = above(owner, owners)) {
                    satisfied.add(owner);
                }
            }
        }
        owners.forEach(
                (key, owner) -> {
                    if (key.kind().equals("ReplicaSet") && workloads.contains(owner)) {
                        satisfied.add(key);
                    }
                });
    }

    /// What owns a workload; a ReplicaSet that the lab lacks tells by its name.
    private @Nullable ResourceKey above(ResourceKey key, Map<ResourceKey, ResourceKey> owners) {
        var known = owners.get(key);
        int dash = key.name().lastIndexOf('-');
        if (known != null || workloads.contains(key) || dash < 0) {
            return known;
        }
        return key.kind().equals("ReplicaSet")
                ? new ResourceKey(
                        "apps", "Deployment", key.namespace(), key.name().substring(0, dash))
                : null;
    }

    private static @Nullable ResourceKey controller(Resource owned) {
        var owners = owned.meta().owners();
        for (OwnerReference owner : owners) {
            if (owner.controller() || owners.size() == 1) {
                var group = ResourceKey.groupOf(owner.apiVersion());
                var namespace = owner.kind().equals("Node") ? null : owned.key().namespace();
                return new ResourceKey(group, owner.kind(), namespace, owner.name());
            }
        }
        return null;
    }

    private static Draft declared(Pod pod) {
        var controller = controller(pod);
        var owner = controller == null || controller.kind().equals("Node") ? pod.key() : controller;
        return new Draft(
                pod.key(),
                pod.key(),
                SPEC,
                owner,
                owner,
                pod.meta().labels(),
                pod.meta().annotations(),
                pod.spec(),
                pod.status(),
                pod.meta().deletionTimestamp() != null,
                pod.spec().nodeName(),
                null,
                List.of(),
                List.of(),
                false);
    }

    private void make(Workload workload) {
        if (satisfied.contains(workload.key())) {
            return;
        }
        var name = workload.key().name();
        var labels = workload.template().labels();
        switch (workload) {
            case Workload.Deployment it -> {
                var hash = Names.suffix("template " + it.key(), 10);
                var hashed = labels.with("pod-template-hash", hash);
                for (int i = 0; i < orOne(it.replicas()); i++) {
                    add(
                            it,
                            generated(it, name + "-" + hash + "-", i),
                            hashed,
                            it.template().spec());
                }
            }
            case Workload.ReplicaSet it -> {
                for (int i = 0; i < orOne(it.replicas()); i++) {
                    add(it, generated(it, name + "-", i), labels, it.template().spec());
                }
            }
            case Workload.StatefulSet it -> {
                for (int i = 0; i < orOne(it.replicas()); i++) {
                    int ordinal = it.firstOrdinal() + i;
                    var own =
                            labels.with("statefulset.kubernetes.io/pod-name", name + "-" + ordinal)
                                    .with("apps.kubernetes.io/pod-index", "" + ordinal);
                    var podName = name + "-" + ordinal;
                    add(it, podName, own, it.template().spec().named(podName, it.serviceName()));
                }
            }
            case Workload.DaemonSet it -> {
                var spec = it.template().spec();
                var tolerations = Taints.ofDaemon(spec);
                for (var node : nodes) {
                    if (NodeFit.admitsDaemon(spec, node)) {
                        var podName = generated(it, name + "-", node.name());
                        var pinned = spec.placement().on(node.name());
                        var own = labels.with("pod-template-generation", "1");
                        add(it, podName, own, spec.placed(pinned, tolerations));
                    }
                }
            }
            case Workload.Job it -> job(it);
        }
    }

    /// A Job at its start: as many pods as may run at once.
    private void job(Workload.Job job) {
        var name = job.key().name();
        var spec = job.template().spec();
        var labels =
                job.template()
                        .labels()
                        .with("batch.kubernetes.io/job-name", name)
                        .with("job-name", name);
        int count = orOne(job.parallelism());
        if (job.completions() != null) {
            count = Math.min(count, job.completions());
        }
        for (int i = 0; i < count && !job.suspended(); i++) {
            if (job.indexed()) {
                var own = labels.with("batch.kubernetes.io/job-completion-index", "" + i);
                var numbered = spec.named(name + "-" + i, spec.subdomain());
                add(job, generated(job, name + "-" + i + "-", i), own, numbered);
            } else {
                add(job, generated(job, name + "-", i), labels, spec);
            }
        }
    }

    private static int orOne(@Nullable Integer count) {
        return count == null ? 1 : count;
    }

    private String generated(Workload workload, String base, Object which) {
        var namespace = Objects.requireNonNull(workload.key().namespace());
        return Names.generated(
                base,
                workload.key() + "/" + which,
                name -> taken.contains(ResourceKey.core("Pod", namespace, name)));
    }

    private void add(Workload workload, String name, Labels labels, PodSpec spec) {
        var key = ResourceKey.core("Pod", Objects.requireNonNull(workload.key().namespace()), name);
        if (!taken.add(key)) {
            return;
        }
        drafts.add(
                new Draft(
                        key,
                        workload.key(),
                        TEMPLATE_SPEC,
                        workload.key(),
                        workload.key(),
                        labels,
                        workload.template().annotations(),
                        spec,
                        Pod.Status.UNSET,
                        false,
                        spec.nodeName(),
                        null,
                        List.of(),
                        List.of(),
                        false));
    }
}
