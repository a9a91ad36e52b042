package io.netwright.sim.control;

import io.netwright.model.lab.LabSpec;
import io.netwright.model.net.Cidr;
import io.netwright.model.resource.Resource;

import java.util.List;

/// The settings in force: what a Lab document says, else what the configuration of kube-proxy and
/// of the CNI plugin says, else what kubeadm and the plugin's own manifest would have.
///
/// @param podCidrs the pods' networks where anything states them
record Settings(List<Cidr> podCidrs, CniSettings cni, String mode) {
    private static final int VXLAN_PORT = 8472;

    static Settings read(LabSpec spec, List<Resource> resources, Notes notes) {
        return new Settings(
                spec.podCidrs(),
                cni(spec, resources, notes),
                spec.proxyMode() == null ? "iptables" : spec.proxyMode());
    }

    private static CniSettings cni(LabSpec spec, List<Resource> resources, Notes notes) {
        var seen = CniSigns.plugin(resources);
        var plugin = spec.cni() != null ? spec.cni().plugin() : seen;
        if (plugin == null) {
            notes.assume(Assumed.CNI);
            return new CniSettings("routed", "", 0, 0, false);
        }
        boolean flannel = plugin.equals("flannel") || plugin.equals("canal");
        var mode = spec.cni() != null ? spec.cni().mode() : null;
        if (!flannel) {
            return new CniSettings(plugin, mode == null ? "" : mode, 0, 0, false);
        }
        return new CniSettings(plugin, mode == null ? "vxlan" : mode, 1, VXLAN_PORT, false);
    }

    ProxySettings proxy(List<Cidr> networks, Notes notes) {
        return new ProxySettings(mode, networks, "ClusterCIDR", "", List.of(), false, true);
    }
}
