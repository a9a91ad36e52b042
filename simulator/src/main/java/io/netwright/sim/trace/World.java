package io.netwright.sim.trace;

import io.netwright.model.net.InterfaceAddress;
import io.netwright.model.net.IpAddress;
import io.netwright.sim.compile.Compiled;
import io.netwright.sim.compile.Compiler;
import io.netwright.sim.compile.Outside;
import io.netwright.sim.control.Assumed;
import io.netwright.sim.control.Assumption;
import io.netwright.sim.control.Cluster;
import io.netwright.sim.fabric.Device;
import io.netwright.sim.fabric.Fabric;
import io.netwright.sim.trace.Endpoints.Source;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The fabric that a question is asked of: the cluster's, and what the question adds to it.
///
/// @param source who sends, with its own addresses
/// @param assumptions of the fabric and of what was added
record World(Compiled compiled, Source source, List<Assumption> assumptions) {
    World {
        assumptions = List.copyOf(assumptions);
    }

    /// The fabric for a packet to some addresses.
    static World of(
            Compiled usual,
            Source from,
            List<IpAddress> targets,
            @Nullable String at,
            @Nullable IpAddress own) {
        var cluster = usual.cluster();
        var endpoints = new Endpoints(cluster);
        var notes = new LinkedHashSet<Assumption>();
        var hosts = new ArrayList<IpAddress>();
        var source = from;
        if (from.outside()) {
            var address = own != null ? own : from.addresses().getFirst();
            if (!isKnown(cluster, address)) {
                hosts.add(address);
            }
            if (own != null) {
                source = new Source("external:" + own, null, List.of(own), true);
            }
        }
        var entry = new TreeMap<IpAddress, String>();
        for (var target : targets) {
            var behind = new ArrayList<>(endpoints.outsideEndpoints(target));
            behind.add(target);
            for (var it : behind) {
                if (!isKnown(cluster, it) && endpoints.isOutside(it) && !hosts.contains(it)) {
                    hosts.add(it);
                    notes.add(TraceAssumed.UNKNOWN_HOST.of(it));
                }
            }
            if (from.outside()) {
                enter(endpoints, target, at, entry, notes);
            }
        }
        var compiled =
                hosts.isEmpty() && entry.isEmpty()
                        ? usual
                        : Compiler.compile(cluster, new Outside(hosts, entry));
        if (own != null && !from.outside()) {
            compiled = owning(compiled, source.namespace(), own);
            source = new Source(source.namespace(), source.pod(), List.of(own), false);
        }
        notes.addAll(compiled.assumptions());
        return new World(compiled, source, List.copyOf(notes));
    }

    private static void enter(
            Endpoints endpoints,
            IpAddress target,
            @Nullable String at,
            Map<IpAddress, String> entry,
            Collection<Assumption> notes) {
        if (at != null) {
            entry.put(target, at);
            return;
        }
        if (endpoints.isServiceAddress(target) && !endpoints.isInside(target)) {
            endpoints.cluster().nodes().stream()
                    .filter(it -> it.address(target.family()) != null)
                    .findFirst()
                    .ifPresent(
                            it -> {
                                entry.put(target, it.name());
                                notes.add(Assumed.FIRST_NODE.of(target, it.name()));
                            });
        }
    }

    private static boolean isKnown(Cluster cluster, IpAddress address) {
        return cluster.external().stream().anyMatch(it -> it.addresses().contains(address));
    }

    /// The same fabric with one address more at a namespace's first device.
    private static Compiled owning(Compiled compiled, String namespace, IpAddress address) {
        var fabric = compiled.fabric();
        var devices = new ArrayList<>(fabric.devices());
        fabric.namespace(namespace).stream()
                .flatMap(it -> it.devices().stream())
                .skip(1)
                .limit(1)
                .forEach(it -> devices.set(it, with(devices.get(it), address)));
        return new Compiled(
                new Fabric(fabric.namespaces(), devices, fabric.segments()),
                compiled.origins(),
                compiled.cluster(),
                compiled.assumptions(),
                compiled.missing());
    }

    private static Device with(Device it, IpAddress address) {
        var addresses = new ArrayList<>(it.addresses());
        addresses.add(new InterfaceAddress(address, address.width()));
        return new Device(
                it.id(),
                it.namespace(),
                it.index(),
                it.name(),
                it.mac(),
                it.mtu(),
                it.kind(),
                it.master(),
                it.hairpin(),
                it.proxyArp(),
                addresses,
                it.origin());
    }
}
