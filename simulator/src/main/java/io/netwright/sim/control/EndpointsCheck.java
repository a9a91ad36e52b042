package io.netwright.sim.control;

import io.netwright.model.net.IpAddress;
import io.netwright.model.resource.EndpointSlice;
import io.netwright.model.resource.Endpoints;
import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.ResourceKey;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;

/// Where the Endpoints and the endpoint slices of a Service in a dump contradict each other. The
/// slices hold: kube-proxy goes by them alone. Only slices that a controller of Kubernetes wrote
/// are asked about, and of them what is ready, in the family of the Endpoints.
final class EndpointsCheck {
    private static final String OVER = "endpoints.kubernetes.io/over-capacity";
    private static final FieldPath ENDPOINTS = FieldPath.of("endpoints");
    private static final FieldPath SUBSETS = FieldPath.of("subsets");
    private static final List<String> WRITERS =
            List.of("endpointslice-controller.k8s.io", "endpointslicemirroring-controller.k8s.io");

    private EndpointsCheck() {}

    static void run(List<Endpoints> endpoints, List<EndpointSlice> declared, Notes notes) {
        var slices = new LinkedHashMap<ResourceKey, List<EndpointSlice>>();
        for (var slice : declared) {
            var labels = slice.meta().labels();
            var name = labels.values().get(EndpointSlice.SERVICE_NAME);
            var namespace = slice.key().namespace();
            boolean written =
                    WRITERS.stream().anyMatch(it -> labels.has(EndpointSlice.MANAGED_BY, it));
            if (name != null && namespace != null && written) {
                var key = ResourceKey.core("Endpoints", namespace, name);
                slices.computeIfAbsent(key, _ -> new ArrayList<>()).add(slice);
            }
        }
        for (var object : endpoints) {
            var own = slices.get(object.key());
            if (own != null && !object.meta().annotations().has(OVER, "truncated")) {
                compare(object, own, notes);
            }
        }
    }

    private static void compare(Endpoints object, List<EndpointSlice> slices, Notes notes) {
        var named = new TreeMap<IpAddress, FieldPath>();
        for (int i = 0; i < object.subsets().size(); i++) {
            for (var address : object.subsets().get(i).addresses()) {
                if (address.ready()) {
                    named.putIfAbsent(address.ip(), SUBSETS.then(i));
                }
            }
        }
        var sliced = new TreeMap<IpAddress, EndpointSlice>();
        var places = new LinkedHashMap<IpAddress, FieldPath>();
        for (var slice : slices) {
            for (int i = 0; i < slice.endpoints().size(); i++) {
                var endpoint = slice.endpoints().get(i);
                var at = ENDPOINTS.then(i);
                if (endpoint.isReady() && !endpoint.addresses().isEmpty()) {
                    IpAddress.read(endpoint.addresses().getFirst())
                            .filter(it -> hasFamily(named, it))
                            .ifPresent(
                                    it -> {
                                        sliced.putIfAbsent(it, slice);
                                        places.putIfAbsent(it, at);
                                    });
                }
            }
        }
        tell(object, slices.getFirst(), named, sliced, places, notes);
    }

    private static void tell(
            Endpoints object,
            EndpointSlice first,
            SortedMap<IpAddress, FieldPath> named,
            SortedMap<IpAddress, EndpointSlice> sliced,
            SequencedMap<IpAddress, FieldPath> places,
            Notes notes) {
        named.forEach(
                (address, at) -> {
                    if (!sliced.containsKey(address)) {
                        notes.contradiction(
                                Misfit.ENDPOINTS_DIFFER.message(address, object.key(), first.key()),
                                object.key(),
                                at,
                                first.key(),
                                ENDPOINTS);
                    }
                });
        sliced.forEach(
                (address, slice) -> {
                    if (!named.containsKey(address)) {
                        notes.contradiction(
                                Misfit.ENDPOINTS_DIFFER.message(address, slice.key(), object.key()),
                                slice.key(),
                                places.getOrDefault(address, ENDPOINTS),
                                object.key(),
                                SUBSETS);
                    }
                });
    }

    /// Endpoints have one family; empty ones may have any.
    private static boolean hasFamily(SortedMap<IpAddress, FieldPath> named, IpAddress address) {
        return named.isEmpty() || named.firstKey().family() == address.family();
    }
}
