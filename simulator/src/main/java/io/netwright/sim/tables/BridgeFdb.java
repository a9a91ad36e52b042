package io.netwright.sim.tables;

import io.netwright.sim.fabric.Fabric;
import io.netwright.sim.fabric.NetworkNamespace;

/// Permanent forwarding database entries, as `bridge -batch` takes them.
record BridgeFdb() implements TableFormat {
    @Override
    public String name() {
        return "bridge-fdb";
    }

    @Override
    public String print(Fabric fabric, NetworkNamespace namespace) {
        var text = new StringBuilder();
        for (var entry : namespace.fdb()) {
            text.append("fdb replace ").append(entry.mac());
            text.append(" dev ").append(fabric.devices().get(entry.device()).name());
            var remote = entry.remote();
            text.append(remote == null ? " master" : " dst " + remote + " self");
            text.append(remote == null ? " static\n" : " permanent\n");
        }
        return text.toString();
    }
}
