package io.netwright.sim.control;

import io.netwright.model.diag.Message;
import io.netwright.model.net.Cidr;
import io.netwright.model.resource.ConfigMap;
import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.Resource;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Cilium's settings, from the ConfigMap `cilium-config`, its own or the one that the chart makes.
/// Those about addresses of pods are [CiliumIpam]'s.
///
/// Source: cilium `pkg/option/config.go`, `pkg/datapath/tunnel`.
///
/// @param mode `vxlan`, `geneve` or `native`
/// @param port of the tunnel
record CiliumConfig(String mode, int port, int mtu, boolean masquerade) {
    static final CiliumConfig USUAL = new CiliumConfig("vxlan", 8472, 0, true);

    private static final int GENEVE = 6081;
    private static final int VXLAN = 8472;
    private static final List<String> FLAGS =
            List.of(
                    "enable-ipv4",
                    "enable-ipv6",
                    "enable-ipv4-masquerade",
                    "enable-ipv6-masquerade",
                    "enable-bpf-masquerade",
                    "auto-direct-node-routes",
                    "enable-endpoint-routes",
                    "bpf-lb-sock",
                    "enable-host-legacy-routing");
    private static final List<String> READ =
            List.of(
                    "routing-mode",
                    "tunnel-protocol",
                    "tunnel",
                    "tunnel-port",
                    "mtu",
                    "kube-proxy-replacement",
                    "enable-ipv4-masquerade",
                    "enable-lb-ipam",
                    "default-lb-service-ipam");

    /// How keys begin that have no part in packets.
    private static final List<String> ASIDE =
            List.of(
                    "debug",
                    "hubble",
                    "prometheus",
                    "operator-",
                    "metrics",
                    "monitor",
                    "identity",
                    "cilium-endpoint-gc",
                    "nodes-gc",
                    "enable-hubble",
                    "enable-metrics",
                    "pprof",
                    "log-",
                    "agent-",
                    "cluster-name",
                    "cluster-id",
                    "cni-log",
                    "cni-exclusive",
                    "write-cni",
                    "read-cni",
                    "custom-cni",
                    "sidecar",
                    "k8s-client",
                    "k8s-require",
                    "synchronize",
                    "unmanaged-pod",
                    "proxy-",
                    "clean-cilium",
                    "bpf-events",
                    "bpf-map-dynamic",
                    "preallocate",
                    "mesh-auth",
                    "nat-map-stats",
                    "set-cilium",
                    "remove-cilium",
                    "ces-",
                    "enable-well-known",
                    "envoy-",
                    "external-envoy",
                    "tofqdns",
                    "dnsproxy",
                    "procfs",
                    "bpf-root",
                    "cgroup",
                    "controller-group",
                    "skip-crd",
                    "disable-endpoint-crd",
                    "disable-envoy",
                    "disable-cnp",
                    "arping",
                    "api-",
                    "annotate",
                    "conntrack-gc",
                    "policy-secrets",
                    "enable-k8s-terminating",
                    "enable-bpf-clock",
                    "vtep-mask");

    /// Null where the lab has none.
    static @Nullable CiliumConfig read(List<Resource> resources, Notes notes) {
        var map = CniSigns.configMap(resources, "cilium-config");
        return map == null ? null : read(map, notes);
    }

    static boolean replacesProxy(CniSettings cni, List<Resource> resources) {
        var map = CniSigns.configMap(resources, "cilium-config");
        return cni.plugin().equals("cilium") && map != null && replacesProxy(map);
    }

    private static boolean replacesProxy(ConfigMap map) {
        var word = map.data().getOrDefault("kube-proxy-replacement", "");
        return List.of("true", "strict").contains(word);
    }

    private static CiliumConfig read(ConfigMap map, Notes notes) {
        var keys = map.data();
        for (var flag : FLAGS) {
            choice(map, flag, List.of("true", "false"), notes);
        }
        choice(map, "routing-mode", List.of("tunnel", "native"), notes);
        choice(map, "tunnel-protocol", List.of("vxlan", "geneve"), notes);
        for (var list : List.of("ipv4-native-routing-cidr", "ipv6-native-routing-cidr")) {
            for (var text : keys.getOrDefault(list, "").split("[ ,]+", -1)) {
                if (!text.isBlank() && Cidr.read(text).isEmpty()) {
                    refuse(map, list, text, "a network", notes);
                }
            }
        }
        int port = number(map, "tunnel-port", notes);
        int mtu = number(map, "mtu", notes);
        var old = keys.getOrDefault("tunnel", "");
        var protocol = keys.getOrDefault("tunnel-protocol", old.equals("geneve") ? old : "vxlan");
        var routing =
                keys.getOrDefault("routing-mode", old.equals("disabled") ? "native" : "tunnel");
        tellUnmodelled(map, notes);
        return new CiliumConfig(
                routing.equals("native") ? "native" : protocol,
                port != 0 ? port : protocol.equals("geneve") ? GENEVE : VXLAN,
                mtu,
                !"false".equals(keys.get("enable-ipv4-masquerade")));
    }

    private static void tellUnmodelled(ConfigMap map, Notes notes) {
        var steering = new ArrayList<String>();
        int others = 0;
        var ipam = CiliumIpam.keys(map.data());
        for (var key : map.data().keySet()) {
            if (!READ.contains(key) && !ipam.contains(key)) {
                boolean aside = ASIDE.stream().anyMatch(key::startsWith);
                if (aside) {
                    others++;
                } else {
                    steering.add(key);
                }
            }
        }
        new Unheeded(steering, others).tell(map.key(), FieldPath.of("data"), notes);
    }

    private static void choice(ConfigMap map, String key, List<String> words, Notes notes) {
        var value = map.data().get(key);
        if (value != null && !words.contains(value.toLowerCase(Locale.ROOT))) {
            refuse(map, key, value, "one of " + String.join(", ", words), notes);
        }
    }

    private static int number(ConfigMap map, String key, Notes notes) {
        var value = map.data().getOrDefault(key, "0");
        if (!value.matches("[0-9]{1,5}") || Integer.parseInt(value) > 65535) {
            refuse(map, key, value, "a number from 0 to 65535", notes);
            return 0;
        }
        return Integer.parseInt(value);
    }

    private static void refuse(
            ConfigMap map, String key, String value, String wanted, Notes notes) {
        Message message = Misfit.CONFIG.message(key, "\"%s\" is not %s".formatted(value, wanted));
        notes.error(map.key(), FieldPath.of("data", key), message, null);
    }
}
