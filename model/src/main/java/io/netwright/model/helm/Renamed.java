package io.netwright.model.helm;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Values of charts that other versions had, or that people take for values.
///
/// @param instead what does it now
record Renamed(Chart chart, String path, String instead) {
    private static final List<Renamed> ALL =
            List.of(
                    new Renamed(Chart.CILIUM, "tunnel", "routingMode and tunnelProtocol"),
                    new Renamed(Chart.CILIUM, "hostServices", "socketLB"),
                    new Renamed(Chart.CILIUM, "nativeRoutingCIDR", "ipv4NativeRoutingCIDR"),
                    new Renamed(Chart.CILIUM, "masquerade", "enableIPv4Masquerade"),
                    new Renamed(
                            Chart.CILIUM,
                            "bpf.hostRouting",
                            "bpf.hostLegacyRouting, which means the opposite"),
                    new Renamed(
                            Chart.CILIUM,
                            "ipam.operator.clusterPoolIPv4PodCIDR",
                            "ipam.operator.clusterPoolIPv4PodCIDRList"),
                    new Renamed(
                            Chart.CILIUM,
                            "ipam.operator.clusterPoolIPv6PodCIDR",
                            "ipam.operator.clusterPoolIPv6PodCIDRList"),
                    new Renamed(Chart.CILIUM, "bgp", "bgpControlPlane"),
                    new Renamed(Chart.CILIUM, "containerRuntime", "nothing: it is found out"),
                    new Renamed(Chart.CILIUM, "remoteNodeIdentity", "nothing: it is always so"),
                    new Renamed(Chart.CILIUM, "externalIPs", "kubeProxyReplacement"),
                    new Renamed(Chart.CILIUM, "hostPort", "kubeProxyReplacement"),
                    new Renamed(
                            Chart.INGRESS_NGINX,
                            "controller.podDisruptionBudget",
                            "controller.minAvailable"),
                    new Renamed(Chart.INGRESS_NGINX, "controller.stats", "controller.metrics"));

    static @Nullable Renamed find(Chart chart, String path) {
        for (var renamed : ALL) {
            if (renamed.chart == chart && renamed.path.equals(path)) {
                return renamed;
            }
        }
        return null;
    }

    static List<Renamed> of(Chart chart) {
        return ALL.stream().filter(it -> it.chart == chart).toList();
    }
}
