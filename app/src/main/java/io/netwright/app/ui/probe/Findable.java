package io.netwright.app.ui.probe;

import io.netwright.app.session.Derived;
import io.netwright.app.ui.figures.Figure;
import io.netwright.model.resource.ResourceKey;
import io.netwright.sim.fabric.NetworkNamespace;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/// Everything in a lab that can be looked for: objects, pods that workloads make, devices,
/// addresses.
final class Findable {
    private Findable() {}

    static List<Place> of(Derived derived) {
        var cluster = derived.cluster();
        var found = new ArrayList<Place>();
        var known = new LinkedHashSet<ResourceKey>();
        for (var node : cluster.nodes()) {
            known.add(node.key());
            found.add(
                    new Place(
                            node.name(),
                            "Node  " + Places.joined(node.addresses()),
                            Figure.NODE,
                            Places.also("node/" + node.name(), node.addresses()),
                            node.key()));
        }
        for (var service : cluster.services()) {
            known.add(service.key());
            var also = Places.also(service.key().name(), service.clusterIps());
            service.ports().forEach(it -> also.add(Integer.toString(it.port())));
            found.add(
                    new Place(
                            service.key().path(),
                            "Service  " + Places.joined(service.clusterIps()),
                            Figure.SERVICE,
                            also,
                            service.key()));
        }
        for (var pod : cluster.pods()) {
            known.add(pod.key());
            var node = pod.node() == null ? "  pending" : "  on " + pod.node();
            found.add(
                    new Place(
                            pod.key().path(),
                            "Pod  " + Places.joined(pod.ips()) + node,
                            Figure.POD,
                            Places.also(pod.name(), pod.ips()),
                            pod.key()));
        }
        for (var resource : derived.lab().resources()) {
            var key = resource.key();
            if (known.add(key)) {
                found.add(
                        new Place(
                                key.path(),
                                key.kind(),
                                Figure.of(key.kind()),
                                List.of(key.name()),
                                key));
            }
        }
        devices(derived, found);
        return List.copyOf(found);
    }

    private static void devices(Derived derived, List<Place> found) {
        var fabric = derived.compiled().fabric();
        for (var namespace : fabric.namespaces()) {
            var key = owner(namespace);
            var figure =
                    switch (namespace.kind()) {
                        case HOST -> Figure.NODE;
                        case POD -> Figure.POD;
                        case ROUTER -> Figure.ROUTER;
                        case OUTSIDE -> Figure.OUTSIDE;
                    };
            for (int id : namespace.devices()) {
                var device = fabric.devices().get(id);
                if (device.name().equals("lo")) {
                    continue;
                }
                var addresses = new ArrayList<String>();
                device.addresses().forEach(it -> addresses.add(it.address().toString()));
                var also = new ArrayList<>(addresses);
                also.add(device.name());
                also.add(device.mac().toString());
                found.add(
                        new Place(
                                namespace.name() + " " + device.name(),
                                "device  " + String.join(", ", addresses),
                                figure,
                                also,
                                key));
            }
        }
    }

    private static @Nullable ResourceKey owner(NetworkNamespace namespace) {
        var name = namespace.name();
        int slash = name.indexOf('/');
        return switch (namespace.kind()) {
            case HOST -> ResourceKey.node(name.substring(slash + 1));
            case POD ->
                    ResourceKey.core("Pod", name.substring(0, slash), name.substring(slash + 1));
            case ROUTER, OUTSIDE -> null;
        };
    }
}
