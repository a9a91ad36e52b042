package io.netwright.sim.fabric;

import io.netwright.model.net.PortRange;
import io.netwright.model.net.Protocol;

import java.util.List;

/// What listens in a namespace.
///
/// @param everything nobody said what listens: every port does, as an assumption
/// @param ports else just these
/// @param closed where everything listens, all the same these do not
public record Listening(boolean everything, List<Port> ports, List<Port> closed) {
    public static final Listening EVERYTHING = new Listening(true, List.of(), List.of());

    public Listening {
        ports = List.copyOf(ports);
        closed = List.copyOf(closed);
    }

    public static Listening only(List<Port> ports) {
        return new Listening(false, ports, List.of());
    }

    public static Listening everythingBut(List<Port> closed) {
        return new Listening(true, List.of(), closed);
    }

    /// Listening on every address of the namespace.
    public record Port(Protocol protocol, PortRange ports) {}

    public boolean accepts(Protocol protocol, int port) {
        return everything ? !isIn(closed, protocol, port) : isIn(ports, protocol, port);
    }

    private static boolean isIn(List<Port> list, Protocol protocol, int port) {
        for (var it : list) {
            if (it.protocol == protocol && it.ports.contains(port)) {
                return true;
            }
        }
        return false;
    }
}
