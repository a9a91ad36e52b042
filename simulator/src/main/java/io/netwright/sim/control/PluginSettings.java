package io.netwright.sim.control;

import io.netwright.model.net.Cidr;
import io.netwright.model.resource.CalicoInstallation;
import io.netwright.model.resource.CalicoIpPool;
import io.netwright.model.resource.CalicoPool;
import io.netwright.model.resource.CalicoPool.Encapsulation;
import io.netwright.model.resource.Resource;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// The settings of each CNI plugin, from the configuration of its own.
///
/// Sources: the manifests and charts of the plugins; weave `weave/prog/weave-kube/launch.sh`.
final class PluginSettings {
    private static final String WEAVE_RANGE = "10.32.0.0/12";

    private PluginSettings() {}

    /// Those of a plugin that is not flannel's kin.
    ///
    /// @param mode what a Lab document says, null where it does not
    static CniSettings of(
            String plugin, @Nullable String mode, List<Resource> resources, Notes notes) {
        return switch (plugin) {
            case "cilium" -> {
                var found = CiliumConfig.read(resources, notes);
                var config = found == null ? CiliumConfig.USUAL : found;
                yield new CniSettings(
                        plugin,
                        mode != null ? mode : found == null ? "" : config.mode(),
                        0,
                        config.port(),
                        false,
                        config.mtu(),
                        0,
                        config.masquerade());
            }
            case "calico" ->
                    new CniSettings(plugin, mode != null ? mode : calico(resources), 0, 0, false);
            case "weave" -> {
                var agent = AgentSettings.of(resources, "weave-net");
                agent.tellUnmodelled(
                        notes,
                        List.of("IPALLOC_RANGE"),
                        "WEAVE_",
                        "IPALLOC_",
                        "EXPECT_NPC",
                        "CONN_LIMIT",
                        "NO_MASQ_LOCAL",
                        "HAIRPIN_MODE",
                        "KUBE_PEERS",
                        "EXTRA_ARGS");
                yield new CniSettings(plugin, mode == null ? "" : mode, 0, 0, false);
            }
            default -> new CniSettings(plugin, mode == null ? "" : mode, 0, 0, false);
        };
    }

    private static String calico(List<Resource> resources) {
        for (var resource : resources) {
            CalicoPool pool = null;
            if (resource instanceof CalicoIpPool it) {
                pool = it.pool();
            } else if (resource instanceof CalicoInstallation it && it.pools() != null) {
                pool = it.pools().isEmpty() ? null : it.pools().getFirst();
            }
            if (pool != null) {
                return pool.vxlan() != Encapsulation.NEVER
                        ? "vxlan"
                        : pool.ipip() != Encapsulation.NEVER ? "ipip" : "none";
            }
        }
        return "";
    }

    /// Weave's network, whatever else the cluster is told; none without Weave.
    static List<Cidr> weave(List<Resource> resources) {
        var agent = AgentSettings.of(resources, "weave-net");
        return agent.isThere()
                ? ConfigText.cidrs(agent.text("IPALLOC_RANGE", WEAVE_RANGE))
                : List.of();
    }

    /// Does flanneld masquerade what leaves the cluster? Flannel's own manifest asks for it, and
    /// Canal's has a key.
    static boolean flannelMasquerades(String plugin, List<Resource> resources) {
        var agent = AgentSettings.of(resources, plugin.equals("canal") ? "canal" : "kube-flannel");
        var canal = CniSigns.configMap(resources, "canal-config");
        if (plugin.equals("canal") && canal != null) {
            return !"false".equals(canal.data().get("masquerade"));
        }
        if (!agent.isThere() || agent.arguments().isEmpty()) {
            return true;
        }
        return agent.text("FLANNELD_IP_MASQ", "").equals("true")
                || agent.arguments().stream().anyMatch(it -> it.matches("--?ip-masq(=true)?"));
    }

    /// Canal's `veth_mtu`, 0 where it is found out.
    static int canalMtu(String plugin, List<Resource> resources) {
        var canal = CniSigns.configMap(resources, "canal-config");
        var text = canal == null ? "0" : canal.data().getOrDefault("veth_mtu", "0");
        return plugin.equals("canal") && text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
    }
}
