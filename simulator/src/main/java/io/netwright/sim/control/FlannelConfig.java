package io.netwright.sim.control;

import io.netwright.model.diag.Fault;
import io.netwright.model.diag.Severity;
import io.netwright.model.manifest.Choices;
import io.netwright.model.manifest.Field;
import io.netwright.model.net.Cidr;
import io.netwright.model.resource.ConfigMap;
import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.Resource;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Flannel's `net-conf.json`, from the ConfigMap of flannel or of Canal.
///
/// Sources: flannel `pkg/subnet/config.go`, `pkg/backend/vxlan/vxlan.go`.
///
/// @param mtu of the wire under the overlay, 0 for the card's own
/// @param rest what is set and nothing acts on
record FlannelConfig(
        List<Cidr> networks,
        String type,
        int vni,
        int port,
        boolean directRouting,
        int mtu,
        List<String> rest) {
    private static final int DEFAULT_PORT = 8472;
    private static final Choices<String> TYPES =
            Choices.words(
                    "vxlan",
                    "host-gw",
                    "wireguard",
                    "udp",
                    "ipip",
                    "ipsec",
                    "alloc",
                    "extension",
                    "tencent-vpc");
    private static final List<String> NAMES =
            List.of(
                    "EnableIPv4",
                    "EnableIPv6",
                    "EnableNFTables",
                    "Network",
                    "IPv6Network",
                    "SubnetMin",
                    "SubnetMax",
                    "IPv6SubnetMin",
                    "IPv6SubnetMax",
                    "SubnetLen",
                    "IPv6SubnetLen",
                    "Backend");

    /// As flannel's own manifest has it.
    static final FlannelConfig USUAL =
            new FlannelConfig(List.of(), "vxlan", 1, DEFAULT_PORT, false, 0, List.of());

    FlannelConfig {
        networks = List.copyOf(networks);
        rest = List.copyOf(rest);
    }

    /// Null where the lab has none that can be read.
    static @Nullable FlannelConfig read(List<Resource> resources, Notes notes) {
        for (var name : List.of("canal-config", "kube-flannel-cfg")) {
            var map = CniSigns.configMap(resources, name);
            if (map != null) {
                var read = ConfigText.read(map, "net-conf.json", notes, FlannelConfig::read);
                if (read != null) {
                    var rest = new ArrayList<>(read.rest);
                    var delegate =
                            ConfigText.read(map, "cni-conf.json", notes, FlannelConfig::delegate);
                    rest.addAll(delegate == null ? List.of() : delegate);
                    rest.addAll(ofCanal(map));
                    if (!rest.isEmpty()) {
                        notes.info(
                                map.key(),
                                FieldPath.of("data", "net-conf.json"),
                                Misfit.CONFIG_NOT_MODELLED.message(
                                        map.key(), String.join(", ", rest)));
                    }
                    return read;
                }
            }
        }
        return null;
    }

    /// Canal's own keys beside its `masquerade` and `veth_mtu`, where they say anything.
    private static List<String> ofCanal(ConfigMap map) {
        var rest = new ArrayList<String>();
        for (var key : List.of("canal_iface", "typha_service_name")) {
            if (!List.of("", "none").contains(map.data().getOrDefault(key, "").strip())) {
                rest.add(key);
            }
        }
        return rest;
    }

    /// What the bridge plugin is told beyond what flannel's own manifest has.
    private static List<String> delegate(Field root) {
        var rest = new ArrayList<String>();
        for (var plugin : root.get("plugins").items()) {
            if (!plugin.get("type").text("").equals("flannel")) {
                continue;
            }
            for (var entry : plugin.get("delegate").entries()) {
                boolean usual =
                        List.of("hairpinMode", "isDefaultGateway").contains(entry.name())
                                && entry.isTrue();
                if (!usual) {
                    rest.add("delegate." + entry.name());
                }
            }
        }
        return rest;
    }

    private static FlannelConfig read(Field root) {
        root.refuseUnknown(Severity.WARNING, "net-conf.json", NAMES);
        var networks = new ArrayList<Cidr>();
        var v4 = root.get("EnableIPv4").flag();
        if (v4 == null || v4) {
            networks.addAll(network(root.get("Network")));
        }
        if (root.get("EnableIPv6").isTrue()) {
            networks.addAll(network(root.get("IPv6Network")));
        }
        var backend = root.get("Backend");
        var word = backend.get("Type");
        var lower = word.text("udp").toLowerCase(Locale.ROOT);
        if (!TYPES.words().contains(lower)) {
            word.choice(TYPES); // says which there are
        }
        var vni = backend.get("VNI").integer(0, (1 << 24) - 1);
        var port = backend.get("Port").integer(0, 65535);
        var mtu = backend.get("MTU").integer(0, 65535);
        return new FlannelConfig(
                networks,
                lower,
                vni == null ? USUAL.vni : vni,
                port == null || port == 0 ? DEFAULT_PORT : port,
                backend.get("DirectRouting").isTrue(),
                mtu == null ? 0 : mtu,
                rest(root, backend, lower));
    }

    private static List<Cidr> network(Field field) {
        var text = field.text();
        var cidrs = ConfigText.cidrs(text);
        if (text != null && !text.isEmpty() && cidrs.isEmpty()) {
            field.error(Fault.BAD_CIDR, null, text);
        }
        return cidrs;
    }

    /// The node's podCIDR decides over the fields about subnets.
    private static List<String> rest(Field root, Field backend, String type) {
        var rest = new ArrayList<String>();
        for (var name : NAMES) {
            if (name.contains("Subnet") && root.get(name).isSet()) {
                rest.add(name);
            }
        }
        if (root.get("EnableNFTables").isTrue()) {
            rest.add("EnableNFTables");
        }
        for (var entry : backend.entries()) {
            boolean modelled =
                    switch (entry.name()) {
                        case "Type" -> true;
                        case "VNI", "Port", "DirectRouting", "MTU" -> type.equals("vxlan");
                        default -> false;
                    };
            if (!modelled) {
                rest.add("Backend." + entry.name());
            }
        }
        return rest;
    }
}
