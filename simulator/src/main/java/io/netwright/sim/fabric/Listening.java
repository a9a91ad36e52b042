package io.netwright.sim.fabric;

import io.netwright.model.net.PortRange;
import io.netwright.model.net.Protocol;

import java.util.List;

/// What listens in a namespace.
///
/// @param everything nobody said what listens: every port does, as an assumption
/// @param ports else just these
public record Listening(boolean everything, List<Port> ports) {
    public static final Listening EVERYTHING = new Listening(true, List.of());

    public Listening {
        ports = List.copyOf(ports);
    }

    /// Listening on every address of the namespace.
    public record Port(Protocol protocol, PortRange ports) {}

    public boolean accepts(Protocol protocol, int port) {
        if (everything) {
            return true;
        }
        for (var it : ports) {
            if (it.protocol == protocol && it.ports.contains(port)) {
                return true;
            }
        }
        return false;
    }
}
