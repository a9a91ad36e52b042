package io.netwright.sim.tables;

import io.netwright.sim.fabric.Fabric;
import io.netwright.sim.fabric.NetworkNamespace;

/// A kind of table as text.
public interface TableFormat {
    /// As `netwright tables --as` takes it.
    String name();

    /// All of it, each line ended; empty where there is nothing.
    String print(Fabric fabric, NetworkNamespace namespace);
}
