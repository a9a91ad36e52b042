package io.netwright.sim.tables;

import io.netwright.sim.fabric.Fabric;
import io.netwright.sim.fabric.NetworkNamespace;

/// Permanent neighbor entries, as `ip -batch` takes them.
record IpNeigh() implements TableFormat {
    @Override
    public String name() {
        return "ip-neigh";
    }

    @Override
    public String print(Fabric fabric, NetworkNamespace namespace) {
        var text = new StringBuilder();
        for (var entry : namespace.neighbors()) {
            text.append("neigh replace ").append(entry.address());
            text.append(" dev ").append(fabric.devices().get(entry.device()).name());
            text.append(" lladdr ").append(entry.mac()).append(" nud permanent\n");
        }
        return text.toString();
    }
}
