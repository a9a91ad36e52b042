package io.netwright.model.helm;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// `cilium`: the ConfigMap `cilium-config`, with the keys that steer packets.
///
/// Source: cilium `install/kubernetes/cilium/templates/cilium-configmap.yaml`.
final class CiliumChart {
    /// @param otherwise what the chart writes where the value is unset, `""` for nothing
    private record Row(String key, String value, String otherwise) {}

    private static final List<Row> ROWS =
            List.of(
                    row("enable-ipv4", "ipv4.enabled", "true"),
                    row("enable-ipv6", "ipv6.enabled", "false"),
                    row("tunnel-port", "tunnelPort", ""),
                    row("tunnel-source-port-range", "tunnelSourcePortRange", "0-0"),
                    row("underlay-protocol", "underlayProtocol", ""),
                    row("service-no-backend-response", "serviceNoBackendResponse", "reject"),
                    row("enable-l7-proxy", "l7Proxy", "true"),
                    row("enable-ipv4-masquerade", "enableIPv4Masquerade", "true"),
                    row("enable-ipv6-masquerade", "enableIPv6Masquerade", "true"),
                    row("enable-bpf-masquerade", "bpf.masquerade", ""),
                    row("enable-masquerade-to-route-source", "enableMasqueradeRouteSource", ""),
                    row("egress-masquerade-interfaces", "egressMasqueradeInterfaces", ""),
                    row("enable-ip-masq-agent", "ipMasqAgent.enabled", ""),
                    row("ipv4-native-routing-cidr", "ipv4NativeRoutingCIDR", ""),
                    row("ipv6-native-routing-cidr", "ipv6NativeRoutingCIDR", ""),
                    row("auto-direct-node-routes", "autoDirectNodeRoutes", "false"),
                    row("direct-routing-skip-unreachable", "directRoutingSkipUnreachable", "false"),
                    row("enable-endpoint-routes", "endpointRoutes.enabled", ""),
                    row("datapath-mode", "bpf.datapathMode", "veth"),
                    row("enable-tcx", "bpf.enableTCX", "true"),
                    row("enable-bpf-tproxy", "bpf.tproxy", ""),
                    row("enable-host-legacy-routing", "bpf.hostLegacyRouting", ""),
                    row("bpf-lb-external-clusterip", "bpf.lbExternalClusterIP", "false"),
                    row("bpf-lb-source-range-all-types", "bpf.lbSourceRangeAllTypes", "false"),
                    row("bpf-lb-algorithm-annotation", "bpf.lbAlgorithmAnnotation", "false"),
                    row("bpf-lb-mode-annotation", "bpf.lbModeAnnotation", "false"),
                    row("bpf-lb-sock", "socketLB.enabled", "false"),
                    row("bpf-lb-sock-hostns-only", "socketLB.hostNamespaceOnly", ""),
                    row("node-port-range", "nodePort.range", ""),
                    row("nodeport-addresses", "nodePort.addresses", ""),
                    row("direct-routing-device", "nodePort.directRoutingDevice", ""),
                    row("enable-health-check-nodeport", "nodePort.enableHealthCheck", "true"),
                    row(
                            "enable-health-check-loadbalancer-ip",
                            "nodePort.enableHealthCheckLoadBalancerIP",
                            "false"),
                    row("node-port-bind-protection", "nodePort.bindProtection", "true"),
                    row("bpf-lb-only", "loadBalancer.standalone", ""),
                    row("bpf-lb-mode", "loadBalancer.mode", ""),
                    row("bpf-lb-algorithm", "loadBalancer.algorithm", ""),
                    row("bpf-lb-acceleration", "loadBalancer.acceleration", "disabled"),
                    row("bpf-lb-dsr-dispatch", "loadBalancer.dsrDispatch", ""),
                    row("enable-service-topology", "loadBalancer.serviceTopology", ""),
                    row("loadbalancer-l7", "loadBalancer.l7.backend", ""),
                    row("bpf-lb-maglev-table-size", "maglev.tableSize", ""),
                    row("bpf-lb-maglev-hash-seed", "maglev.hashSeed", ""),
                    row("enable-session-affinity", "sessionAffinity", ""),
                    row("enable-svc-source-range-check", "svcSourceRangeCheck", "true"),
                    row("enable-bandwidth-manager", "bandwidthManager.enabled", ""),
                    row("enable-bbr", "bandwidthManager.bbr", ""),
                    row("enable-policy", "policyEnforcementMode", "default"),
                    row("policy-cidr-match-mode", "policyCIDRMatchMode", ""),
                    row("policy-audit-mode", "policyAuditMode", ""),
                    row("enable-k8s-networkpolicy", "k8sNetworkPolicy.enabled", "true"),
                    row("enable-host-firewall", "hostFirewall.enabled", ""),
                    row("devices", "devices", ""),
                    row("enable-local-redirect-policy", "localRedirectPolicy", ""),
                    row("enable-egress-gateway", "egressGateway.enabled", ""),
                    row("enable-bgp-control-plane", "bgpControlPlane.enabled", "false"),
                    row("enable-l2-announcements", "l2announcements.enabled", ""),
                    row("enable-l2-pod-announcements", "l2podAnnouncements.enabled", ""),
                    row("enable-gateway-api", "gatewayAPI.enabled", ""),
                    row("enable-ingress-controller", "ingressController.enabled", ""),
                    row("enable-envoy-config", "envoyConfig.enabled", ""),
                    row("enable-lb-ipam", "enableLBIPAM", "true"),
                    row("default-lb-service-ipam", "defaultLBServiceIPAM", "lbipam"),
                    row("enable-sctp", "sctp.enabled", ""),
                    row("enable-nat46x64-gateway", "nat46x64Gateway.enabled", ""),
                    row("enable-ipv4-fragment-tracking", "fragmentTracking", ""),
                    row(
                            "install-no-conntrack-iptables-rules",
                            "installNoConntrackIptablesRules",
                            "false"),
                    row("k8s-require-ipv4-pod-cidr", "k8s.requireIPv4PodCIDR", ""),
                    row("k8s-require-ipv6-pod-cidr", "k8s.requireIPv6PodCIDR", ""),
                    row("cluster-name", "cluster.name", "default"),
                    row("cluster-id", "cluster.id", "0"),
                    row("cni-chaining-target", "cni.chainingTarget", ""),
                    row("ipam-multi-pool-pre-allocation", "ipam.multiPoolPreAllocation", ""));

    private CiliumChart() {}

    private static Row row(String key, String value, String otherwise) {
        return new Row(key, value, otherwise);
    }

    static void make(Making chart) {
        var data = new LinkedHashMap<String, Object>();
        for (var row : ROWS) {
            put(
                    data,
                    row.key,
                    joined(
                            chart,
                            row.value,
                            row.otherwise,
                            row.value.startsWith("nodePort") ? "," : " "));
        }
        routing(chart, data);
        ipam(chart, data);
        encryption(chart, data);
        chart.object(
                Json.map(
                        "apiVersion",
                        "v1",
                        "kind",
                        "ConfigMap",
                        "metadata",
                        Json.map(
                                "name",
                                "cilium-config",
                                "namespace",
                                chart.text("namespaceOverride", chart.release().namespace())),
                        "data",
                        data));
    }

    private static void put(SequencedMap<String, Object> data, String key, String value) {
        if (!value.isEmpty()) {
            data.put(key, value);
        }
    }

    private static String joined(Making chart, String path, String otherwise, String comma) {
        var texts = chart.texts(path);
        return texts.isEmpty() ? otherwise : String.join(comma, texts);
    }

    private static void routing(Making chart, SequencedMap<String, Object> data) {
        var tunnel = chart.text("tunnel", "");
        boolean gke = chart.flag("gke.enabled", false);
        var usual = gke || tunnel.equals("disabled") ? "native" : "tunnel";
        var mode = chart.text("routingMode", usual);
        if (!List.of("native", "tunnel").contains(mode)) {
            chart.refuse("routingMode", "routingMode is native or tunnel, not " + mode);
        }
        data.put("routing-mode", mode);
        boolean named = tunnel.equals("vxlan") || tunnel.equals("geneve");
        data.put("tunnel-protocol", chart.text("tunnelProtocol", named ? tunnel : "vxlan"));
        var mtu = chart.text("MTU", "0");
        if (!mtu.equals("0")) {
            data.put("mtu", mtu);
        }
        var replaced = chart.text("kubeProxyReplacement", "false");
        var meant =
                switch (replaced) {
                    case "true", "strict" -> "true";
                    case "false", "disabled", "" -> "false";
                    default -> {
                        chart.refuse(
                                "kubeProxyReplacement",
                                "kubeProxyReplacement is true or false, not " + replaced);
                        yield "false";
                    }
                };
        data.put("kube-proxy-replacement", meant);
        if (meant.equals("false")) {
            put(data, "enable-node-port", chart.text("nodePort.enabled", "false"));
        }
        var chaining = chart.text("cni.chainingMode", "");
        if (chaining.isEmpty() && data.containsKey("cni-chaining-target")) {
            chaining = "generic-veth";
        }
        put(data, "cni-chaining-mode", chaining.equals("none") ? "" : chaining);
        boolean masked = "true".equals(data.get("enable-ip-masq-agent"));
        for (var family : List.of("4", "6")) {
            boolean needed =
                    chart.text("routingMode", "").equals("native")
                            && "true".equals(data.get("enable-ipv" + family))
                            && "true".equals(data.get("enable-ipv" + family + "-masquerade"))
                            && !masked;
            if (needed && !data.containsKey("ipv%s-native-routing-cidr".formatted(family))) {
                chart.refuse(
                        "routingMode",
                        "routingMode native needs ipv%sNativeRoutingCIDR".formatted(family));
            }
        }
    }

    private static void ipam(Making chart, SequencedMap<String, Object> data) {
        var mode = chart.text("ipam.mode", "cluster-pool");
        data.put("ipam", mode);
        var operator = "ipam.operator.";
        if (mode.equals("cluster-pool")) {
            if ("true".equals(data.get("enable-ipv4"))) {
                var list = operator + "clusterPoolIPv4PodCIDRList";
                data.put("cluster-pool-ipv4-cidr", joined(chart, list, "10.0.0.0/8", " "));
                data.put(
                        "cluster-pool-ipv4-mask-size",
                        chart.text(operator + "clusterPoolIPv4MaskSize", "24"));
            }
            if ("true".equals(data.get("enable-ipv6"))) {
                var list = operator + "clusterPoolIPv6PodCIDRList";
                data.put("cluster-pool-ipv6-cidr", joined(chart, list, "fd00::/104", " "));
                data.put(
                        "cluster-pool-ipv6-mask-size",
                        chart.text(operator + "clusterPoolIPv6MaskSize", "120"));
            }
        }
    }

    private static void encryption(Making chart, SequencedMap<String, Object> data) {
        if (!chart.flag("encryption.enabled", false)) {
            return;
        }
        var type = chart.text("encryption.type", "ipsec");
        put(data, type.equals("wireguard") ? "enable-wireguard" : "enable-ipsec", "true");
        put(data, "encrypt-node", chart.text("encryption.nodeEncryption", ""));
    }
}
