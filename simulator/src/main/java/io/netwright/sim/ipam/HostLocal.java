package io.netwright.sim.ipam;

import io.netwright.model.net.Cidr;
import io.netwright.model.net.IpAddress;
import io.netwright.model.net.IpFamily;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.SequencedSet;

/// The plugin `host-local`: round robin over the node's podCIDR, from the address after the last
/// one given, so that those of ended pods come last. Neither the network's address nor the gateway
/// after it is given; of IPv4 not the broadcast address.
///
/// Source: containernetworking `plugins/ipam/host-local/backend/allocator`.
final class HostLocal implements PodIpam {
    private final SequencedMap<String, Member> nodes = new LinkedHashMap<>();
    private final SequencedSet<IpAddress> taken = new LinkedHashSet<>();
    private final SequencedMap<Cidr, IpAddress> last = new LinkedHashMap<>();

    HostLocal(List<Member> nodes, List<Taken> taken) {
        nodes.forEach(it -> this.nodes.put(it.name(), it));
        for (var it : taken) {
            if (!it.ended()) {
                this.taken.add(it.address());
            }
            var node = this.nodes.get(it.node());
            if (node != null) {
                for (var network : node.podCidrs()) {
                    if (network.contains(it.address())) {
                        last.merge(network, it.address(), HostLocal::later);
                    }
                }
            }
        }
    }

    private static IpAddress later(IpAddress one, IpAddress other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    @Override
    public Grant give(Applicant pod) {
        var node = nodes.get(pod.node());
        if (node == null || node.podCidrs().isEmpty()) {
            return Grant.refused(NoAddress.NO_POD_NETWORK.message(pod.node()));
        }
        var own = new ArrayList<IpAddress>();
        for (var network : node.podCidrs()) {
            var address = next(network);
            if (address == null) {
                own.forEach(taken::remove);
                return Grant.refused(NoAddress.NO_ADDRESS.message(network, node.name()));
            }
            taken.add(address);
            last.put(network, address);
            own.add(address);
        }
        return new Grant(own, null);
    }

    private @Nullable IpAddress next(Cidr network) {
        if (network.length() > network.family().width() - 2) {
            return null; // too small to allocate from
        }
        var first = network.network().plus(2);
        var end = network.family() == IpFamily.V4 ? network.last().plus(-1) : network.last();
        var before = last.get(network);
        var start = before == null || before.compareTo(first) < 0 ? first : before.plus(1);
        for (var address = start; address.compareTo(end) <= 0; address = address.plus(1)) {
            if (!taken.contains(address)) {
                return address;
            }
        }
        for (var address = first; address.compareTo(start) < 0; address = address.plus(1)) {
            if (!taken.contains(address)) {
                return address;
            }
        }
        return null;
    }

    @Override
    public List<Claim> claims() {
        var claims = new ArrayList<Claim>();
        for (var node : nodes.values()) {
            node.podCidrs().forEach(it -> claims.add(new Claim(node.name(), Use.POD_CIDR, it)));
        }
        return claims;
    }
}
