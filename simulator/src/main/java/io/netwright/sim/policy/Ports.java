package io.netwright.sim.policy;

import io.netwright.model.net.PortRange;
import io.netwright.model.net.Protocol;
import io.netwright.model.resource.NetworkPolicy;
import io.netwright.model.resource.PodSpec;
import io.netwright.model.resource.PortRef;

import java.util.ArrayList;
import java.util.List;

/// What the ports of a rule mean (R8.6).
final class Ports {
    private Ports() {}

    /// The set of a port by number, a range, or all of a protocol; none for a name.
    static PortSet of(NetworkPolicy.Port port) {
        return switch (port.port()) {
            case null -> PortSet.of(port.protocol(), PortRange.ALL);
            case PortRef.Numbered(int number) ->
                    PortSet.of(
                            port.protocol(),
                            new PortRange(
                                    number, port.endPort() == null ? number : port.endPort()));
            case PortRef.Named _ -> PortSet.NONE;
        };
    }

    /// All ports of a pod with that name, of containers and of sidecars.
    static PortSet named(String name, Protocol protocol, PodSpec spec) {
        var containers = new ArrayList<>(spec.containers());
        for (var container : spec.initContainers()) {
            if ("Always".equals(container.restartPolicy())) {
                containers.add(container);
            }
        }
        var set = PortSet.NONE;
        for (var container : containers) {
            for (var port : container.ports()) {
                if (name.equals(port.name()) && port.protocol() == protocol) {
                    set = set.union(PortSet.of(protocol, PortRange.of(port.containerPort())));
                }
            }
        }
        return set;
    }

    /// The ports of a rule on a pod, names included.
    static PortSet of(List<NetworkPolicy.Port> ports, PodSpec spec) {
        if (ports.isEmpty()) {
            return PortSet.ALL;
        }
        var set = PortSet.NONE;
        for (var port : ports) {
            set =
                    set.union(
                            port.port() instanceof PortRef.Named(String name)
                                    ? named(name, port.protocol(), spec)
                                    : of(port));
        }
        return set;
    }
}
