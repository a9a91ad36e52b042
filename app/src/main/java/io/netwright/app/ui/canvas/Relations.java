package io.netwright.app.ui.canvas;

import io.netwright.app.ui.layout.ElementId;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What belongs together, by element.
///
/// @param endpoints of a Service
/// @param selected the pods that a policy selects
/// @param admitted the pods and outside hosts that a policy names as peers
/// @param admitsAnyone policies with a rule that names no peer
/// @param backends the Services that an Ingress leads to
/// @param services those that a pod is an endpoint of
/// @param policies those that select a pod
public record Relations(
        Map<ElementId, List<Endpoint>> endpoints,
        Map<ElementId, List<ElementId>> selected,
        Map<ElementId, List<ElementId>> admitted,
        List<ElementId> admitsAnyone,
        Map<ElementId, List<ElementId>> backends,
        Map<ElementId, List<ElementId>> services,
        Map<ElementId, List<ElementId>> policies) {
    static final Relations NONE =
            new Relations(Map.of(), Map.of(), Map.of(), List.of(), Map.of(), Map.of(), Map.of());

    public Relations {
        endpoints = new LinkedHashMap<>(endpoints);
        selected = new LinkedHashMap<>(selected);
        admitted = new LinkedHashMap<>(admitted);
        admitsAnyone = List.copyOf(admitsAnyone);
        backends = new LinkedHashMap<>(backends);
        services = new LinkedHashMap<>(services);
        policies = new LinkedHashMap<>(policies);
    }

    /// What is behind a Service.
    ///
    /// @param id of the pod, node or outside host; null for an address that is none of these
    public record Endpoint(@Nullable ElementId id, boolean ready) {}

    public List<Endpoint> endpointsOf(ElementId service) {
        return endpoints.getOrDefault(service, List.of());
    }

    public List<ElementId> selectedBy(ElementId policy) {
        return selected.getOrDefault(policy, List.of());
    }

    public List<ElementId> admittedBy(ElementId policy) {
        return admitted.getOrDefault(policy, List.of());
    }

    public List<ElementId> backendsOf(ElementId ingress) {
        return backends.getOrDefault(ingress, List.of());
    }

    public List<ElementId> servicesOf(ElementId pod) {
        return services.getOrDefault(pod, List.of());
    }

    public List<ElementId> policiesOf(ElementId pod) {
        return policies.getOrDefault(pod, List.of());
    }
}
