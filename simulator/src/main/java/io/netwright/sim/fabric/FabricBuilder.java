package io.netwright.sim.fabric;

import io.netwright.model.net.MacAddress;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// Makes a [Fabric], as a sequence of `ip link add`, `ip address add`, `iptables -A`, … would.
public final class FabricBuilder {
    final List<NamespaceBuilder> namespaces = new ArrayList<>();
    final List<DeviceBuilder> devices = new ArrayList<>();
    private final LinkedHashMap<String, NamespaceBuilder> byName = new LinkedHashMap<>();
    private final List<String> segmentNames = new ArrayList<>();
    private final List<List<Segment.Port>> segmentPorts = new ArrayList<>();

    /// A new namespace, with its `lo`.
    ///
    /// @throws IllegalArgumentException if the name is taken
    public NamespaceBuilder namespace(String name, NetworkNamespace.Kind kind) {
        var builder = new NamespaceBuilder(this, namespaces.size(), name, kind);
        if (byName.putIfAbsent(name, builder) != null) {
            throw new IllegalArgumentException("two namespaces are called " + name);
        }
        namespaces.add(builder);
        builder.addLoopback();
        return builder;
    }

    public Optional<NamespaceBuilder> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /// A new switch.
    ///
    /// @return its id, for [NamespaceBuilder#nic]
    public int segment(String name) {
        segmentNames.add(name);
        segmentPorts.add(new ArrayList<>());
        return segmentNames.size() - 1;
    }

    /// A pair of veth devices.
    public void veth(
            NamespaceBuilder one,
            String oneName,
            MacAddress oneMac,
            NamespaceBuilder other,
            String otherName,
            MacAddress otherMac,
            int mtu,
            int origin) {
        int first = devices.size();
        one.add(oneName, oneMac, mtu, new Device.Kind.Veth(first + 1), origin);
        other.add(otherName, otherMac, mtu, new Device.Kind.Veth(first), origin);
    }

    public Fabric build() {
        var segments = new ArrayList<Segment>();
        for (int i = 0; i < segmentNames.size(); i++) {
            segments.add(new Segment(i, segmentNames.get(i), segmentPorts.get(i)));
        }
        return new Fabric(
                namespaces.stream().map(NamespaceBuilder::build).toList(),
                devices.stream().map(DeviceBuilder::build).toList(),
                segments);
    }

    void plug(int segment, Segment.Port port) {
        segmentPorts.get(segment).add(port);
    }
}
