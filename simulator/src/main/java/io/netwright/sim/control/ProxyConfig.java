package io.netwright.sim.control;

import io.netwright.model.manifest.Choices;
import io.netwright.model.manifest.Field;
import io.netwright.model.net.Cidr;
import io.netwright.model.resource.Resource;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Reads kube-proxy's configuration from the ConfigMap `kube-system/kube-proxy`.
///
/// Source: kubernetes `pkg/proxy/apis/config/v1alpha1` (defaults and conversion).
final class ProxyConfig {
    private static final Choices<String> MODES = Choices.words("iptables", "ipvs", "nftables");

    private ProxyConfig() {}

    /// Null where the lab has none that can be read.
    static @Nullable ProxySettings read(List<Resource> resources, Notes notes) {
        var map = CniSigns.configMap(resources, "kube-proxy");
        return map == null ? null : ConfigText.read(map, "config.conf", notes, ProxyConfig::read);
    }

    private static ProxySettings read(Field root) {
        var mode = word(root.get("mode")).isEmpty() ? null : root.get("mode").choice(MODES);
        var used = mode == null ? "iptables" : mode;
        var section = root.get(used.equals("nftables") ? "nftables" : "iptables");
        var local = word(root.get("detectLocalMode"));
        var detail = root.get("detectLocal");
        var localhost = root.get("iptables").get("localhostNodePorts").flag();
        return new ProxySettings(
                used,
                cidrs(root.get("clusterCIDR")),
                local.isEmpty() ? "ClusterCIDR" : local,
                word(
                        detail.get(
                                local.equals("BridgeInterface")
                                        ? "bridgeInterface"
                                        : "interfaceNamePrefix")),
                root.get("nodePortAddresses").texts(),
                section.get("masqueradeAll").isTrue(),
                localhost == null || localhost);
    }

    private static List<Cidr> cidrs(Field field) {
        return ConfigText.cidrs(field.text());
    }

    private static String word(Field field) {
        return field.text("");
    }
}
