package io.netwright.sim.control;

import io.netwright.model.lab.LabSpec;
import io.netwright.model.net.Cidr;
import io.netwright.model.resource.Resource;
import io.netwright.sim.ipam.IpamSettings;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// The settings in force: what a Lab document says, else what the configuration of kube-proxy and
/// of the CNI plugin says, else what kubeadm and the plugin's own manifest would have.
///
/// @param podCidrs the pods' networks where anything states them
/// @param proxy null where nothing states it
/// @param proxyMode what a Lab document says
record Settings(
        List<Cidr> podCidrs,
        CniSettings cni,
        IpamSettings ipam,
        @Nullable ProxySettings proxy,
        @Nullable String proxyMode) {
    private static final String ROUTED = "routed";

    static Settings read(LabSpec spec, List<Resource> resources, Notes notes) {
        var proxy = ProxyConfig.read(resources, notes);
        var flannel = FlannelConfig.read(resources, notes);
        var cni = cni(spec, resources, flannel, notes);
        var stated = podCidrs(spec, proxy);
        var ipam = IpamConfig.read(cni, stated, resources, notes);
        if (!cni.plugin().equals(ROUTED) || spec.cni() != null) {
            DumpCheck.run(resources, stated, ipam, notes);
        } else {
            DumpCheck.run(resources, stated, new IpamSettings.HostLocal("unknown"), notes);
        }
        if (stated.isEmpty()) {
            stated = ipam.networks();
        }
        if (stated.isEmpty() && flannel != null) {
            stated = flannel.networks();
        }
        return new Settings(stated, cni, ipam, proxy, spec.proxyMode());
    }

    private static List<Cidr> podCidrs(LabSpec spec, @Nullable ProxySettings proxy) {
        if (!spec.podCidrs().isEmpty()) {
            return spec.podCidrs();
        }
        return proxy == null ? List.of() : proxy.clusterCidrs();
    }

    private static CniSettings cni(
            LabSpec spec, List<Resource> resources, @Nullable FlannelConfig found, Notes notes) {
        var stated = spec.cni();
        var plugin = stated == null ? CniSigns.plugin(resources) : stated.plugin();
        var mode = stated == null ? null : stated.mode();
        if (plugin == null) {
            notes.assume(Assumed.CNI);
            return new CniSettings(ROUTED, "", 0, 0, false);
        }
        if (!plugin.equals("flannel") && !plugin.equals("canal")) {
            return PluginSettings.of(plugin, mode, resources, notes);
        }
        var flannel = found == null ? FlannelConfig.USUAL : found;
        if (found == null && mode == null) {
            notes.assume(Assumed.FLANNEL, flannel.type());
        }
        return new CniSettings(
                plugin,
                mode == null ? flannel.type() : mode,
                flannel.vni(),
                flannel.port(),
                flannel.directRouting(),
                flannel.mtu(),
                PluginSettings.canalMtu(plugin, resources),
                PluginSettings.flannelMasquerades(plugin, resources));
    }

    /// @param networks the pods' networks, which kubeadm writes into kube-proxy's configuration
    ProxySettings proxy(List<Cidr> networks, Notes notes) {
        var settings = proxy;
        if (settings == null) {
            settings =
                    new ProxySettings(
                            "iptables",
                            networks,
                            "ClusterCIDR",
                            "",
                            List.of(),
                            false,
                            false,
                            true,
                            ProxySettings.ROUND_ROBIN,
                            false);
            var text = networks.stream().map(Cidr::toString).toList();
            notes.assume(
                    Assumed.PROXY,
                    proxyMode == null ? settings.mode() : proxyMode,
                    String.join(",", text));
        }
        return proxyMode == null ? settings : settings.withMode(proxyMode);
    }
}
