package io.netwright.sim.ipam;

import io.netwright.model.net.Cidr;
import io.netwright.model.net.IpAddress;
import io.netwright.model.net.IpFamily;
import io.netwright.sim.ipam.IpamSettings.CiliumClusterPool;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;

/// Cilium's modes in which a node has one network of each family: that of its Node (`kubernetes`),
/// or one of the operator's (`cluster-pool`).
final class CiliumNodes implements PodIpam {
    private final SequencedMap<String, List<CiliumRange>> ranges = new LinkedHashMap<>();
    private final List<Claim> claims = new ArrayList<>();
    private final String pools;
    private final Draw draw;

    private CiliumNodes(
            List<Member> nodes,
            SequencedMap<String, List<Cidr>> networks,
            String pools,
            List<Taken> taken,
            boolean health,
            Draw draw) {
        this.pools = pools;
        this.draw = draw;
        networks.forEach(
                (node, own) ->
                        ranges.put(
                                node,
                                own.stream()
                                        .map(it -> new CiliumRange(it, false, false))
                                        .toList()));
        var index = new CiliumRange.Index(ranges.values());
        for (var it : taken) {
            if (!it.ended()) {
                index.take(it.address());
            }
        }
        for (var node : nodes) {
            var own = ranges.getOrDefault(node.name(), List.of());
            own.forEach(it -> claims.add(new Claim(node.name(), Use.POD_CIDR, it.network())));
            var infra = new CiliumInfra(node, draw, claims);
            own.forEach(it -> infra.take(Use.ROUTER, it.network().family(), List.of(it)));
            if (health) {
                own.forEach(it -> infra.take(Use.HEALTH, it.network().family(), List.of(it)));
            }
        }
    }

    static PodIpam kubernetes(List<Member> nodes, List<Taken> taken, boolean health, Draw draw) {
        var networks = new LinkedHashMap<String, List<Cidr>>();
        nodes.forEach(it -> networks.put(it.name(), it.podCidrs()));
        return new CiliumNodes(nodes, networks, "", taken, health, draw);
    }

    static PodIpam clusterPool(
            CiliumClusterPool settings, List<Member> nodes, List<Taken> taken, Draw draw) {
        var networks = new LinkedHashMap<String, List<Cidr>>();
        nodes.forEach(it -> networks.put(it.name(), new ArrayList<>()));
        for (var family : IpFamily.values()) {
            var slices = new CiliumSlices(settings.pools(), family, settings.mask(family));
            if (!slices.isEmpty()) {
                share(settings, family, slices, networks, taken);
            }
        }
        return new CiliumNodes(
                nodes,
                networks,
                String.join(", ", settings.pools().stream().map(Cidr::toString).toList()),
                taken,
                settings.health(),
                draw);
    }

    private static void share(
            CiliumClusterPool settings,
            IpFamily family,
            CiliumSlices slices,
            SequencedMap<String, List<Cidr>> networks,
            List<Taken> taken) {
        var known = new TreeMap<String, Cidr>();
        settings.held()
                .forEach(
                        (node, own) ->
                                own.stream()
                                        .filter(it -> it.family() == family)
                                        .findFirst()
                                        .ifPresent(it -> known.put(node, it)));
        known.values().forEach(slices::occupy);
        for (var it : taken) {
            var slice = it.address().family() == family ? slices.around(it.address()) : null;
            if (slice != null
                    && networks.containsKey(it.node())
                    && !known.containsKey(it.node())
                    && slices.isFree(slice)) {
                slices.occupy(slice);
                known.put(it.node(), slice);
            }
        }
        networks.forEach(
                (node, own) -> {
                    var slice = known.containsKey(node) ? known.get(node) : slices.take();
                    if (slice != null) {
                        own.add(slice);
                    }
                });
    }

    @Override
    public Grant give(Applicant pod) {
        var own = ranges.getOrDefault(pod.node(), List.of());
        if (own.isEmpty()) {
            return Grant.refused(
                    pools.isEmpty()
                            ? NoAddress.NO_POD_NETWORK.message(pod.node())
                            : NoAddress.CILIUM_POOL_EXHAUSTED.message(pools, pod.node()));
        }
        var addresses = new ArrayList<IpAddress>();
        for (var range : own) {
            var address = next(range, pod);
            if (address == null) {
                for (int i = 0; i < addresses.size(); i++) {
                    own.get(i).release(addresses.get(i));
                }
                return Grant.refused(
                        NoAddress.CILIUM_RANGE_FULL.message(range.network(), pod.node()));
            }
            addresses.add(address);
        }
        return new Grant(addresses, null);
    }

    private @Nullable IpAddress next(CiliumRange range, Applicant pod) {
        return range.next(pod.key() + " " + range.network(), draw);
    }

    @Override
    public List<Claim> claims() {
        return List.copyOf(claims);
    }
}
