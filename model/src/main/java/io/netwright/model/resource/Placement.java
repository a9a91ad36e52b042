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
public record Placement(
        @Nullable List<NodeTerm> nodes,
        List<PodTerm> near,
        List<PodTerm> apart,
        List<Spread> spread) {
    public static final Placement NONE = new Placement(null, List.of(), List.of(), List.of());

    public Placement {
        nodes = nodes == null ? null : List.copyOf(nodes);
        near = List.copyOf(near);
        apart = List.copyOf(apart);
        spread = List.copyOf(spread);
    }

    /// Requirements that all must fit: of labels, and of the field `metadata.name`.
    public record NodeTerm(List<NodeRequirement> labels, List<NodeRequirement> fields) {
        public NodeTerm {
            labels = List.copyOf(labels);
            fields = List.copyOf(fields);
        }
    }

    /// An operator is `In`, `NotIn`, `Exists`, `DoesNotExist`, `Gt` or `Lt`.
    public record NodeRequirement(String key, String operator, List<String> values) {
        public NodeRequirement {
            values = List.copyOf(values);
        }
    }

    /// Pods in one topology domain with this one.
    ///
    /// @param selector null selects none
    /// @param namespaces with `namespaceSelector` unset and no names, the pod's own
    public record PodTerm(
            @Nullable LabelSelector selector,
            String topologyKey,
            List<String> namespaces,
            @Nullable LabelSelector namespaceSelector) {
        public PodTerm {
            namespaces = List.copyOf(namespaces);
        }
    }

    /// One element of `topologySpreadConstraints`.
    ///
    /// @param hard `DoNotSchedule`, not `ScheduleAnyway`
    /// @param selector null selects none
    /// @param honorsAffinity nodes that node selector or affinity exclude do not count
    /// @param honorsTaints nodes that are not tolerated do not count
    public record Spread(
            int maxSkew,
            String topologyKey,
            boolean hard,
            @Nullable LabelSelector selector,
            @Nullable Integer minDomains,
            boolean honorsAffinity,
            boolean honorsTaints) {}
}
