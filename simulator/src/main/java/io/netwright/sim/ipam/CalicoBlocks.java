package io.netwright.sim.ipam;

import io.netwright.model.diag.Message;
import io.netwright.model.net.Cidr;
import io.netwright.model.net.IpAddress;
import io.netwright.model.net.IpFamily;
import io.netwright.model.resource.CalicoPool;
import io.netwright.sim.ipam.IpamSettings.Calico;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.TreeMap;

/// Calico's IPAM: a node claims blocks of the pools that select it, and gives addresses out of its
/// own blocks, of another node's where no block is left (R2.8). Every node first takes the
/// addresses of its tunnel devices.
///
/// Sources: projectcalico/calico `libcalico-go/lib/ipam/ipam.go`, `node/pkg/allocateip`,
/// `cni-plugin/pkg/ipamplugin`.
final class CalicoBlocks implements PodIpam {
    private static final int MOST_BLOCKS = 20;
    private static final int MOST_BLOCKS_ON_WINDOWS = 1;
    static final String WORKLOAD = "Workload";
    private static final String TUNNEL = "Tunnel";

    private final Calico settings;
    private final List<CalicoPool> pools;
    private final Reserved reserved;
    private final SequencedMap<String, Member> nodes = new LinkedHashMap<>();
    private final Map<Cidr, CalicoBlock> blocks = new LinkedHashMap<>();
    private final SequencedMap<String, List<CalicoBlock>> affine = new LinkedHashMap<>();
    private final SequencedSet<IpAddress> elsewhere = new LinkedHashSet<>();
    private final List<Claim> tunnels = new ArrayList<>();

    /// An address, or why there is none.
    record Got(@Nullable IpAddress address, @Nullable Message refusal) {
        static Got refused(Message why) {
            return new Got(null, why);
        }
    }

    CalicoBlocks(Calico settings, List<Member> nodes, List<Taken> taken) {
        this.settings = settings;
        this.pools =
                settings.pools().stream().sorted(Comparator.comparing(CalicoPool::name)).toList();
        this.reserved = new Reserved(settings.reserved());
        nodes.forEach(it -> this.nodes.put(it.name(), it));
        settings.affinities().forEach(it -> claim(it.block(), it.node()));
        hold(taken);
        nodes.forEach(this::tunnels);
    }

    private CalicoBlock claim(Cidr network, String node) {
        var known = blocks.get(network);
        if (known != null) {
            return known;
        }
        var block = new CalicoBlock(network, node, isWindows(node));
        blocks.put(network, block);
        var own = affine.computeIfAbsent(node, _ -> new ArrayList<>());
        own.add(block);
        own.sort(Comparator.comparing(it -> name(it.network())));
        return block;
    }

    /// How the block is called in the name of its BlockAffinity, by which they are in order.
    private static String name(Cidr block) {
        return block.toString().replaceAll("[.:/]", "-");
    }

    private boolean isWindows(String node) {
        var member = nodes.get(node);
        return member != null && member.labels().has("kubernetes.io/os", "windows");
    }

    /// What statuses show: whoever has the most addresses in a block claimed it.
    private void hold(List<Taken> taken) {
        var counts = new LinkedHashMap<Cidr, TreeMap<String, Integer>>();
        for (var it : taken) {
            var block = around(it.address());
            if (block != null && !blocks.containsKey(block)) {
                counts.computeIfAbsent(block, _ -> new TreeMap<>())
                        .merge(it.node(), 1, Integer::sum);
            }
        }
        counts.forEach(
                (block, byNode) -> {
                    var most = byNode.firstEntry();
                    for (var entry : byNode.entrySet()) {
                        most = entry.getValue() > most.getValue() ? entry : most;
                    }
                    claim(block, most.getKey());
                });
        for (var it : taken) {
            var block = around(it.address());
            if (block == null) {
                elsewhere.add(it.address());
            } else {
                claim(block, it.node()).take(it.address());
            }
        }
        for (var it : taken) {
            var block = around(it.address());
            if (it.ended() && block != null) {
                boolean again =
                        taken.stream()
                                .anyMatch(o -> !o.ended() && o.address().equals(it.address()));
                if (!again) {
                    claim(block, it.node()).release(it.address());
                }
            }
        }
    }

    /// The block of any pool, null where no pool has the address.
    private @Nullable Cidr around(IpAddress address) {
        for (var pool : pools) {
            if (pool.network().contains(address)) {
                return new Cidr(address.prefix(pool.blockSize()), pool.blockSize());
            }
        }
        return null;
    }

    private void tunnels(Member node) {
        if (isWindows(node.name())) {
            return;
        }
        tunnel(
                node,
                IpFamily.V4,
                "projectcalico.org/IPv4IPIPTunnelAddr",
                pools.stream().filter(it -> it.ipip() != CalicoPool.Encapsulation.NEVER).toList());
        var vxlan = pools.stream().filter(it -> it.vxlan() != CalicoPool.Encapsulation.NEVER);
        var wrapped = vxlan.toList();
        tunnel(node, IpFamily.V4, "projectcalico.org/IPv4VXLANTunnelAddr", wrapped);
        tunnel(node, IpFamily.V6, "projectcalico.org/IPv6VXLANTunnelAddr", wrapped);
    }

    private void tunnel(Member node, IpFamily family, String annotation, List<CalicoPool> wrapped) {
        var noted = IpAddress.read(node.annotations().values().getOrDefault(annotation, ""));
        var address = noted.orElse(null);
        if (address == null) {
            var own =
                    wrapped.stream()
                            .filter(it -> !it.disabled() && it.network().family() == family)
                            .filter(it -> it.uses().contains(TUNNEL) && selects(it, node))
                            .toList();
            address = own.isEmpty() ? null : assign(node, own, 0).address();
        } else {
            var block = around(address);
            if (block != null) {
                claim(block, node.name()).take(address);
            }
        }
        if (address != null) {
            tunnels.add(new Claim(node.name(), Use.TUNNEL, address.host()));
        }
    }

    private static boolean selects(CalicoPool pool, Member node) {
        return pool.nodes().matches(node.labels());
    }

    @Override
    public Grant give(Applicant pod) {
        var node = nodes.get(pod.node());
        if (node == null) {
            return Grant.refused(NoAddress.CALICO_NO_POOL.message(pod.node()));
        }
        return new CalicoWishes(this, pod, node, pools).grant();
    }

    /// The enabled pools that new addresses of workloads on the node come from.
    List<CalicoPool> selecting(Member node, IpFamily family) {
        return pools.stream()
                .filter(it -> !it.disabled() && it.automatic())
                .filter(it -> it.network().family() == family && selects(it, node))
                .toList();
    }

    /// An address for a node out of some pools.
    ///
    /// @param limit of blocks, 0 for that of the configuration
    Got assign(Member node, List<CalicoPool> from, int limit) {
        int most = limit(node, limit);
        var own =
                affine.getOrDefault(node.name(), List.of()).stream()
                        .filter(it -> isIn(it.network(), from))
                        .toList();
        for (var block : own) {
            var address = next(block);
            if (address != null) {
                return new Got(address, null);
            }
        }
        if (own.size() >= most) {
            return Got.refused(NoAddress.CALICO_BLOCK_LIMIT.message(node.name(), most));
        }
        if (!settings.claims()) {
            return Got.refused(NoAddress.CALICO_NO_CLAIMS.message(node.name()));
        }
        for (var pool : from) {
            var walk = new BlockWalk(pool, node.name(), reserved);
            for (var block = walk.next(); block != null; block = walk.next()) {
                if (!blocks.containsKey(block)) {
                    var address = next(claim(block, node.name()));
                    if (address != null) {
                        return new Got(address, null);
                    }
                }
            }
        }
        return borrow(node, from);
    }

    private int limit(Member node, int limit) {
        int asked = isWindows(node.name()) ? MOST_BLOCKS_ON_WINDOWS : limit;
        int configured = settings.maxBlocks();
        if (asked > 0 && configured > 0) {
            return Math.min(asked, configured);
        }
        return asked + configured > 0 ? asked + configured : MOST_BLOCKS;
    }

    private static boolean isIn(Cidr block, List<CalicoPool> pools) {
        return pools.stream().anyMatch(it -> it.network().contains(block.network()));
    }

    private @Nullable IpAddress next(CalicoBlock block) {
        var address = block.next(reserved);
        while (address != null && elsewhere.contains(address)) {
            address = block.next(reserved);
        }
        return address;
    }

    /// Out of any block of the pools.
    private Got borrow(Member node, List<CalicoPool> from) {
        if (settings.strict()) {
            return Got.refused(NoAddress.CALICO_STRICT.message());
        }
        for (var pool : from) {
            var walk = new BlockWalk(pool, node.name(), reserved);
            for (var network = walk.next(); network != null; network = walk.next()) {
                var block = blocks.get(network);
                var address = block == null ? null : next(block);
                if (address != null) {
                    return new Got(address, null);
                }
            }
        }
        var names = from.stream().map(it -> it.network().toString()).toList();
        return Got.refused(NoAddress.CALICO_EXHAUSTED.message(String.join(", ", names)));
    }

    /// The address that a pod asks for.
    @Nullable Message take(IpAddress address, Member node) {
        var pool =
                pools.stream()
                        .filter(it -> !it.disabled() && it.network().contains(address))
                        .findFirst();
        if (pool.isEmpty()) {
            return refused(address, "it is not in a configured pool");
        }
        var block = claim(Objects.requireNonNull(around(address)), node.name());
        if (settings.strict() && !block.node().equals(node.name())) {
            return refused(address, "its block is of node " + block.node());
        }
        return block.take(address) ? null : refused(address, "it is assigned already");
    }

    private static Message refused(IpAddress address, String why) {
        return NoAddress.CALICO_ADDRESS_REFUSED.message(address, why);
    }

    void release(IpAddress address) {
        var network = around(address);
        var block = network == null ? null : blocks.get(network);
        if (block != null) {
            block.release(address);
        }
    }

    @Override
    public List<Claim> claims() {
        var all = new ArrayList<Claim>();
        affine.forEach(
                (node, own) ->
                        own.forEach(it -> all.add(new Claim(node, Use.BLOCK, it.network()))));
        all.addAll(tunnels);
        return all;
    }
}
