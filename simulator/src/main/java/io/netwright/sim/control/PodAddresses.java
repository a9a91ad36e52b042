package io.netwright.sim.control;

import io.netwright.model.net.IpAddress;
import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.Labels;
import io.netwright.model.resource.Namespace;
import io.netwright.model.resource.Resource;
import io.netwright.sim.ipam.IpamSettings;
import io.netwright.sim.ipam.Ipams;
import io.netwright.sim.ipam.PodIpam;
import io.netwright.sim.ipam.PodIpam.Applicant;
import io.netwright.sim.ipam.PodIpam.Claim;
import io.netwright.sim.ipam.PodIpam.Member;
import io.netwright.sim.ipam.PodIpam.Taken;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Addresses of pods: those of a status hold; the rest come from the plugin's [PodIpam], in the
/// order of the lab's files.
final class PodAddresses {
    private final Map<String, Host> nodes = new LinkedHashMap<>();
    private final Map<IpAddress, Draft> holders = new LinkedHashMap<>();
    private final SortedMap<String, Labels> namespaces;
    private final SortedMap<String, Labels> annotations = new TreeMap<>();
    private final PodIpam ipam;
    private final Notes notes;
    private int given;

    /// @param claims what nodes hold beside the pods' addresses
    record Assigned(List<Draft> pods, List<Claim> claims) {}

    private PodAddresses(
            IpamSettings settings,
            List<Draft> pods,
            List<Host> hosts,
            SortedMap<String, Labels> namespaces,
            Notes notes) {
        hosts.forEach(it -> nodes.put(it.name(), it));
        this.namespaces = namespaces;
        this.notes = notes;
        var taken = new ArrayList<Taken>();
        for (var pod : pods) {
            if (!pod.spec().hostNetwork() && pod.node() != null) {
                for (var address : pod.status().podIps()) {
                    taken.add(new Taken(address, pod.node(), pod.isOver()));
                }
            }
        }
        this.ipam =
                Ipams.of(
                        settings,
                        hosts.stream().map(PodAddresses::member).toList(),
                        taken,
                        Names::choice);
    }

    private static Member member(Host host) {
        var node = host.node();
        return new Member(
                node.name(),
                node.labels(),
                host.declared() == null ? Labels.NONE : host.declared().meta().annotations(),
                node.podCidrs());
    }

    static Assigned assign(
            IpamSettings settings,
            List<Draft> pods,
            List<Host> hosts,
            SortedMap<String, Labels> namespaces,
            List<Resource> resources,
            Notes notes) {
        var run = new PodAddresses(settings, pods, hosts, namespaces, notes);
        for (var resource : resources) {
            if (resource instanceof Namespace) {
                run.annotations.put(resource.key().name(), resource.meta().annotations());
            }
        }
        for (var pod : pods) {
            if (!pod.spec().hostNetwork() && !pod.isOver()) {
                pod.status().podIps().forEach(it -> run.hold(it, pod));
            }
        }
        var result = pods.stream().map(run::assign).toList();
        if (run.given > 0) {
            notes.assume(Assumed.POD_ADDRESSES, run.given == 1 ? "1 pod" : run.given + " pods");
        }
        return new Assigned(result, run.ipam.claims());
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
        if (pod.spec().hostNetwork()) {
            boolean told = host.declared() != null && !host.declared().internalIps().isEmpty();
            return pod.with(primaries(host.node().addresses()), told);
        }
        var grant =
                ipam.give(
                        new Applicant(
                                pod.key(),
                                host.name(),
                                pod.labels(),
                                pod.annotations(),
                                namespaces.getOrDefault(pod.namespace(), Labels.NONE),
                                annotations.getOrDefault(pod.namespace(), Labels.NONE)));
        if (grant.refusal() != null) {
            return pod.pending(grant.refusal());
        }
        given++;
        return pod.with(sorted(grant.addresses(), host.node()), false);
    }

    private static List<IpAddress> primaries(List<IpAddress> addresses) {
        var own = new ArrayList<IpAddress>();
        for (var address : addresses) {
            if (own.stream().noneMatch(it -> it.family() == address.family())) {
                own.add(address);
            }
        }
        return own;
    }

    /// The family of the node's first address comes first (kubernetes
    /// `pkg/kubelet/kubelet_pods.go`, `sortPodIPs`).
    private static List<IpAddress> sorted(List<IpAddress> addresses, ClusterNode node) {
        if (node.addresses().isEmpty()) {
            return addresses;
        }
        var primary = node.addresses().getFirst().family();
        return addresses.stream()
                .sorted(Comparator.comparing(it -> it.family() != primary))
                .toList();
    }
}
