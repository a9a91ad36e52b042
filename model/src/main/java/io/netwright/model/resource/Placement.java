package io.netwright.model.resource;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Where a pod may run, beyond its node selector and tolerations: what the scheduler must obey.
/// Preferences stay in the text.
///
/// @param nodes terms of which one must fit the node; null where unset
/// @param near pods that must be near
/// @param apart pods that must not be near
/// @param spread how its like are spread
/// @param gates the scheduling gates; the scheduler leaves a pod that has one
public record Placement(
        @Nullable List<NodeTerm> nodes,
        List<PodTerm> near,
        List<PodTerm> apart,
        List<Spread> spread,
        List<String> gates) {
    public static final Placement NONE =
            new Placement(null, List.of(), List.of(), List.of(), List.of());

    public Placement {
        nodes = nodes == null ? null : List.copyOf(nodes);
        near = List.copyOf(near);
        apart = List.copyOf(apart);
        spread = List.copyOf(spread);
        gates = List.copyOf(gates);
    }

    /// This, but on the node of that name, as a DaemonSet pins its pods.
    public Placement on(String node) {
        var name = new NodeRequirement("metadata.name", "In", List.of(node));
        var term = new NodeTerm(List.of(), List.of(name));
        return new Placement(List.of(term), near, apart, spread, gates);
    }

    /// The spread that must hold.
    public List<Spread> hardSpread() {
        return spread.stream().filter(Spread::hard).toList();
    }

    /// Requirements that all must fit: of labels, and of the field `metadata.name`.
    public record NodeTerm(List<NodeRequirement> labels, List<NodeRequirement> fields) {
        public NodeTerm {
            labels = List.copyOf(labels);
            fields = List.copyOf(fields);
        }

        /// False for a term without any requirement.
        public boolean matches(String name, Labels nodeLabels) {
            if (labels.isEmpty() && fields.isEmpty()) {
                return false;
            }
            var own = Labels.of("metadata.name", name);
            return labels.stream().allMatch(it -> it.matches(nodeLabels))
                    && fields.stream().allMatch(it -> it.matches(own));
        }
    }

    /// An operator is `In`, `NotIn`, `Exists`, `DoesNotExist`, `Gt` or `Lt`.
    public record NodeRequirement(String key, String operator, List<String> values) {
        public NodeRequirement {
            values = List.copyOf(values);
        }

        boolean matches(Labels labels) {
            var value = labels.values().get(key);
            return switch (operator) {
                case "In" -> value != null && values.contains(value);
                case "NotIn" -> value == null || !values.contains(value);
                case "Exists" -> value != null;
                case "DoesNotExist" -> value == null;
                case "Gt" -> compare(value) > 0;
                default -> compare(value) < 0;
            };
        }

        /// 0 where one of them is no whole number.
        private int compare(@Nullable String value) {
            if (value == null || values.size() != 1) {
                return 0;
            }
            try {
                return Long.compare(Long.parseLong(value), Long.parseLong(values.getFirst()));
            } catch (NumberFormatException e) {
                return 0;
            }
        }
    }

    /// Pods in one topology domain with this one.
    ///
    /// @param selector null selects none
    /// @param namespaces with `namespaceSelector` unset and no names, the pod's own
    /// @param sameKeys `matchLabelKeys`: labels that must be as on the pod that asks
    /// @param otherKeys `mismatchLabelKeys`: labels that must not be
    public record PodTerm(
            @Nullable LabelSelector selector,
            String topologyKey,
            List<String> namespaces,
            @Nullable LabelSelector namespaceSelector,
            List<String> sameKeys,
            List<String> otherKeys) {
        public PodTerm {
            namespaces = List.copyOf(namespaces);
            sameKeys = List.copyOf(sameKeys);
            otherKeys = List.copyOf(otherKeys);
        }
    }

    /// One element of `topologySpreadConstraints`.
    ///
    /// @param hard `DoNotSchedule`, not `ScheduleAnyway`
    /// @param selector null selects none
    /// @param honorsAffinity nodes that node selector or affinity exclude do not count
    /// @param honorsTaints nodes that are not tolerated do not count
    /// @param sameKeys `matchLabelKeys`: labels that must be as on the pod that asks
    public record Spread(
            int maxSkew,
            String topologyKey,
            boolean hard,
            @Nullable LabelSelector selector,
            @Nullable Integer minDomains,
            boolean honorsAffinity,
            boolean honorsTaints,
            List<String> sameKeys) {
        public Spread {
            sameKeys = List.copyOf(sameKeys);
        }
    }
}
