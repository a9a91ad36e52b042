package io.netwright.sim.compile;

import io.netwright.model.net.Cidr;
import io.netwright.model.net.IpAddress;
import io.netwright.model.net.IpFamily;
import io.netwright.sim.control.Cluster;

import java.util.List;

/// The network that the nodes' addresses are in, in one family. Where no reasonable one holds them
/// all, every node has a full-width address and a route to every other.
///
/// @param router the router's address in it
record NodeSegment(Cidr network, IpAddress router, boolean pointToPoint) {
    private static final IpAddress ROUTER_V4 = IpAddress.parse("100.64.0.1");
    private static final IpAddress ROUTER_V6 = IpAddress.parse("fd00:100:64::1");

    static NodeSegment of(Cluster cluster, IpFamily family) {
        var addresses =
                cluster.nodes().stream()
                        .flatMap(it -> it.addresses().stream())
                        .filter(it -> it.family() == family)
                        .toList();
        int usual = family == IpFamily.V4 ? 24 : 64;
        int least = family == IpFamily.V4 ? 8 : 16;
        if (addresses.isEmpty()) {
            return unnumbered(family);
        }
        int length = usual;
        while (!sharePrefix(addresses, length)) {
            length--;
        }
        var network = new Cidr(addresses.getFirst().prefix(length), length);
        return length < least || isTaken(cluster, network)
                ? unnumbered(family)
                : new NodeSegment(network, router(cluster, network, addresses), false);
    }

    private static NodeSegment unnumbered(IpFamily family) {
        var router = family == IpFamily.V4 ? ROUTER_V4 : ROUTER_V6;
        return new NodeSegment(router.host(), router, true);
    }

    private static boolean sharePrefix(List<IpAddress> addresses, int length) {
        var first = addresses.getFirst().prefix(length);
        return addresses.stream().allMatch(it -> it.prefix(length).equals(first));
    }

    private static boolean isTaken(Cluster cluster, Cidr network) {
        return cluster.podCidrs().stream().anyMatch(network::overlaps)
                || cluster.serviceCidrs().stream().anyMatch(network::overlaps)
                || cluster.nodes().stream()
                        .flatMap(it -> it.podCidrs().stream())
                        .anyMatch(network::overlaps);
    }

    /// The first address of the network, else the last, else the first free one before it.
    private static IpAddress router(Cluster cluster, Cidr network, List<IpAddress> nodes) {
        var candidate = network.network().plus(1);
        long back = network.family() == IpFamily.V4 ? -1 : 0;
        while (nodes.contains(candidate) || isOther(cluster, candidate)) {
            candidate = network.last().plus(back);
            back--;
        }
        return candidate;
    }

    private static boolean isOther(Cluster cluster, IpAddress address) {
        return cluster.external().stream().anyMatch(it -> it.addresses().contains(address))
                || cluster.services().stream()
                        .anyMatch(
                                it ->
                                        it.vips().contains(address)
                                                || it.declared().externalIps().contains(address));
    }

    int length() {
        return network.length();
    }

    /// Is it an address that everyone on the segment takes to be on it?
    boolean holds(IpAddress address) {
        return !pointToPoint && network.contains(address);
    }
}
