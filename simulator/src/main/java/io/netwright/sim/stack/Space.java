package io.netwright.sim.stack;

import io.netwright.model.net.IpFamily;
import io.netwright.sim.fabric.Device;
import io.netwright.sim.fabric.Fabric;
import io.netwright.sim.fabric.NetworkNamespace;

import java.util.ArrayList;
import java.util.List;

/// A namespace with the indexes over its tables.
final class Space {
    final int id;
    final NetworkNamespace namespace;

    /// By slot; `lo` first.
    final Link[] links;

    final Link loopback;

    /// Its VXLAN devices.
    final List<Link> tunnels = new ArrayList<>();

    private final Fib fib4;
    private final Fib fib6;
    private final BalancedService.Index services4;
    private final BalancedService.Index services6;
    private final Firewall firewall4;
    private final Firewall firewall6;

    Space(NetworkNamespace namespace, Link[] links, Link[] byId) {
        id = namespace.id();
        this.namespace = namespace;
        this.links = links;
        loopback = links[0];
        for (var link : links) {
            if (link.device.kind() instanceof Device.Kind.Vxlan) {
                tunnels.add(link);
            }
        }
        for (var neighbor : namespace.neighbors()) {
            byId[neighbor.device()].permanentNeighbors.put(
                    Bits.high(neighbor.address()), Bits.low(neighbor.address()), neighbor);
        }
        for (var entry : namespace.fdb()) {
            var link = byId[entry.device()];
            var master = link.master;
            (entry.remote() == null && master != null ? master : link).addFdb(entry);
        }
        fib4 = new Fib(IpFamily.V4, namespace, links, loopback);
        fib6 = new Fib(IpFamily.V6, namespace, links, loopback);
        services4 = new BalancedService.Index(namespace, IpFamily.V4);
        services6 = new BalancedService.Index(namespace, IpFamily.V6);
        firewall4 = Firewall.compile(namespace, IpFamily.V4, links, !services4.isEmpty());
        firewall6 = Firewall.compile(namespace, IpFamily.V6, links, !services6.isEmpty());
    }

    static Space[] compile(Fabric fabric, Link[] links) {
        for (var link : links) {
            int master = link.device.master();
            if (master >= 0) {
                link.master = links[master];
                links[master].ports.add(link);
            }
        }
        var spaces = new Space[fabric.namespaces().size()];
        for (var namespace : fabric.namespaces()) {
            var own = namespace.devices().stream().map(it -> links[it]).toArray(Link[]::new);
            spaces[namespace.id()] = new Space(namespace, own, links);
        }
        return spaces;
    }

    Fib fib(IpFamily family) {
        return family == IpFamily.V4 ? fib4 : fib6;
    }

    BalancedService.Index services(IpFamily family) {
        return family == IpFamily.V4 ? services4 : services6;
    }

    Firewall firewall(IpFamily family) {
        return family == IpFamily.V4 ? firewall4 : firewall6;
    }

    boolean forwards(boolean v6) {
        return v6 ? namespace.sysctls().forwardV6() : namespace.sysctls().forwardV4();
    }
}
