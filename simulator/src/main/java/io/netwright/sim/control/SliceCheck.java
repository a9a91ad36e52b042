package io.netwright.sim.control;

import io.netwright.model.resource.EndpointSlice;
import io.netwright.model.resource.EndpointSlice.Endpoint;
import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.ResourceKey;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// Where the endpoint slices of a dump and its pods contradict each other. The slices hold: they
/// are what kube-proxy went by. Only slices of the endpoint slice controller are asked about, and
/// only pods whose addresses the lab says.
final class SliceCheck {
    private static final FieldPath ENDPOINTS = FieldPath.of("endpoints");
    private static final FieldPath STATUS = FieldPath.of("status");

    private final Map<ResourceKey, ClusterPod> pods = new LinkedHashMap<>();
    private final Notes notes;

    /// An endpoint of a Service by its address, and where it stands.
    private record Place(ResourceKey service, String address) {}

    private record Found(EndpointSlice slice, int index, Endpoint endpoint) {}

    private SliceCheck(List<ClusterPod> pods, Notes notes) {
        pods.forEach(it -> this.pods.put(it.key(), it));
        this.notes = notes;
    }

    /// @param derived the slices that the controller would make for the Services of those declared
    static void run(
            List<EndpointSlice> declared,
            List<EndpointSlice> derived,
            List<ClusterPod> pods,
            Notes notes) {
        var told = new ArrayList<EndpointSlice>();
        for (var slice : declared) {
            if (slice.meta()
                    .labels()
                    .has(EndpointSlice.MANAGED_BY, "endpointslice-controller.k8s.io")) {
                told.add(slice);
            }
        }
        if (!told.isEmpty()) {
            new SliceCheck(pods, notes).compare(told, places(told), places(derived));
        }
    }

    private void compare(
            List<EndpointSlice> slices,
            SequencedMap<Place, Found> told,
            SequencedMap<Place, Found> derived) {
        told.forEach((place, found) -> look(found, place, derived.get(place)));
        var first = new LinkedHashMap<ResourceKey, EndpointSlice>();
        slices.forEach(
                it -> {
                    var service = service(it);
                    if (service != null) {
                        first.putIfAbsent(service, it);
                    }
                });
        derived.forEach(
                (place, found) -> {
                    var slice = first.get(place.service);
                    var pod = known(found.endpoint);
                    if (slice != null && pod != null && !told.containsKey(place)) {
                        notes.contradiction(
                                Misfit.SLICE_LACKS.message(place.service, place.address, pod.key()),
                                slice.key(),
                                ENDPOINTS,
                                pod.key(),
                                STATUS);
                    }
                });
    }

    private void look(Found found, Place place, @Nullable Found derived) {
        var pod = known(found.endpoint);
        if (pod == null) {
            return;
        }
        var field = ENDPOINTS.then(found.index);
        if (derived == null) {
            notes.contradiction(
                    Misfit.SLICE_STALE.message(place.address, place.service, pod.key()),
                    found.slice.key(),
                    field,
                    pod.key(),
                    STATUS);
        } else if (derived.endpoint.isReady() != found.endpoint.isReady()) {
            notes.contradiction(
                    Misfit.SLICE_READINESS.message(
                            place.address,
                            found.endpoint.isReady() ? "ready" : "not ready",
                            pod.key(),
                            derived.endpoint.isReady() ? "ready" : "not ready"),
                    found.slice.key(),
                    field,
                    pod.key(),
                    STATUS);
        }
    }

    /// The endpoint's pod where the lab has it with its addresses.
    private @Nullable ClusterPod known(Endpoint endpoint) {
        var pod = endpoint.pod() == null ? null : pods.get(endpoint.pod());
        return pod != null && pod.addressGiven() ? pod : null;
    }

    private static SequencedMap<Place, Found> places(List<EndpointSlice> slices) {
        var places = new LinkedHashMap<Place, Found>();
        for (var slice : slices) {
            var service = service(slice);
            for (int i = 0; service != null && i < slice.endpoints().size(); i++) {
                var endpoint = slice.endpoints().get(i);
                if (!endpoint.addresses().isEmpty()) {
                    places.put(
                            new Place(service, endpoint.addresses().getFirst()),
                            new Found(slice, i, endpoint));
                }
            }
        }
        return places;
    }

    private static @Nullable ResourceKey service(EndpointSlice slice) {
        var name = slice.meta().labels().values().get(EndpointSlice.SERVICE_NAME);
        var namespace = slice.key().namespace();
        return name == null || namespace == null
                ? null
                : ResourceKey.core("Service", namespace, name);
    }
}
