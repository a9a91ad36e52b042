package io.netwright.sim.control;

import io.netwright.model.net.IpFamily;
import io.netwright.model.resource.EndpointSlice;
import io.netwright.model.resource.EndpointSlice.AddressType;
import io.netwright.model.resource.Endpoints;
import io.netwright.model.resource.Labels;
import io.netwright.model.resource.ObjectMeta;
import io.netwright.model.resource.ResourceKey;
import io.netwright.model.resource.Service;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Predicate;

/// The endpoint slices that mirror an Endpoints object, where a Service without selector has that
/// name. Their conditions tell of `ready` alone.
///
/// Source: kubernetes `pkg/controller/endpointslicemirroring`.
final class MirroredSlices {
    private static final String SKIP = "endpointslice.kubernetes.io/skip-mirror";
    private static final String LEADER = "control-plane.alpha.kubernetes.io/leader";
    private static final int LARGEST = 1000;

    private MirroredSlices() {}

    static boolean isMirrored(Endpoints endpoints, Service service) {
        return service.selector() == null
                && !endpoints.meta().labels().has(SKIP, "true")
                && !endpoints.meta().annotations().has(LEADER);
    }

    /// One per subset and family that has addresses.
    ///
    /// @param taken names of slices that there are
    static List<EndpointSlice> of(Endpoints endpoints, Predicate<String> taken) {
        var slices = new ArrayList<EndpointSlice>();
        for (var subset : endpoints.subsets()) {
            for (var family : IpFamily.values()) {
                var made = endpoints(subset, family);
                if (!made.isEmpty()) {
                    slices.add(slice(endpoints, family, made, ports(subset), slices, taken));
                }
            }
        }
        return slices;
    }

    private static List<EndpointSlice.Endpoint> endpoints(
            Endpoints.Subset subset, IpFamily family) {
        var made = new ArrayList<EndpointSlice.Endpoint>();
        for (var address : subset.addresses()) {
            if (address.ip().family() == family && made.size() < LARGEST) {
                made.add(
                        new EndpointSlice.Endpoint(
                                List.of(address.ip().toString()),
                                address.ready(),
                                null,
                                null,
                                address.hostname(),
                                address.nodeName(),
                                null,
                                null,
                                List.of(),
                                List.of()));
            }
        }
        return made;
    }

    private static List<EndpointSlice.Port> ports(Endpoints.Subset subset) {
        return subset.ports().stream()
                .map(it -> new EndpointSlice.Port(it.name(), it.protocol(), it.port()))
                .toList();
    }

    private static EndpointSlice slice(
            Endpoints endpoints,
            IpFamily family,
            List<EndpointSlice.Endpoint> made,
            List<EndpointSlice.Port> ports,
            List<EndpointSlice> before,
            Predicate<String> taken) {
        var key = endpoints.key();
        var name =
                Names.generated(
                        key.name() + "-",
                        key + "/" + before.size(),
                        it ->
                                taken.test(it)
                                        || before.stream()
                                                .anyMatch(b -> b.key().name().equals(it)));
        var labels = new TreeMap<>(endpoints.meta().labels().values());
        labels.put(EndpointSlice.SERVICE_NAME, key.name());
        return new EndpointSlice(
                new ResourceKey("discovery.k8s.io", "EndpointSlice", key.namespace(), name),
                ObjectMeta.of(key.namespace(), name, new Labels(labels)),
                AddressType.valueOf("IP" + family.name().toUpperCase(Locale.ROOT)),
                made,
                ports);
    }
}
