package io.netwright.sim.compile;

import io.netwright.sim.cni.CniPlugin;
import io.netwright.sim.cni.canal.CanalPlugin;
import io.netwright.sim.cni.flannel.FlannelPlugin;
import io.netwright.sim.cni.routed.RoutedPlugin;
import io.netwright.sim.proxy.TableProgrammer;
import io.netwright.sim.proxy.iptables.IptablesProxy;
import io.netwright.sim.proxy.ipvs.IpvsProxy;
import io.netwright.sim.proxy.nftables.NftablesProxy;

import java.util.List;
import java.util.Optional;

/// The CNI plugins and the modes of kube-proxy that are modelled.
public final class Catalog {
    private static final List<CniPlugin> PLUGINS =
            List.of(new RoutedPlugin(), new FlannelPlugin(), new CanalPlugin());

    private static final List<TableProgrammer> PROXIES =
            List.of(new IptablesProxy(), new NftablesProxy(), new IpvsProxy());

    private Catalog() {}

    public static List<CniPlugin> plugins() {
        return PLUGINS;
    }

    public static Optional<CniPlugin> plugin(String name) {
        return PLUGINS.stream().filter(it -> it.name().equals(name)).findFirst();
    }

    public static List<TableProgrammer> proxies() {
        return PROXIES;
    }

    public static Optional<TableProgrammer> proxy(String mode) {
        return PROXIES.stream().filter(it -> it.mode().equals(mode)).findFirst();
    }
}
