package io.netwright.model.lint;

import io.netwright.model.manifest.Document;
import io.netwright.model.resource.Resource;
import io.netwright.model.resource.ResourceKey;
import io.netwright.model.resource.Unmodelled;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// One namespace of a lab.
final class Scope {
    /// Kinds of Kubernetes itself that make pods.
    private static final List<String> MAKERS =
            List.of(
                    "Pod",
                    "Deployment",
                    "ReplicaSet",
                    "StatefulSet",
                    "DaemonSet",
                    "Job",
                    "CronJob",
                    "ReplicationController");

    /// Groups of custom resources that configure, and make no pods.
    private static final List<String> SETTINGS =
            List.of(
                    "cilium.io",
                    "crd.projectcalico.org",
                    "projectcalico.org",
                    "metallb.io",
                    "traefik.io",
                    "traefik.containo.us",
                    "cert-manager.io",
                    "monitoring.coreos.com",
                    "netwright.io");

    private final List<Subject> subjects = new ArrayList<>();
    private final Map<String, Map<String, List<Subject>>> byLabel = new HashMap<>(); // not walked
    private final IdentityHashMap<SortedMap<String, String>, List<Subject>> selected =
            new IdentityHashMap<>();
    private final TreeSet<String> kinds = new TreeSet<>();
    private final TreeSet<String> broken = new TreeSet<>();
    private final SortedMap<String, TreeSet<String>> places = new TreeMap<>(); // kinds by file
    private final Tally pods = new Tally();
    private final Tally services = new Tally();
    private boolean unknownPods;
    private boolean ownPods;

    /// How many references lead somewhere, and how many nowhere. A lab that leaves most of them
    /// open does not hold what they mean; one alone is a slip.
    static final class Tally {
        private int hits;
        private int misses;

        void count(boolean hit) {
            hits += hit ? 1 : 0;
            misses += hit ? 0 : 1;
        }

        boolean isTrusted() {
            return misses <= 1 || misses <= hits;
        }
    }

    void note(Document document) {
        var resource = document.typed().orElse(null);
        if (resource == null) {
            broken.add(document.kind());
        } else {
            places.computeIfAbsent(document.file(), _ -> new TreeSet<>()).add(document.kind());
            if (Subject.makesPods(resource)) {
                places.computeIfAbsent(document.file(), _ -> new TreeSet<>()).add("Pod");
            }
        }
        if (resource == null ? MAKERS.contains(document.kind()) : mayMakePods(resource)) {
            unknownPods = true;
        }
    }

    private static boolean mayMakePods(Resource resource) {
        if (!(resource instanceof Unmodelled kept)) {
            return false;
        }
        var group = ResourceKey.groupOf(kept.apiVersion());
        boolean kubernetes =
                !group.contains(".") || group.endsWith(".k8s.io") || SETTINGS.contains(group);
        boolean settings = group.equals("monitoring.coreos.com") && makesMonitors(resource);
        return kubernetes ? MAKERS.contains(resource.key().kind()) || settings : true;
    }

    private static boolean makesMonitors(Resource resource) {
        return List.of("Prometheus", "Alertmanager", "ThanosRuler", "PrometheusAgent")
                .contains(resource.key().kind());
    }

    /// @param own is it the lab's own? What charts make may be meant, and tells nothing of what
    ///   else the lab holds.
    void add(Resource resource, boolean own) {
        var subject = Subject.of(resource);
        if (own) {
            kinds.add(resource.key().kind());
            ownPods |= subject != null;
        }
        if (subject == null) {
            return;
        }
        subjects.add(subject);
        byLabel.clear();
        selected.clear();
    }

    List<Subject> subjects() {
        return subjects;
    }

    boolean knowsPods() {
        return !unknownPods && ownPods;
    }

    boolean mayKnowPods() {
        return !unknownPods && !subjects.isEmpty();
    }

    boolean knows(String kind) {
        return kinds.contains(kind) && !broken.contains(kind);
    }

    /// Is there one of that kind, or what makes pods, in that file?
    boolean has(String file, String kind) {
        var there = places.get(file);
        return there != null && there.contains(kind);
    }

    Tally pods() {
        return pods;
    }

    Tally services() {
        return services;
    }

    /// Those that have all of these labels.
    List<Subject> select(SortedMap<String, String> labels) {
        return selected.computeIfAbsent(labels, this::find);
    }

    private List<Subject> find(SortedMap<String, String> labels) {
        var fewest = subjects;
        for (var label : labels.entrySet()) {
            var values = byLabel.computeIfAbsent(label.getKey(), this::index);
            var some = values.get(label.getValue());
            if (some == null) {
                return List.of();
            }
            fewest = some.size() < fewest.size() ? some : fewest;
        }
        var found = new ArrayList<Subject>();
        for (var subject : fewest) {
            if (subject.labels().containsAll(labels)) {
                found.add(subject);
            }
        }
        return found;
    }

    /// By value, of a key that is asked for.
    private Map<String, List<Subject>> index(String key) {
        var index = new HashMap<String, List<Subject>>();
        for (var subject : subjects) {
            var value = subject.labels().values().get(key);
            if (value != null) {
                index.computeIfAbsent(value, _ -> new ArrayList<>(4)).add(subject);
            }
        }
        return index;
    }
}
