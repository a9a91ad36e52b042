package io.netwright.sim.control;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/// Pods by namespace and label, so that a selector need not ask all of them.
final class PodsByLabel {
    private final Map<String, Space> spaces = new HashMap<>(); // looked up, never walked

    private static final class Space {
        final List<ClusterPod> all = new ArrayList<>();
        final Map<String, Map<String, List<ClusterPod>>> byLabel = new HashMap<>();

        /// By value, of a key that is asked for.
        Map<String, List<ClusterPod>> by(String key) {
            return byLabel.computeIfAbsent(key, this::index);
        }

        private Map<String, List<ClusterPod>> index(String key) {
            var index = new HashMap<String, List<ClusterPod>>();
            for (var pod : all) {
                var value = pod.labels().values().get(key);
                if (value != null) {
                    index.computeIfAbsent(value, _ -> new ArrayList<>(4)).add(pod);
                }
            }
            return index;
        }
    }

    PodsByLabel(List<ClusterPod> pods) {
        for (var pod : pods) {
            var space = spaces.computeIfAbsent(pod.namespace(), _ -> new Space());
            space.all.add(pod);
        }
    }

    /// The pods of a namespace that have all of these labels, in their order.
    List<ClusterPod> select(String namespace, SortedMap<String, String> labels) {
        var space = spaces.get(namespace);
        if (space == null) {
            return List.of();
        }
        var fewest = space.all;
        for (var label : labels.entrySet()) {
            var some = space.by(label.getKey()).get(label.getValue());
            if (some == null) {
                return List.of();
            }
            fewest = some.size() < fewest.size() ? some : fewest;
        }
        var found = new ArrayList<ClusterPod>();
        for (var pod : fewest) {
            if (pod.labels().containsAll(labels)) {
                found.add(pod);
            }
        }
        return found;
    }
}
