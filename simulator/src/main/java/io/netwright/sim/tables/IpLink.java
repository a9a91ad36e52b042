package io.netwright.sim.tables;

import io.netwright.sim.fabric.Device;
import io.netwright.sim.fabric.Fabric;
import io.netwright.sim.fabric.NetworkNamespace;

/// Devices, as `ip -batch` makes them. One end of a veth, or a card, stands for the pair that
/// connects it: its other end is made elsewhere, so it is only set here.
record IpLink() implements TableFormat {
    @Override
    public String name() {
        return "ip-link";
    }

    @Override
    public String print(Fabric fabric, NetworkNamespace namespace) {
        var text = new StringBuilder();
        for (int id : namespace.devices()) {
            var device = fabric.devices().get(id);
            text.append(add(fabric, device));
            text.append("link set dev ").append(device.name());
            if (!(device.kind() instanceof Device.Kind.Loopback)) {
                text.append(" mtu ").append(device.mtu());
                text.append(" address ").append(device.mac());
            }
            if (device.master() != Device.NONE) {
                text.append(" master ").append(fabric.devices().get(device.master()).name());
            }
            text.append(device.kind() instanceof Device.Kind.Dummy ? "\n" : " up\n");
        }
        for (int id : namespace.devices()) {
            var device = fabric.devices().get(id);
            if (device.master() != Device.NONE && device.hairpin()) {
                text.append("link set dev ").append(device.name());
                text.append(" type bridge_slave hairpin on\n");
            }
        }
        return text.toString();
    }

    private static String add(Fabric fabric, Device device) {
        return switch (device.kind()) {
            case Device.Kind.Loopback(), Device.Kind.Veth _, Device.Kind.Nic _ -> "";
            case Device.Kind.Bridge() -> "link add name " + device.name() + " type bridge\n";
            case Device.Kind.Dummy() -> "link add name " + device.name() + " type dummy\n";
            case Device.Kind.Vxlan(var vni, var local, int lower, int port, boolean learning) ->
                    "link add name %s type vxlan id %d local %s dev %s dstport %d %slearning\n"
                            .formatted(
                                    device.name(),
                                    vni.value(),
                                    local,
                                    fabric.devices().get(lower).name(),
                                    port,
                                    learning ? "" : "no");
        };
    }
}
