package io.netwright.sim.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwright.model.lab.Lab;
import io.netwright.model.lab.SourceText;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class SettingsTest {
    private static final String PROXY =
            """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: kube-proxy, namespace: kube-system}
            data:
              config.conf: |
            """;
    private static final String FLANNEL =
            """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: kube-flannel-cfg, namespace: kube-flannel}
            data:
              net-conf.json: '%s'
            """;

    @Test
    void assumesWhatKubeadmWrites() {
        var proxy = derive("").proxy();
        assertThat(proxy)
                .hasToString(
                        "ProxySettings[mode=iptables, clusterCidrs=[10.244.0.0/16],"
                                + " detectLocal=ClusterCIDR, interfaceName=, nodePortAddresses=[],"
                                + " masqueradeAllInIptables=false, masqueradeAllInNftables=false,"
                                + " localhostNodePorts=true, scheduler=rr, strictArp=false]");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "{}                              | iptables [] ClusterCIDR '' [] false true",
                "{mode: nftables, nftables: {masqueradeAll: true}} | nftables [] ClusterCIDR '' []"
                        + " true true",
                "{mode: ipvs, nftables: {masqueradeAll: true}} | ipvs [] ClusterCIDR '' [] false"
                        + " true",
                "{clusterCIDR: '10.1.0.0/16,fd01::/56'} | iptables [10.1.0.0/16, fd01::/56]"
                        + " ClusterCIDR '' [] false true",
                "{detectLocalMode: BridgeInterface, detectLocal: {bridgeInterface: cni0}} |"
                        + " iptables [] BridgeInterface 'cni0' [] false true",
                "{nodePortAddresses: [primary], iptables: {localhostNodePorts: false}} | iptables"
                        + " [] ClusterCIDR '' [primary] false false",
            })
    void readsTheConfigurationOfKubeProxy(String text, String expected) {
        var proxy = derive(PROXY + "    " + text).proxy();
        assertThat(
                        "%s %s %s '%s' %s %s %s"
                                .formatted(
                                        proxy.mode(),
                                        proxy.clusterCidrs(),
                                        proxy.detectLocal(),
                                        proxy.interfaceName(),
                                        proxy.nodePortAddresses(),
                                        proxy.masqueradeAll(),
                                        proxy.localhostNodePorts()))
                .isEqualTo(expected);
    }

    @Test
    void findsConfigurationThatDoesNotParse() {
        var cluster = derive(PROXY + "    mode: [");
        assertThat(cluster.findings()).singleElement().asString().startsWith("lab.yaml:6:12:");
        assertThat(cluster.proxy().mode()).isEqualTo("iptables");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "{\"Network\": \"10.5.0.0/16\", \"Backend\": {\"Type\": \"host-gw\"}} | host-gw 1"
                        + " 8472 false 10.5.0.0/16",
                "{\"Network\": \"10.5.0.0/16\", \"Backend\": {\"Type\": \"vxlan\", \"VNI\": 7,"
                        + " \"Port\": 4789, \"DirectRouting\": true}} | vxlan 7 4789 true"
                        + " 10.5.0.0/16",
                "{\"EnableIPv4\": false, \"EnableIPv6\": true, \"IPv6Network\": \"fd05::/56\","
                        + " \"Backend\": {\"Type\": \"vxlan\"}} | vxlan 1 8472 false fd05::/56",
            })
    void readsTheConfigurationOfFlannel(String text, String expected) {
        var cluster = derive(FLANNEL.formatted(text));
        var cni = cluster.cni();
        assertThat(cni.plugin()).isEqualTo("flannel");
        assertThat(
                        "%s %d %d %s %s"
                                .formatted(
                                        cni.mode(),
                                        cni.vni(),
                                        cni.port(),
                                        cni.directRouting(),
                                        cluster.podCidrs().getFirst()))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "apps/v1, DaemonSet, canal, canal",
        "apps/v1, DaemonSet, kube-flannel-ds, flannel",
        "v1, ConfigMap, cilium-config, cilium",
        "cilium.io/v2, CiliumNetworkPolicy, x, cilium",
        "crd.projectcalico.org/v1, BGPPeer, x, calico",
        "operator.tigera.io/v1, Installation, x, calico",
        "apps/v1, DaemonSet, weave-net, weave",
        "apps/v1, DaemonSet, logs, routed",
    })
    void knowsPluginsByTheirObjects(String version, String kind, String name, String plugin) {
        var manifest =
                """
                apiVersion: %s
                kind: %s
                metadata: {name: %s}
                spec:
                  selector: {matchLabels: {a: b}}
                  template:
                    metadata: {labels: {a: b}}
                    spec: {containers: [{name: c, image: i}]}
                """
                        .formatted(version, kind, name);
        if (kind.equals("ConfigMap")) {
            manifest = manifest.substring(0, manifest.indexOf("spec:"));
        }
        assertThat(derive(manifest).cni().plugin()).isEqualTo(plugin);
    }

    @Test
    void letsTheLabDocumentDecide() {
        var lab =
                """
                apiVersion: netwright.io/v1alpha1
                kind: Lab
                metadata: {name: x}
                spec:
                  kubernetes: {version: "1.36", podCIDR: 10.9.0.0/16}
                  cni: {plugin: routed}
                  kubeProxy: {mode: nftables}
                ---
                """;
        var cluster = derive(lab + FLANNEL.formatted("{\"Network\": \"10.5.0.0/16\"}"));
        assertThat(cluster.cni().plugin()).isEqualTo("routed");
        assertThat(cluster.podCidrs()).hasToString("[10.9.0.0/16]");
        assertThat(cluster.proxy().mode()).isEqualTo("nftables");
        assertThat(cluster.version()).isEqualTo("1.36");
    }

    private static Cluster derive(String text) {
        return ControlPlane.derive(Lab.of("lab", List.of(new SourceText("lab.yaml", text))));
    }
}
