package io.netwright.sim.control;

import io.netwright.model.net.Cidr;
import io.netwright.model.net.IpFamily;
import io.netwright.model.resource.CalicoBlock;
import io.netwright.model.resource.CalicoBlockAffinity;
import io.netwright.model.resource.CalicoInstallation;
import io.netwright.model.resource.CalicoIpPool;
import io.netwright.model.resource.CalicoIpamConfig;
import io.netwright.model.resource.CalicoPool;
import io.netwright.model.resource.CalicoPool.Encapsulation;
import io.netwright.model.resource.CalicoReservation;
import io.netwright.model.resource.CalicoSelector;
import io.netwright.model.resource.Resource;
import io.netwright.sim.ipam.IpamSettings;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// Which IPAM the lab has, by its CNI plugin and that plugin's configuration.
final class IpamConfig {
    private static final List<String> HOST_LOCAL =
            List.of("routed", "flannel", "canal", "kindnet", "kube-router");
    private static final String HOST = "host:";
    private static final int BLOCK_V4 = 26;
    private static final int BLOCK_V6 = 122;

    private IpamConfig() {}

    /// @param stated the pods' networks that the lab states otherwise
    static IpamSettings read(
            CniSettings cni, List<Cidr> stated, List<Resource> resources, Notes notes) {
        return switch (cni.plugin()) {
            case "calico" -> calico(resources);
            case "cilium" -> CiliumIpam.read(stated, resources, notes);
            default -> {
                boolean known = HOST_LOCAL.contains(cni.plugin());
                yield new IpamSettings.HostLocal(known ? null : cni.plugin());
            }
        };
    }

    private static IpamSettings calico(List<Resource> resources) {
        var pools = new TreeMap<String, CalicoPool>();
        for (var resource : resources) {
            if (resource instanceof CalicoInstallation it) {
                if ("HostLocal".equals(it.ipam())) {
                    return new IpamSettings.HostLocal(null);
                }
                if (it.pools() != null) {
                    it.pools().forEach(pool -> pools.put(pool.name(), pool));
                }
            }
        }
        var reserved = new ArrayList<Cidr>();
        var affinities = new TreeMap<Cidr, String>();
        CalicoIpamConfig config = null;
        for (var resource : resources) {
            switch (resource) {
                case CalicoIpPool it when it.pool() != null -> {
                    var pool = it.pool();
                    pools.values().removeIf(other -> other.network().equals(pool.network()));
                    pools.put(pool.name(), pool);
                }
                case CalicoReservation it -> reserved.addAll(it.networks());
                case CalicoBlockAffinity it when it.network() != null && !it.deleted() ->
                        affinities.put(it.network(), it.node());
                case CalicoBlock it when it.network() != null && it.affinity() != null -> {
                    if (it.affinity().startsWith(HOST)) {
                        affinities.put(it.network(), it.affinity().substring(HOST.length()));
                    }
                }
                case CalicoIpamConfig it -> config = it;
                default -> {}
            }
        }
        var claimed = new ArrayList<IpamSettings.Affinity>();
        affinities.forEach((block, node) -> claimed.add(new IpamSettings.Affinity(block, node)));
        return new IpamSettings.Calico(
                List.copyOf(pools.values()),
                reserved,
                claimed,
                config != null && config.strictAffinity(),
                config == null || config.autoAllocateBlocks(),
                config == null ? 0 : config.maxBlocksPerHost());
    }

    /// What Calico makes where there is no pool at all: one of each family over the pods' networks.
    ///
    /// Sources: projectcalico/calico `node/pkg/lifecycle/startup`; tigera/operator
    /// `pkg/controller/ippool`.
    static IpamSettings completed(
            IpamSettings settings,
            CniSettings cni,
            Networks networks,
            List<Resource> resources,
            Notes notes) {
        if (settings instanceof IpamSettings.HostLocal(var instead) && instead != null) {
            notes.assume(Assumed.IPAM, instead);
        }
        boolean none =
                resources.stream()
                        .anyMatch(
                                it ->
                                        it instanceof CalicoInstallation install
                                                && install.pools() != null);
        if (!(settings instanceof IpamSettings.Calico calico)
                || !calico.pools().isEmpty()
                || none) {
            return settings;
        }
        var pools = new ArrayList<CalicoPool>();
        for (var network : networks.pods()) {
            pools.add(pool(network, cni.mode()));
        }
        var texts = pools.stream().map(it -> it.network().toString()).toList();
        notes.assume(Assumed.CALICO_POOL, String.join(" and ", texts));
        return new IpamSettings.Calico(
                pools,
                calico.reserved(),
                calico.affinities(),
                calico.strict(),
                calico.claims(),
                calico.maxBlocks());
    }

    private static CalicoPool pool(Cidr network, String mode) {
        boolean four = network.family() == IpFamily.V4;
        boolean vxlan = mode.equals("vxlan");
        boolean ipip = four && (mode.isEmpty() || mode.equals("ipip"));
        return new CalicoPool(
                "default-ipv" + (four ? "4" : "6") + "-ippool",
                network,
                Math.max(network.length(), four ? BLOCK_V4 : BLOCK_V6),
                ipip ? Encapsulation.ALWAYS : Encapsulation.NEVER,
                vxlan ? Encapsulation.ALWAYS : Encapsulation.NEVER,
                four,
                false,
                new CalicoSelector.All(),
                List.of("Workload", "Tunnel"),
                true,
                true);
    }
}
