package io.netwright.sim.scenario;

import io.netwright.model.net.IpAddress;
import io.netwright.sim.compile.Outside;
import io.netwright.sim.control.Assumed;
import io.netwright.sim.control.Assumption;
import io.netwright.sim.control.Cluster;
import io.netwright.sim.trace.Endpoints;
import io.netwright.sim.trace.TraceAssumed;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.TreeMap;

/// What probes add to a lab's outside: hosts that it does not declare, and the node by which a
/// Service's address is reached from there (CLI contract 10).
final class Surroundings {
    private final Cluster cluster;
    private final Endpoints endpoints;
    private final LinkedHashSet<IpAddress> hosts = new LinkedHashSet<>();
    private final TreeMap<IpAddress, String> entry = new TreeMap<>();
    private final LinkedHashSet<Assumption> assumptions = new LinkedHashSet<>();

    Surroundings(Cluster cluster, Endpoints endpoints) {
        this.cluster = cluster;
        this.endpoints = endpoints;
    }

    void add(Endpoints.Source from, Endpoints.Target to) {
        if (from.outside() && !isDeclared(from.addresses().getFirst())) {
            hosts.add(from.addresses().getFirst());
        }
        endpoints.outsideEndpoints().forEach(this::host);
        for (var address : to.addresses()) {
            if (endpoints.isOutside(address)) {
                host(address);
            }
            if (from.outside()
                    && endpoints.isServiceAddress(address)
                    && !endpoints.isInside(address)) {
                enter(address);
            }
        }
    }

    private void host(IpAddress address) {
        if (!isDeclared(address) && hosts.add(address)) {
            assumptions.add(TraceAssumed.UNKNOWN_HOST.of(address));
        }
    }

    private void enter(IpAddress address) {
        for (var node : cluster.nodes()) {
            if (node.address(address.family()) != null) {
                entry.put(address, node.name());
                assumptions.add(Assumed.FIRST_NODE.of(address, node.name()));
                return;
            }
        }
    }

    private boolean isDeclared(IpAddress address) {
        return cluster.external().stream().anyMatch(it -> it.addresses().contains(address));
    }

    Outside outside() {
        return new Outside(new ArrayList<>(hosts), entry);
    }

    List<Assumption> assumptions() {
        return List.copyOf(assumptions);
    }
}
