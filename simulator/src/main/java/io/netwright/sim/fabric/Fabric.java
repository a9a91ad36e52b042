package io.netwright.sim.fabric;

import java.util.List;
import java.util.Optional;

/// Everything that decides about packets: namespaces, their devices, and the wires between them.
/// Immutable; made by a [FabricBuilder].
public record Fabric(
        List<NetworkNamespace> namespaces, List<Device> devices, List<Segment> segments) {
    public Fabric {
        namespaces = List.copyOf(namespaces);
        devices = List.copyOf(devices);
        segments = List.copyOf(segments);
    }

    public NetworkNamespace namespaceOf(Device device) {
        return namespaces.get(device.namespace());
    }

    public Optional<NetworkNamespace> namespace(String name) {
        return namespaces.stream().filter(it -> it.name().equals(name)).findFirst();
    }
}
