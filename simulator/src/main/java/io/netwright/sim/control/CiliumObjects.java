package io.netwright.sim.control;

import io.netwright.model.net.Cidr;
import io.netwright.model.net.IpFamily;
import io.netwright.model.resource.CiliumNode;
import io.netwright.model.resource.CiliumPodPool;
import io.netwright.model.resource.Node;
import io.netwright.model.resource.Resource;
import io.netwright.sim.ipam.IpamSettings.Held;
import io.netwright.sim.ipam.IpamSettings.Pool;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What Cilium's own objects say of addresses: the pools, and what each node has been given.
record CiliumObjects(List<CiliumPodPool> pools, List<CiliumNode> nodes, List<Node> own) {
    static CiliumObjects read(List<Resource> resources) {
        var objects = new CiliumObjects(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (var resource : resources) {
            switch (resource) {
                case CiliumPodPool it -> objects.pools.add(it);
                case CiliumNode it -> objects.nodes.add(it);
                case Node it -> objects.own.add(it);
                default -> {}
            }
        }
        return objects;
    }

    /// The mode that the objects show, null where they show none.
    @Nullable String mode() {
        if (!pools.isEmpty() || nodes.stream().anyMatch(it -> !it.pools().isEmpty())) {
            return "multi-pool";
        }
        var given = held();
        if (given.isEmpty()) {
            return null;
        }
        var podCidrs = new TreeMap<String, List<Cidr>>();
        own.forEach(it -> podCidrs.put(it.key().name(), it.podCidrs()));
        boolean same =
                given.entrySet().stream()
                        .allMatch(it -> it.getValue().equals(podCidrs.get(it.getKey())));
        return same ? "kubernetes" : "cluster-pool";
    }

    /// The networks of nodes, in modes in which a node has one of each family.
    SortedMap<String, List<Cidr>> held() {
        var held = new TreeMap<String, List<Cidr>>();
        for (var node : nodes) {
            if (!node.podCidrs().isEmpty()) {
                held.put(node.key().name(), node.podCidrs());
            }
        }
        return held;
    }

    /// The networks that nodes have of pools.
    List<Held> heldOfPools() {
        var held = new ArrayList<Held>();
        for (var node : nodes) {
            for (var pool : node.pools()) {
                for (var network : pool.networks()) {
                    held.add(new Held(node.key().name(), pool.name(), network));
                }
            }
        }
        return held;
    }

    /// The pools by name, those of objects before those that the operator would make.
    SortedMap<String, Pool> pools(SortedMap<String, Pool> made) {
        var all = new TreeMap<>(made);
        for (var it : pools) {
            all.put(it.key().name(), pool(it));
        }
        return all;
    }

    private static Pool pool(CiliumPodPool it) {
        var networks = new ArrayList<Cidr>();
        if (it.ipv4() != null) {
            networks.addAll(it.ipv4().networks());
        }
        if (it.ipv6() != null) {
            networks.addAll(it.ipv6().networks());
        }
        return new Pool(
                networks,
                mask(it.ipv4(), IpFamily.V4),
                mask(it.ipv6(), IpFamily.V6),
                it.firstAddress(),
                it.lastAddress(),
                it.pods(),
                it.namespaces());
    }

    private static int mask(CiliumPodPool.@Nullable Networks networks, IpFamily family) {
        int most = family == IpFamily.V4 ? 32 : 128;
        return networks == null || networks.maskSize() < 1 || networks.maskSize() > most
                ? most
                : networks.maskSize();
    }
}
