package io.netwright.sim.tables;

import io.netwright.sim.fabric.Fabric;
import io.netwright.sim.fabric.NetworkNamespace;
import io.netwright.sim.stack.FabricState;

import java.util.List;

/// A kind of table as a tool shows it to people, at some instant, and what each line is about.
/// [TableFormat] prints what the tools read back.
public interface TableView {
    /// The command that prints it: `iptables-save`, `ip route`.
    String name();

    /// Does it change while packets move?
    boolean live();

    List<TableLine> lines(Moment moment);

    /// A namespace at some instant.
    ///
    /// @param now nanoseconds since the run began
    record Moment(Fabric fabric, NetworkNamespace namespace, FabricState state, long now) {
        /// Before anything was sent.
        public static Moment before(Fabric fabric, NetworkNamespace namespace) {
            return new Moment(fabric, namespace, new FabricState(fabric), 0);
        }

        String device(int id) {
            return fabric.devices().get(id).name();
        }
    }
}
