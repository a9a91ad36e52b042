package io.netwright.sim.control;

import io.netwright.model.manifest.Field;
import io.netwright.model.net.Cidr;
import io.netwright.model.resource.Resource;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Flannel's `net-conf.json`, from the ConfigMap of flannel or of Canal.
///
/// Sources: flannel `pkg/subnet/config.go`, `pkg/backend/vxlan/vxlan.go`.
record FlannelConfig(List<Cidr> networks, String type, int vni, int port, boolean directRouting) {
    private static final int DEFAULT_PORT = 8472;

    /// As flannel's own manifest has it.
    static final FlannelConfig USUAL =
            new FlannelConfig(List.of(), "vxlan", 1, DEFAULT_PORT, false);

    FlannelConfig {
        networks = List.copyOf(networks);
    }

    /// Null where the lab has none that can be read.
    static @Nullable FlannelConfig read(List<Resource> resources, Notes notes) {
        for (var name : List.of("canal-config", "kube-flannel-cfg")) {
            var map = CniSigns.configMap(resources, name);
            if (map != null) {
                var read = ConfigText.read(map, "net-conf.json", notes, FlannelConfig::read);
                if (read != null) {
                    return read;
                }
            }
        }
        return null;
    }

    private static FlannelConfig read(Field root) {
        var networks = new ArrayList<Cidr>();
        var v4 = root.get("EnableIPv4").flag();
        if (v4 == null || v4) {
            networks.addAll(ConfigText.cidrs(root.get("Network").text()));
        }
        if (root.get("EnableIPv6").isTrue()) {
            networks.addAll(ConfigText.cidrs(root.get("IPv6Network").text()));
        }
        var backend = root.get("Backend");
        var vni = backend.get("VNI").integer(0, (1 << 24) - 1);
        var port = backend.get("Port").integer(0, 65535);
        return new FlannelConfig(
                networks,
                backend.get("Type").text("udp").toLowerCase(Locale.ROOT),
                vni == null ? USUAL.vni : vni,
                port == null || port == 0 ? DEFAULT_PORT : port,
                backend.get("DirectRouting").isTrue());
    }
}
