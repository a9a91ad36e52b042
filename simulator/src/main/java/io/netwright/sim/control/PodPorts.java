package io.netwright.sim.control;

import io.netwright.model.net.Protocol;
import io.netwright.model.resource.PodSpec;
import io.netwright.model.resource.PortRef;

import java.util.OptionalInt;

/// What a port reference means on a pod.
///
/// Source: kubernetes `pkg/api/v1/pod` (`FindPort`).
public final class PodPorts {
    private PodPorts() {}

    /// A number is itself; a name is looked up among the ports of the containers, then of the
    /// sidecars, with its protocol (R5.4). Empty where no port has that name.
    public static OptionalInt resolve(PortRef target, Protocol protocol, PodSpec spec) {
        return switch (target) {
            case PortRef.Numbered(int number) -> OptionalInt.of(number);
            case PortRef.Named(String name) -> {
                for (var container : spec.containers()) {
                    var found = named(container, name, protocol);
                    if (found.isPresent()) {
                        yield found;
                    }
                }
                for (var container : spec.initContainers()) {
                    if ("Always".equals(container.restartPolicy())) {
                        var found = named(container, name, protocol);
                        if (found.isPresent()) {
                            yield found;
                        }
                    }
                }
                yield OptionalInt.empty();
            }
        };
    }

    private static OptionalInt named(PodSpec.Container container, String name, Protocol protocol) {
        for (var port : container.ports()) {
            if (name.equals(port.name()) && port.protocol() == protocol) {
                return OptionalInt.of(port.containerPort());
            }
        }
        return OptionalInt.empty();
    }
}
