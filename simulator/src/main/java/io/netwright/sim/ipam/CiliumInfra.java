package io.netwright.sim.ipam;

import io.netwright.model.net.Cidr;
import io.netwright.model.net.IpAddress;
import io.netwright.model.net.IpFamily;
import io.netwright.sim.ipam.PodIpam.Claim;
import io.netwright.sim.ipam.PodIpam.Member;
import io.netwright.sim.ipam.PodIpam.Use;

import java.util.List;
import java.util.Optional;

/// The addresses that the agent of a Cilium node takes for itself: the router's (`cilium_host`) and
/// the health endpoint's. Those that the Node is annotated with hold.
///
/// Source: cilium `daemon/infraendpoints/infra_ip_allocation.go`, `pkg/annotation/k8s.go`.
record CiliumInfra(Member node, Draw draw, List<Claim> claims) {
    /// @param ranges of that family, in the order in which they are used up
    void take(Use use, IpFamily family, List<CiliumRange> ranges) {
        var noted = noted(use, family);
        for (var range : ranges) {
            if (noted.isPresent() && range.network().contains(noted.get())) {
                range.take(noted.get());
                claim(use, noted.get());
                return;
            }
        }
        for (var range : ranges) {
            var address = range.next(use + " of " + node.name() + " " + range.network(), draw);
            if (address != null) {
                claim(use, address);
                return;
            }
        }
    }

    private void claim(Use use, IpAddress address) {
        claims.add(new Claim(node.name(), use, new Cidr(address, address.width())));
    }

    private Optional<IpAddress> noted(Use use, IpFamily family) {
        var name =
                (family == IpFamily.V4 ? "ipv4" : "ipv6")
                        + (use == Use.ROUTER ? "-cilium-host" : "-health-ip");
        for (var prefix : List.of("network.cilium.io/", "io.cilium.network.")) {
            var value = node.annotations().values().get(prefix + name);
            if (value != null) {
                return IpAddress.read(value);
            }
        }
        return Optional.empty();
    }
}
