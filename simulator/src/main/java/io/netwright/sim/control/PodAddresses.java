package io.netwright.sim.control;

import io.netwright.model.net.Cidr;
import io.netwright.model.net.IpAddress;
import io.netwright.model.resource.FieldPath;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Addresses of pods: those of a status hold; the rest get the next free one of their node's pod
/// network, after the first, which is the bridge's.
///
/// Source: containernetworking `plugins/ipam/host-local`.
final class PodAddresses {
    private final Map<String, Host> nodes = new LinkedHashMap<>();
    private final Map<IpAddress, Draft> holders = new LinkedHashMap<>();
    private final Map<Cidr, IpAddress> last = new LinkedHashMap<>();
    private final Notes notes;
    private int given;

    private PodAddresses(List<Host> hosts, Notes notes) {
        hosts.forEach(it -> nodes.put(it.name(), it));
        this.notes = notes;
    }

    static List<Draft> assign(List<Draft> pods, List<Host> hosts, Notes notes) {
        var run = new PodAddresses(hosts, notes);
        for (var pod : pods) {
            if (!pod.spec().hostNetwork() && !pod.isOver()) {
                pod.status().podIps().forEach(it -> run.hold(it, pod));
            }
        }
        var result = new ArrayList<Draft>();
        for (var pod : pods) {
            result.add(run.assign(pod));
        }
        if (run.given > 0) {
            notes.assume(Assumed.POD_ADDRESSES, run.given == 1 ? "1 pod" : run.given + " pods");
        }
        return result;
    }

    private void hold(IpAddress address, Draft pod) {
        var other = holders.putIfAbsent(address, pod);
        if (other != null && !other.key().equals(pod.key())) {
            notes.error(
                    pod.key(),
                    FieldPath.of("status", "podIP"),
                    Misfit.POD_ADDRESS_TWICE.message(address, other.key()),
                    null);
        }
    }

    private Draft assign(Draft pod) {
        if (!pod.status().podIps().isEmpty()) {
            return pod.with(pod.status().podIps(), true);
        }
        var host = pod.node() == null ? null : nodes.get(pod.node());
        if (host == null || pod.isOver() || pod.waits()) {
            return pod;
        }
        var node = host.node();
        if (pod.spec().hostNetwork()) {
            var own = new ArrayList<IpAddress>();
            for (var address : node.addresses()) {
                if (own.stream().noneMatch(it -> it.family() == address.family())) {
                    own.add(address);
                }
            }
            boolean given = host.declared() != null && !host.declared().internalIps().isEmpty();
            return pod.with(own, given);
        }
        var own = new ArrayList<IpAddress>();
        for (var network : node.podCidrs()) {
            var address = next(network);
            if (address == null) {
                return pod.pending(Waits.NO_ADDRESS.message(network, node.name()));
            }
            holders.put(address, pod);
            own.add(address);
        }
        if (own.isEmpty()) {
            return pod.pending(Waits.NO_POD_NETWORK.message(node.name()));
        }
        given++;
        return pod.with(own, false);
    }

    /// Neither the network's address nor the gateway after it; for IPv4 not the last one.
    private @Nullable IpAddress next(Cidr network) {
        var address = last.getOrDefault(network, network.network().plus(1)).plus(1);
        while (holders.containsKey(address)) {
            address = address.plus(1);
        }
        if (!network.contains(address) || address.equals(network.last())) {
            return null;
        }
        last.put(network, address);
        return address;
    }
}
