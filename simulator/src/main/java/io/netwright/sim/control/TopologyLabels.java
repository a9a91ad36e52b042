package io.netwright.sim.control;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// The zone and region of its node, which the API server writes on a pod as the scheduler binds it.
///
/// Source: kubernetes `plugin/pkg/admission/podtopologylabels`, on since 1.35.
final class TopologyLabels {
    private static final int SINCE = 35;
    private static final List<String> KEYS =
            List.of("topology.kubernetes.io/zone", "topology.kubernetes.io/region");

    private TopologyLabels() {}

    static boolean areCopied(String version) {
        var parts = version.split("\\.", -1);
        try {
            return parts.length > 1 && Integer.parseInt(parts[1]) >= SINCE;
        } catch (NumberFormatException e) {
            return true;
        }
    }

    /// @param before the same pods before the scheduler placed them
    static List<Draft> copy(List<Draft> before, List<Draft> placed, List<Host> hosts) {
        var byName = new LinkedHashMap<String, Host>();
        hosts.forEach(it -> byName.put(it.name(), it));
        var result = new ArrayList<Draft>();
        for (int i = 0; i < placed.size(); i++) {
            var pod = placed.get(i);
            var host = pod.node() == null ? null : byName.get(pod.node());
            boolean bound = host != null && before.get(i).node() == null;
            var labels = pod.labels();
            for (var key : bound ? KEYS : List.<String>of()) {
                var value = host == null ? null : host.labels().values().get(key);
                if (value != null) {
                    labels = labels.with(key, value);
                }
            }
            result.add(pod.labels().equals(labels) ? pod : pod.with(labels));
        }
        return result;
    }
}
