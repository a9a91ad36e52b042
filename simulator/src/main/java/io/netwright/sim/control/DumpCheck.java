package io.netwright.sim.control;

import io.netwright.model.net.Cidr;
import io.netwright.model.net.IpAddress;
import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.Node;
import io.netwright.model.resource.Pod;
import io.netwright.model.resource.Resource;
import io.netwright.sim.ipam.IpamSettings;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Where nodes and pods of a dump contradict each other or the networks that the lab states. What
/// the statuses say holds.
final class DumpCheck {
    private static final FieldPath POD_CIDR = FieldPath.of("spec", "podCIDR");

    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Notes notes;

    private DumpCheck(Notes notes) {
        this.notes = notes;
    }

    /// @param stated the cluster CIDRs that a Lab document or kube-proxy's configuration says
    static void run(List<Resource> resources, List<Cidr> stated, IpamSettings ipam, Notes notes) {
        var check = new DumpCheck(notes);
        for (var resource : resources) {
            if (resource instanceof Node node) {
                check.nodes.put(node.key().name(), node);
            }
        }
        check.networks(stated);
        boolean local =
                ipam instanceof IpamSettings.CiliumKubernetes
                        || (ipam instanceof IpamSettings.HostLocal(var other) && other == null);
        for (var resource : resources) {
            if (resource instanceof Pod pod && pod.spec().nodeName() != null) {
                var node = check.nodes.get(pod.spec().nodeName());
                if (node != null) {
                    check.pod(pod, node, local);
                }
            }
        }
    }

    private void networks(List<Cidr> stated) {
        var seen = new TreeMap<IpAddress, Map.Entry<Cidr, Node>>();
        for (var node : nodes.values()) {
            for (var own : node.podCidrs()) {
                var below = seen.floorEntry(own.network());
                var above = seen.ceilingEntry(own.network());
                for (var near : Arrays.asList(below, above)) {
                    if (near != null && near.getValue().getKey().overlaps(own)) {
                        notes.contradiction(
                                Misfit.NODE_CIDR_OVERLAP.message(
                                        own,
                                        node.key(),
                                        near.getValue().getKey(),
                                        near.getValue().getValue().key()),
                                node.key(),
                                POD_CIDR,
                                near.getValue().getValue().key(),
                                POD_CIDR);
                        break;
                    }
                }
                seen.putIfAbsent(own.network(), Map.entry(own, node));
                outside(node, own, stated);
            }
        }
    }

    private void outside(Node node, Cidr own, List<Cidr> stated) {
        var wide = stated.stream().filter(it -> it.family() == own.family()).toList();
        if (!wide.isEmpty() && wide.stream().noneMatch(it -> it.contains(own))) {
            notes.warning(
                    node.key(),
                    POD_CIDR,
                    Misfit.NODE_CIDR_OUTSIDE.message(own, node.key(), wide.getFirst()));
        }
    }

    private void pod(Pod pod, Node node, boolean local) {
        var status = pod.status();
        if ("Succeeded".equals(status.phase()) || "Failed".equals(status.phase())) {
            return;
        }
        if (status.hostIp() != null) {
            host(pod, node, status.hostIp(), FieldPath.of("status", "hostIP"));
        }
        var field = FieldPath.of("status", "podIP");
        for (var address : status.podIps()) {
            if (pod.spec().hostNetwork()) {
                host(pod, node, address, field);
            } else if (local) {
                var own =
                        node.podCidrs().stream()
                                .filter(it -> it.family() == address.family())
                                .toList();
                if (!own.isEmpty() && own.stream().noneMatch(it -> it.contains(address))) {
                    notes.contradiction(
                            Misfit.POD_OUTSIDE_NODE.message(
                                    pod.key(), address, node.key().name(), own.getFirst()),
                            pod.key(),
                            field,
                            node.key(),
                            POD_CIDR);
                }
            }
        }
    }

    private void host(Pod pod, Node node, IpAddress address, FieldPath field) {
        var known = node.internalIps();
        boolean tells = known.stream().anyMatch(it -> it.family() == address.family());
        if (tells && !known.contains(address) && !node.externalIps().contains(address)) {
            var addresses = known.stream().map(IpAddress::toString).toList();
            notes.contradiction(
                    Misfit.HOST_ADDRESS.message(
                            pod.key(), address, node.key().name(), String.join(", ", addresses)),
                    pod.key(),
                    field,
                    node.key(),
                    FieldPath.of("status", "addresses"));
        }
    }
}
