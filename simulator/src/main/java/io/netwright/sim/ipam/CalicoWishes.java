package io.netwright.sim.ipam;

import io.netwright.model.diag.Message;
import io.netwright.model.net.Cidr;
import io.netwright.model.net.IpAddress;
import io.netwright.model.net.IpFamily;
import io.netwright.model.resource.CalicoPool;
import io.netwright.sim.ipam.PodIpam.Applicant;
import io.netwright.sim.ipam.PodIpam.Grant;
import io.netwright.sim.ipam.PodIpam.Member;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// What a pod asks of Calico by its annotations and those of its namespace: pools, or addresses.
///
/// Source: projectcalico/calico `cni-plugin/pkg/k8s/k8s.go`.
final class CalicoWishes {
    private static final String DOMAIN = "cni.projectcalico.org/";
    private static final String IP_ADDRS = DOMAIN + "ipAddrs";
    private static final String NO_IPAM = DOMAIN + "ipAddrsNoIpam";

    private final CalicoBlocks blocks;
    private final Applicant pod;
    private final Member node;
    private final List<CalicoPool> pools;

    CalicoWishes(CalicoBlocks blocks, Applicant pod, Member node, List<CalicoPool> pools) {
        this.blocks = blocks;
        this.pod = pod;
        this.node = node;
        this.pools = pools;
    }

    Grant grant() {
        if (!annotation(NO_IPAM).isEmpty()) {
            return bad(NO_IPAM, "requested feature is not enabled: ip_addrs_no_ipam");
        }
        var addresses = annotation(IP_ADDRS);
        return addresses.isEmpty() ? automatic() : asked(addresses);
    }

    private String annotation(String name) {
        return pod.annotations().values().getOrDefault(name, "");
    }

    private Grant automatic() {
        var own = new ArrayList<IpAddress>();
        for (var family : families()) {
            var got = next(family);
            if (got.address() == null) {
                own.forEach(blocks::release);
                return new Grant(List.of(), got.refusal());
            }
            own.add(got.address());
        }
        return new Grant(own, null);
    }

    /// IPv4 comes first; each where there is a pool of it.
    private List<IpFamily> families() {
        var families = new ArrayList<IpFamily>();
        for (var family : IpFamily.values()) {
            if (pools.stream().anyMatch(it -> it.network().family() == family)) {
                families.add(family);
            }
        }
        return families.isEmpty() ? List.of(IpFamily.V4) : families;
    }

    private CalicoBlocks.Got next(IpFamily family) {
        var name = DOMAIN + (family == IpFamily.V4 ? "ipv4pools" : "ipv6pools");
        var text = annotation(name);
        if (text.isEmpty()) {
            text = pod.namespaceAnnotations().values().getOrDefault(name, "");
        }
        var from = blocks.selecting(node, family);
        if (!text.isEmpty()) {
            var named = JsonList.read(text);
            if (named == null) {
                return CalicoBlocks.Got.refused(
                        NoAddress.CALICO_BAD_ANNOTATION.message(name, "not a JSON list: " + text));
            }
            var asked = new ArrayList<CalicoPool>();
            for (var it : named) {
                var pool = named(it, family);
                if (pool == null) {
                    return CalicoBlocks.Got.refused(NoAddress.CALICO_UNKNOWN_POOL.message(it));
                }
                asked.add(pool);
            }
            from = asked.isEmpty() ? from : asked;
        }
        var usable = from.stream().filter(it -> it.uses().contains(CalicoBlocks.WORKLOAD)).toList();
        return usable.isEmpty()
                ? CalicoBlocks.Got.refused(NoAddress.CALICO_NO_POOL.message(node.name()))
                : blocks.assign(node, usable, 0);
    }

    /// By its name or its network; an enabled one.
    private @Nullable CalicoPool named(String name, IpFamily family) {
        var network = Cidr.read(name).orElse(null);
        for (var pool : pools) {
            boolean is =
                    network == null ? pool.name().equals(name) : pool.network().equals(network);
            if (is && !pool.disabled() && pool.network().family() == family) {
                return pool;
            }
        }
        return null;
    }

    private Grant asked(String text) {
        var list = JsonList.read(text);
        if (list == null || list.isEmpty()) {
            return bad(IP_ADDRS, list == null ? "not a JSON list: " + text : "empty");
        }
        var own = new ArrayList<IpAddress>();
        for (var it : list) {
            var address = IpAddress.read(it).orElse(null);
            var problem = address == null ? it + " is no address" : null;
            if (address != null && own.stream().anyMatch(o -> o.family() == address.family())) {
                problem = "more than one address of a family";
            }
            Message refusal =
                    problem == null && address != null
                            ? blocks.take(address, node)
                            : NoAddress.CALICO_BAD_ANNOTATION.message(
                                    IP_ADDRS, problem == null ? text : problem);
            if (refusal != null || address == null) {
                own.forEach(blocks::release);
                return new Grant(List.of(), refusal);
            }
            own.add(address);
        }
        return new Grant(own, null);
    }

    private static Grant bad(String annotation, String why) {
        return Grant.refused(NoAddress.CALICO_BAD_ANNOTATION.message(annotation, why));
    }
}
