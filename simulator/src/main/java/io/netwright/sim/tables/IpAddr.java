package io.netwright.sim.tables;

import io.netwright.sim.fabric.Device;
import io.netwright.sim.fabric.Fabric;
import io.netwright.sim.fabric.NetworkNamespace;

/// Addresses, as `ip -batch` sets them. Those of `lo`, and link-local ones, are the kernel's.
record IpAddr() implements TableFormat {
    @Override
    public String name() {
        return "ip-addr";
    }

    @Override
    public String print(Fabric fabric, NetworkNamespace namespace) {
        var text = new StringBuilder();
        for (int id : namespace.devices()) {
            var device = fabric.devices().get(id);
            if (device.kind() instanceof Device.Kind.Loopback) {
                continue;
            }
            for (var address : device.addresses()) {
                text.append("address replace ").append(address);
                text.append(" dev ").append(device.name());
                if (address.address().width() == 128) {
                    text.append(" nodad");
                }
                text.append('\n');
            }
        }
        return text.toString();
    }
}
