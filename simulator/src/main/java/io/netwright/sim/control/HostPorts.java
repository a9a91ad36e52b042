package io.netwright.sim.control;

import io.netwright.model.net.IpAddress;
import io.netwright.model.net.Protocol;
import io.netwright.model.resource.PodSpec;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Which ports of the nodes pods hold. A pod in its node's network holds all its container ports.
///
/// Source: kubernetes `pkg/scheduler/framework/plugins/nodeports`, `HostPortInfo`;
/// `pkg/apis/core/v1/defaults.go` (`defaultHostNetworkPorts`).
final class HostPorts {
    private final Map<String, List<Claim>> held = new LinkedHashMap<>();

    /// @param address null for every address of the node
    private record Claim(Protocol protocol, int port, @Nullable IpAddress address) {
        boolean meets(Claim other) {
            return port == other.port
                    && protocol == other.protocol
                    && (address == null || other.address == null || address.equals(other.address));
        }
    }

    void add(PodSpec spec, String node) {
        var claims = claims(spec);
        if (!claims.isEmpty()) {
            held.computeIfAbsent(node, _ -> new ArrayList<>()).addAll(claims);
        }
    }

    @Nullable Refusal refusal(PodSpec spec, Host host) {
        var taken = held.getOrDefault(host.name(), List.of());
        if (taken.isEmpty()) {
            return null;
        }
        for (var claim : claims(spec)) {
            if (taken.stream().anyMatch(claim::meets)) {
                return Refusal.of(
                        host,
                        Refusal.NO_PORT,
                        "host port {}/{} is taken",
                        claim.port,
                        claim.protocol);
            }
        }
        return null;
    }

    private static List<Claim> claims(PodSpec spec) {
        var claims = new ArrayList<Claim>(0);
        spec.containers().forEach(it -> add(claims, it, spec.hostNetwork()));
        for (var container : spec.initContainers()) {
            if ("Always".equals(container.restartPolicy())) {
                add(claims, container, spec.hostNetwork());
            }
        }
        return claims;
    }

    private static void add(List<Claim> claims, PodSpec.Container container, boolean hostNetwork) {
        for (var port : container.ports()) {
            var number = port.hostPort();
            if (number == null && hostNetwork) {
                number = port.containerPort();
            }
            if (number != null) {
                var address = port.hostIp();
                boolean any = address == null || address.isUnspecified();
                claims.add(new Claim(port.protocol(), number, any ? null : address));
            }
        }
    }
}
