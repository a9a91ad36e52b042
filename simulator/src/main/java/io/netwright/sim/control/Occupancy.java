package io.netwright.sim.control;

import io.netwright.model.resource.Labels;
import io.netwright.model.resource.Placement.PodTerm;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// The pods that have a node, alike ones counted together.
final class Occupancy {
    private final Map<String, Host> hosts = new LinkedHashMap<>();
    private final SequencedMap<Alike, SequencedMap<String, Integer>> counts = new LinkedHashMap<>();
    private final Map<String, Labels> namespaces;
    private final List<Placed> uncounted = new ArrayList<>(); // most labs never ask
    private boolean repels;

    private record Placed(Draft pod, String node) {}

    /// What pods have in common for the rules about other pods.
    ///
    /// @param apart the required anti-affinity, which keeps others off as well
    record Alike(String namespace, Labels labels, boolean terminating, List<PodTerm> apart) {
        static Alike of(Draft pod) {
            return new Alike(
                    pod.namespace(),
                    pod.labels(),
                    pod.terminating(),
                    pod.spec().placement().apart());
        }
    }

    Occupancy(List<Host> hosts, Map<String, Labels> namespaces) {
        hosts.forEach(it -> this.hosts.put(it.name(), it));
        this.namespaces = namespaces;
    }

    void add(Draft pod, String node) {
        repels |= !pod.spec().placement().apart().isEmpty();
        uncounted.add(new Placed(pod, node));
    }

    /// Does any affinity between pods bear on this one?
    boolean concerns(Draft pod) {
        var placement = pod.spec().placement();
        return repels || !placement.near().isEmpty() || !placement.apart().isEmpty();
    }

    /// Every kind of pods, and how many a node holds of it.
    SequencedMap<Alike, SequencedMap<String, Integer>> counts() {
        for (var placed : uncounted) {
            counts.computeIfAbsent(Alike.of(placed.pod), _ -> new LinkedHashMap<>())
                    .merge(placed.node, 1, Integer::sum);
        }
        uncounted.clear();
        return counts;
    }

    /// The domain of a node under a topology key, null where it has no such label.
    @Nullable String domain(String node, String key) {
        var host = hosts.get(node);
        return host == null ? null : domain(host, key);
    }

    /// A node that is not declared is a domain of its own.
    static @Nullable String domain(Host host, String key) {
        var value = host.labels().values().get(key);
        return value == null && !host.node().declared() ? host.name() : value;
    }

    /// Does a term of some pod select another one?
    boolean selects(PodTerm term, Alike asking, Alike other) {
        var selector = term.selector();
        if (selector == null || !selector.matches(other.labels())) {
            return false;
        }
        return reaches(term, asking.namespace(), other.namespace())
                && agree(term.sameKeys(), asking.labels(), other.labels(), true)
                && agree(term.otherKeys(), asking.labels(), other.labels(), false);
    }

    private boolean reaches(PodTerm term, String own, String namespace) {
        var selector = term.namespaceSelector();
        if (term.namespaces().isEmpty() && selector == null) {
            return own.equals(namespace);
        }
        return term.namespaces().contains(namespace)
                || (selector != null
                        && selector.matches(namespaces.getOrDefault(namespace, Labels.NONE)));
    }

    /// Are the labels of those keys that `own` has the same (or not) in `other`?
    static boolean agree(List<String> keys, Labels own, Labels other, boolean same) {
        for (var key : keys) {
            var value = own.values().get(key);
            if (value != null && other.has(key, value) != same) {
                return false;
            }
        }
        return true;
    }
}
