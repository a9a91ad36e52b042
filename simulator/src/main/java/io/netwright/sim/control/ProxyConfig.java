package io.netwright.sim.control;

import io.netwright.model.diag.Severity;
import io.netwright.model.manifest.Choices;
import io.netwright.model.manifest.Field;
import io.netwright.model.net.Cidr;
import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.Resource;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Reads kube-proxy's configuration from the ConfigMap `kube-system/kube-proxy`.
///
/// Source: kubernetes `pkg/proxy/apis/config/v1alpha1` (defaults and conversion).
final class ProxyConfig {
    private static final Choices<String> MODES = Choices.words("iptables", "ipvs", "nftables");

    private static final Choices<String> LOCAL_MODES =
            Choices.words("ClusterCIDR", "NodeCIDR", "BridgeInterface", "InterfaceNamePrefix");

    private static final String NAMES =
            "apiVersion kind featureGates clientConnection logging hostnameOverride bindAddress"
                    + " healthzBindAddress metricsBindAddress bindAddressHardFail enableProfiling"
                    + " showHiddenMetricsForVersion mode iptables ipvs winkernel nftables"
                    + " detectLocalMode detectLocal clusterCIDR nodePortAddresses oomScoreAdj"
                    + " conntrack configSyncPeriod portRange windowsRunAsService udpIdleTimeout";
    private static final String IPTABLES =
            "masqueradeBit masqueradeAll localhostNodePorts syncPeriod minSyncPeriod";
    private static final String NFTABLES = "masqueradeBit masqueradeAll syncPeriod minSyncPeriod";
    private static final String IPVS =
            "syncPeriod minSyncPeriod scheduler excludeCIDRs strictARP tcpTimeout tcpFinTimeout"
                    + " udpTimeout";
    private static final String CONNTRACK =
            "maxPerCore min tcpEstablishedTimeout tcpCloseWaitTimeout tcpBeLiberal udpTimeout"
                    + " udpStreamTimeout";
    private static final String DETECT_LOCAL = "bridgeInterface interfaceNamePrefix";

    private static final String FILE = "config.conf";

    /// What [#read(Field)] takes, and the values that the rules are written with.
    private static final List<String> HEEDED =
            List.of(
                    "apiVersion",
                    "kind",
                    "mode",
                    "clusterCIDR",
                    "nodePortAddresses",
                    "detectLocalMode",
                    "detectLocal",
                    "iptables.masqueradeAll",
                    "iptables.localhostNodePorts",
                    "iptables.masqueradeBit=14",
                    "ipvs.scheduler",
                    "ipvs.strictARP",
                    "nftables.masqueradeAll",
                    "nftables.masqueradeBit=14");

    /// Logs, metrics, its own connection, and when it writes rules, which here is at once.
    private static final List<String> ASIDE =
            List.of(
                    "bindAddress",
                    "clientConnection",
                    "configSyncPeriod",
                    "enableProfiling",
                    "healthzBindAddress",
                    "hostnameOverride",
                    "iptables.minSyncPeriod",
                    "iptables.syncPeriod",
                    "ipvs.minSyncPeriod",
                    "ipvs.syncPeriod",
                    "logging",
                    "metricsBindAddress",
                    "nftables.minSyncPeriod",
                    "nftables.syncPeriod",
                    "oomScoreAdj",
                    "showHiddenMetricsForVersion",
                    "windowsRunAsService",
                    "winkernel");

    private ProxyConfig() {}

    /// Null where the lab has none that can be read.
    static @Nullable ProxySettings read(List<Resource> resources, Notes notes) {
        var map = CniSigns.configMap(resources, "kube-proxy");
        var read =
                map == null
                        ? null
                        : ConfigText.read(
                                map,
                                FILE,
                                notes,
                                root -> new Read(read(root), Unheeded.of(root, HEEDED, ASIDE)));
        if (map == null || read == null) {
            return null;
        }
        var known = read.rest.steering().stream().filter(ProxyConfig::isKnown).toList();
        new Unheeded(known, read.rest.aside()).tell(map.key(), FieldPath.of("data", FILE), notes);
        return read.settings;
    }

    private record Read(ProxySettings settings, Unheeded rest) {}

    private static ProxySettings read(Field root) {
        checkNames(root);
        var mode = word(root.get("mode")).isEmpty() ? null : root.get("mode").choice(MODES);
        var used = mode == null ? "iptables" : mode;
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
                root.get("iptables").get("masqueradeAll").isTrue(),
                root.get("nftables").get("masqueradeAll").isTrue(),
                localhost == null || localhost,
                scheduler(root.get("ipvs").get("scheduler")),
                root.get("ipvs").get("strictARP").isTrue());
    }

    private static String scheduler(Field field) {
        var text = word(field);
        return text.isEmpty() ? ProxySettings.ROUND_ROBIN : text;
    }

    /// Misspelt fields have been told of.
    private static boolean isKnown(String path) {
        int dot = path.indexOf('.');
        var names =
                switch (dot < 0 ? "" : path.substring(0, dot)) {
                    case "iptables" -> IPTABLES;
                    case "nftables" -> NFTABLES;
                    case "ipvs" -> IPVS;
                    case "conntrack" -> CONNTRACK;
                    case "" -> NAMES;
                    default -> path.substring(dot + 1);
                };
        return List.of(names.split(" ", -1)).contains(path.substring(dot + 1));
    }

    /// kube-proxy itself falls back to reading without them, and warns.
    private static void checkNames(Field root) {
        names(root, NAMES);
        names(root.get("iptables"), IPTABLES);
        names(root.get("nftables"), NFTABLES);
        names(root.get("ipvs"), IPVS);
        names(root.get("conntrack"), CONNTRACK);
        names(root.get("detectLocal"), DETECT_LOCAL);
        if (!word(root.get("detectLocalMode")).isEmpty()) {
            root.get("detectLocalMode").choice(LOCAL_MODES);
        }
    }

    private static void names(Field field, String known) {
        var what = field.name().isEmpty() ? "KubeProxyConfiguration" : field.name();
        field.refuseUnknown(Severity.WARNING, what, List.of(known.split(" ", -1)));
    }

    private static List<Cidr> cidrs(Field field) {
        return ConfigText.cidrs(field.text());
    }

    private static String word(Field field) {
        return field.text("");
    }
}
