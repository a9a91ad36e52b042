package io.netwright.sim.control;

import io.netwright.model.net.Cidr;
import io.netwright.model.net.IpFamily;
import io.netwright.model.resource.CalicoInstallation;
import io.netwright.model.resource.CalicoIpPool;
import io.netwright.model.resource.CalicoPool;
import io.netwright.model.resource.CalicoPool.Encapsulation;
import io.netwright.model.resource.CalicoSelector;
import io.netwright.model.resource.Labels;
import io.netwright.model.resource.ObjectMeta;
import io.netwright.model.resource.Resource;
import io.netwright.model.resource.ResourceKey;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The pools that `calico-node` makes when it starts and there are none: its environment says
/// which.
///
/// Source: projectcalico/calico `node/pkg/lifecycle/startup/startup.go`, `configureIPPools`.
final class CalicoEnvironment {
    private static final String API = "crd.projectcalico.org/v1";
    private static final List<String> MODELLED =
            List.of(
                    "CALICO_IPV4POOL_CIDR",
                    "CALICO_IPV6POOL_CIDR",
                    "CALICO_IPV4POOL_IPIP",
                    "CALICO_IPV4POOL_VXLAN",
                    "CALICO_IPV6POOL_VXLAN",
                    "CALICO_IPV4POOL_BLOCK_SIZE",
                    "CALICO_IPV6POOL_BLOCK_SIZE",
                    "CALICO_IPV4POOL_NAT_OUTGOING",
                    "CALICO_IPV6POOL_NAT_OUTGOING",
                    "CALICO_IPV4POOL_NODE_SELECTOR",
                    "CALICO_IPV6POOL_NODE_SELECTOR",
                    "CALICO_NETWORKING_BACKEND",
                    "CALICO_DISABLE_FILE_LOGGING",
                    "NO_DEFAULT_POOLS");

    private CalicoEnvironment() {}

    /// The pools; none where the lab has some, has the operator, or lacks the DaemonSet.
    ///
    /// @param podCidrs kubeadm's, which go before Calico's own default
    static List<Resource> pools(List<Resource> resources, List<Cidr> podCidrs, Notes notes) {
        var agent = AgentSettings.of(resources, "calico-node");
        boolean known =
                resources.stream()
                        .anyMatch(
                                it ->
                                        it instanceof CalicoIpPool
                                                || it instanceof CalicoInstallation);
        if (!agent.isThere() || known) {
            return List.of();
        }
        agent.tellUnmodelled(notes, MODELLED, "CALICO_", "FELIX_", "IP", "CLUSTER_TYPE", "USE_POD");
        if (agent.text("NO_DEFAULT_POOLS", "").equalsIgnoreCase("true")) {
            return List.of();
        }
        var pools = new ArrayList<Resource>();
        for (var family : IpFamily.values()) {
            var network = network(agent, family, podCidrs);
            if (network != null) {
                pools.add(pool(agent, family, network));
            }
        }
        return pools;
    }

    private static @Nullable Cidr network(
            AgentSettings agent, IpFamily family, List<Cidr> podCidrs) {
        var given =
                agent.text(
                        family == IpFamily.V4 ? "CALICO_IPV4POOL_CIDR" : "CALICO_IPV6POOL_CIDR",
                        "");
        if (!given.isEmpty()) {
            return Cidr.read(given).orElse(null);
        }
        for (var cidr : podCidrs) {
            if (cidr.family() == family) {
                return cidr;
            }
        }
        return family == IpFamily.V4 && podCidrs.isEmpty() ? Cidr.parse("192.168.0.0/16") : null;
    }

    private static CalicoIpPool pool(AgentSettings agent, IpFamily family, Cidr network) {
        boolean four = family == IpFamily.V4;
        var prefix = "CALICO_IPV%sPOOL_".formatted(four ? "4" : "6");
        var name = "default-ipv%s-ippool".formatted(four ? "4" : "6");
        var size = agent.text(prefix + "BLOCK_SIZE", "");
        var key = new ResourceKey(ResourceKey.groupOf(API), "IPPool", null, name);
        return new CalicoIpPool(
                key,
                ObjectMeta.of(null, name, Labels.NONE),
                API,
                new CalicoPool(
                        name,
                        network,
                        size.matches("[0-9]{1,3}") ? Integer.parseInt(size) : four ? 26 : 122,
                        four ? mode(agent.text(prefix + "IPIP", "")) : Encapsulation.NEVER,
                        mode(agent.text(prefix + "VXLAN", "")),
                        agent.text(prefix + "NAT_OUTGOING", four ? "true" : "false")
                                .equalsIgnoreCase("true"),
                        false,
                        selector(agent.text(prefix + "NODE_SELECTOR", "all()")),
                        List.of("Workload", "Tunnel"),
                        true,
                        !agent.text(prefix + "DISABLE_BGP_EXPORT", "").equalsIgnoreCase("true")));
    }

    /// One that does not parse stops calico-node; here every node takes addresses then.
    private static CalicoSelector selector(String text) {
        return CalicoSelector.read(text) instanceof CalicoSelector.Reading.Read(var selector)
                ? selector
                : CalicoSelector.parse("all()");
    }

    private static Encapsulation mode(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "always" -> Encapsulation.ALWAYS;
            case "crosssubnet", "cross-subnet" -> Encapsulation.CROSS_SUBNET;
            default -> Encapsulation.NEVER;
        };
    }
}
