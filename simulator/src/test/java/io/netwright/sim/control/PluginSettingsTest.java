package io.netwright.sim.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwright.model.lab.Lab;
import io.netwright.model.lab.SourceText;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.stream.Collectors;

/// What plugins say of themselves in ConfigMaps, environments and values.
class PluginSettingsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"Network": "10.1.0.0/16", "Backend": {"Type": "vxlan", "MTU": 1400}} | flannel vxlan mtu=1400 10.1.0.0/16 |
                    {"Network": "10.1.0.0/16", "Backend": {"Type": "host-gw"}}            | flannel host-gw mtu=0 10.1.0.0/16 |
                    {"Network": "10.1.0.0/16", "Backend": {"Type": "VXLAN"}}              | flannel vxlan mtu=0 10.1.0.0/16 |
                    {"Network": "10.1.0.0/16", "SubnetLen": 25, "Backend": {"Type": "vxlan", "GBP": true}} | flannel vxlan mtu=0 10.1.0.0/16 | NW0418 SubnetLen, Backend.GBP
                    {"Network": "10.1.0.0/16", "Backend": {"Type": "wireguard", "PSK": "x"}} | flannel wireguard mtu=0 10.1.0.0/16 | NW0418 Backend.PSK
                    {"Network": "10.1.0.0", "Backend": {"Type": "vxlan"}}                 | flannel vxlan mtu=0 10.244.0.0/16 | NW0410 net-conf.json: Network: "10.1.0.0" is not a network
                    {"Netwrok": "10.1.0.0/16", "Backend": {"Type": "vxlan"}}              | flannel vxlan mtu=0 10.244.0.0/16 | NW0410 net-conf.json: Netwrok is not a field of net-conf.json
                    {"Network": "10.1.0.0/16", "Backend": {"Type": "vxlam"}}              | flannel vxlam mtu=0 10.1.0.0/16 | NW0410 net-conf.json: Backend.Type must be one of vxlan, host-gw, wireguard, udp, ipip, ipsec, alloc, extension, tencent-vpc, not "vxlam"
                    """)
    void flannel(String text, String settings, String finding) {
        var cluster = derive(map("kube-flannel-cfg", "net-conf.json: '" + text + "'"));
        var cni = cluster.cni();
        assertThat(
                        "%s %s mtu=%d %s"
                                .formatted(
                                        cni.plugin(),
                                        cni.mode(),
                                        cni.mtu(),
                                        cluster.podCidrs().getFirst()))
                .isEqualTo(settings);
        assertThat(findings(cluster)).isEqualTo(finding == null ? "" : finding);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {masquerade: "true", veth_mtu: "0"}     | true 0
                    {masquerade: "false", veth_mtu: "1300"} | false 1300
                    {}                                      | true 0
                    """)
    void canal(String data, String settings) {
        var cni = derive(map("canal-config", data)).cni();
        assertThat(cni.masquerade() + " " + cni.podMtu()).isEqualTo(settings);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    args: [--ip-masq, --kube-subnet-mgr]          | true
                    args: [--kube-subnet-mgr]                     | false
                    env: [{name: FLANNELD_IP_MASQ, value: "true"}], args: [--kube-subnet-mgr] | true
                    """)
    void flannelMasqueradesWhenAsked(String container, boolean masquerade) {
        assertThat(derive(daemon("kube-flannel-ds", container)).cni().masquerade())
                .isEqualTo(masquerade);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {routing-mode: native, kube-proxy-replacement: "true"} | native 8472 0 ebpf |
                    {tunnel-protocol: geneve, mtu: "1400"}                 | geneve 6081 1400 iptables |
                    {tunnel: disabled}                                     | native 8472 0 iptables |
                    {tunnel-port: "4789"}                                  | vxlan 4789 0 iptables |
                    {tunnel-port: "99999"}                                 | vxlan 8472 0 iptables | NW0410 tunnel-port: "99999" is not a number from 0 to 65535
                    {routing-mode: nativ}                                  | vxlan 8472 0 iptables | NW0410 routing-mode: "nativ" is not one of tunnel, native
                    {bpf-lb-mode: dsr, debug: "true"}                      | vxlan 8472 0 iptables | NW0418 bpf-lb-mode (and 1 that steer no packets)
                    {ipv4-native-routing-cidr: 10.0.0.0}                   | vxlan 8472 0 iptables | NW0410 ipv4-native-routing-cidr: "10.0.0.0" is not a network
                    """)
    void cilium(String data, String settings, String finding) {
        var cluster = derive(map("cilium-config", data));
        var cni = cluster.cni();
        assertThat(
                        "%s %d %d %s"
                                .formatted(
                                        cni.mode(), cni.port(), cni.mtu(), cluster.proxy().mode()))
                .isEqualTo(settings);
        assertThat(findings(cluster)).startsWith(finding == null ? "" : finding);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {name: CALICO_IPV4POOL_IPIP, value: Always}                                                     | ipip |
                    {name: CALICO_IPV4POOL_VXLAN, value: CrossSubnet}, {name: CALICO_IPV4POOL_CIDR, value: 10.3.0.0/16} | vxlan |
                    {name: CALICO_IPV4POOL_IPIP, value: Never}, {name: CALICO_IPV4POOL_BLOCK_SIZE, value: "24"}     | none |
                    {name: NO_DEFAULT_POOLS, value: "true"}                                                         | -    |
                    {name: FELIX_BPFENABLED, value: "true"}, {name: NODENAME, value: x}                             | none | NW0418 FELIX_BPFENABLED
                    """)
    void calico(String env, String mode, String finding) {
        var cluster = derive(daemon("calico-node", "env: [" + env + "]"));
        assertThat(cluster.cni().plugin()).isEqualTo("calico");
        assertThat(cluster.cni().mode()).isEqualTo(mode.equals("-") ? "" : mode);
        assertThat(findings(cluster)).isEqualTo(finding == null ? "" : finding);
    }

    @Test
    void weave() {
        var cluster =
                derive(
                        daemon(
                                "weave-net",
                                "env: [{name: IPALLOC_RANGE, value: 10.5.0.0/16}, {name: WEAVE_MTU,"
                                        + " value: \"8916\"}]"));
        assertThat(cluster.podCidrs()).hasToString("[10.5.0.0/16]");
        assertThat(findings(cluster)).isEqualTo("NW0418 WEAVE_MTU");
    }

    @Test
    void kubeadm() {
        var cluster =
                derive(
                        map(
                                "kubeadm-config",
                                """
                                ClusterConfiguration: |
                                    kubernetesVersion: v1.35.2
                                    networking: {podSubnet: 10.7.0.0/16, serviceSubnet: 10.8.0.0/16, dnsDomain: my.zone}
                                """));
        assertThat(cluster.version()).isEqualTo("1.35.2");
        assertThat(cluster.podCidrs()).hasToString("[10.7.0.0/16]");
        assertThat(cluster.serviceCidrs()).hasToString("[10.8.0.0/16]");
        assertThat(cluster.dnsDomain()).isEqualTo("my.zone");
    }

    @Test
    void findsMisspeltFieldsOfKubeProxyInTheirPlace() {
        var text = "config.conf: \"mode: iptables\\nconntrack:\\n  mx: 2\\n\"";
        var cluster = derive(map("kube-proxy", text));
        assertThat(cluster.findings())
                .singleElement()
                .asString()
                .startsWith("lab.yaml:5:47: warning[NW0410]: config.conf: conntrack.mx");
    }

    /// What is set and changes no answer is told, what is the usual is not.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    kube-proxy     | config.conf: "{mode: ipvs, ipvs: {scheduler: rr, strictARP: true}, conntrack: {tcpEstablishedTimeout: 1h, min: null}, configSyncPeriod: 9s}" | conntrack.tcpEstablishedTimeout (and 1 that steer no packets)
                    kube-proxy     | config.conf: "{iptables: {masqueradeBit: 12, masqueradeAll: true, syncPeriod: 0s}}" | iptables.masqueradeBit
                    kube-proxy     | config.conf: "{iptables: {masqueradeBit: 14, minSyncPeriod: 1s}, nodePortAddresses: []}" |
                    kubeadm-config | ClusterConfiguration: "{clusterName: a, etcd: {local: {dataDir: /x}}, networking: {podSubnet: 10.7.0.0/16}, proxy: {}}" |
                    kubeadm-config | ClusterConfiguration: "{apiServer: {extraArgs: [{name: service-node-port-range, value: 1-9}, {name: authorization-mode, value: Node}]}, proxy: {disabled: true}}" | apiServer.extraArgs.service-node-port-range, proxy.disabled (and 1 that steer no packets)
                    kubeadm-config | ClusterConfiguration: "{controllerManager: {extraArgs: {node-cidr-mask-size: '25'}}}" | controllerManager.extraArgs.node-cidr-mask-size
                    canal-config   | {net-conf.json: '{"Network": "10.1.0.0/16", "Backend": {"Type": "vxlan"}}', canal_iface: eth1, typha_service_name: none} | canal_iface
                    """)
    void tellsOfWhatNothingHeeds(String name, String data, String expected) {
        assertThat(findings(derive(map(name, data))))
                .isEqualTo(expected == null ? "" : "NW0418 " + expected);
    }

    /// A configuration file is what kubeadm makes of it, and its faults stand in it.
    @Test
    void appliesConfigurationFiles() {
        var file =
                """
                apiVersion: kubeadm.k8s.io/v1beta4
                kind: InitConfiguration
                ---
                apiVersion: kubeadm.k8s.io/v1beta4
                kind: ClusterConfiguration
                kubernetesVersion: v1.36.0
                networking: {podSubnet: 10.7.0.0/16, serviceSubnet: 10.8.0.0/16}
                proxy: {disabled: true}
                ---
                apiVersion: kubeproxy.config.k8s.io/v1alpha1
                kind: KubeProxyConfiguration
                mode: nftables
                nftables:
                  masqerade: 1
                """;
        var lab = Lab.of("lab", List.of(new SourceText("kubeadm.yaml", file)));
        assertThat(lab.problems())
                .extracting(it -> it.at().toString())
                .containsExactly("kubeadm.yaml:1:1");
        var cluster = ControlPlane.derive(lab);
        assertThat(cluster.version()).isEqualTo("1.36.0");
        assertThat(cluster.podCidrs()).hasToString("[10.7.0.0/16]");
        assertThat(cluster.proxy().mode()).isEqualTo("nftables");
        assertThat(cluster.proxy().clusterCidrs()).hasToString("[10.7.0.0/16]");
        assertThat(cluster.findings())
                .extracting(it -> it.toString().lines().findFirst().orElseThrow())
                .containsExactly(
                        "kubeadm.yaml:5:7: info[NW0418]: not modelled, so that nothing depends on"
                                + " it, in ConfigMap kube-system/kubeadm-config: proxy.disabled",
                        "kubeadm.yaml:14:3: warning[NW0410]: config.conf: nftables.masqerade is"
                                + " not a field of nftables");
    }

    @Test
    void aClustersConfigMapHoldsOverAFile() {
        var file =
                """
                apiVersion: kubeproxy.config.k8s.io/v1alpha1
                kind: KubeProxyConfiguration
                mode: nftables
                ---
                """;
        var lab =
                Lab.of(
                        "lab",
                        List.of(
                                new SourceText(
                                        "lab.yaml",
                                        file + map("kube-proxy", "config.conf: 'mode: ipvs'"))));
        assertThat(ControlPlane.derive(lab).proxy().mode()).isEqualTo("ipvs");
        assertThat(lab.problems())
                .extracting(it -> it.message().text())
                .containsExactly(
                        "in the lab itself, and there it holds: ConfigMap kube-system/kube-proxy;"
                                + " kubeadm would make another");
    }

    @Test
    void appliesValuesAsTheChartsObjects() {
        var cluster =
                derive(
                        """
                        apiVersion: netwright.io/v1alpha1
                        kind: Lab
                        metadata: {name: x}
                        spec:
                          helm: helm install cilium cilium/cilium -n kube-system --set kubeProxyReplacement=true --set tunnelProtocol=geneve
                        """);
        assertThat(cluster.cni().plugin()).isEqualTo("cilium");
        assertThat(cluster.cni().mode()).isEqualTo("geneve");
        assertThat(cluster.proxy().mode()).isEqualTo("ebpf");
    }

    private static String map(String name, String data) {
        return """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: %s, namespace: kube-system}
        data:
          %s
        """
                .formatted(name, data.stripTrailing());
    }

    private static String daemon(String name, String container) {
        return """
        apiVersion: apps/v1
        kind: DaemonSet
        metadata: {name: %s, namespace: kube-system}
        spec:
          selector: {matchLabels: {a: b}}
          template:
            metadata: {labels: {a: b}}
            spec: {containers: [{name: c, image: i, %s}]}
        """
                .formatted(name, container);
    }

    private static String findings(Cluster cluster) {
        return cluster.findings().stream()
                .map(
                        it -> {
                            var parts = it.message().parts();
                            var text =
                                    it.message().code().equals("NW0418")
                                            ? parts.getLast().plain()
                                            : it.message().text();
                            return it.message().code() + " " + text;
                        })
                .collect(Collectors.joining("; "));
    }

    private static Cluster derive(String text) {
        return ControlPlane.derive(Lab.of("lab", List.of(new SourceText("lab.yaml", text))));
    }
}
