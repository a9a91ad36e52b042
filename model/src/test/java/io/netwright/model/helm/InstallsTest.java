package io.netwright.model.helm;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import io.netwright.model.lab.Lab;
import io.netwright.model.lab.SourceText;
import io.netwright.model.lint.Linter;
import io.netwright.model.resource.ConfigMap;
import io.netwright.model.resource.ResourceKey;

import org.approvaltests.Approvals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

class InstallsTest {
    private static final String LAB =
            """
            apiVersion: netwright.io/v1alpha1
            kind: Lab
            metadata: {name: x}
            spec:
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    helm install cilium cilium/cilium --set routingMode=native,ipv4NativeRoutingCIDR=10.0.0.0/8 | cilium cilium default - {"routingMode": "native", "ipv4NativeRoutingCIDR": "10.0.0.0/8"}
                    helm upgrade --install c cilium/cilium -n kube-system --version 1.15.0 --wait --set bpf.masquerade=true | cilium c kube-system 1.15.0 {"bpf": {"masquerade": true}}
                    helm template traefik oci://ghcr.io/traefik/helm/traefik:37.1.0 --set-string service.type=NodePort | traefik traefik default - {"service": {"type": "NodePort"}}
                    helm install --generate-name https://x.io/charts/ingress-nginx-4.11.0.tgz -ningress | ingress-nginx ingress-nginx ingress - {}
                    sudo helm install calico projectcalico/tigera-operator --create-namespace --namespace=tigera-operator --set 'installation.calicoNetwork.ipPools[0].cidr=10.1.0.0/16' | tigera-operator calico tigera-operator - {"installation": {"calicoNetwork": {"ipPools": [{"cidr": "10.1.0.0/16"}]}}}
                    helm install t traefik/traefik --set-json 'ports={"web": {"port": 81}}' --set ports.web.port=82 | traefik t default - {"ports": {"web": {"port": 82}}}
                    helm install t traefik/traefik -f values.yaml --set deployment.replicas=4 > out.yaml 2>&1 | traefik t default - {"deployment": {"replicas": 4, "kind": "DaemonSet"}}
                    """)
    void understandsCommands(String command, String expected) {
        var lab =
                lab(
                        "  helm:\n  - " + quoted(command),
                        "values.yaml",
                        "deployment: {replicas: 2, kind: DaemonSet}");
        assertThat(lab.hasErrors()).isFalse();
        var release = lab.installed().getFirst().release();
        assertThat(
                        "%s %s %s %s %s"
                                .formatted(
                                        release.chart().chart(),
                                        release.name(),
                                        release.namespace(),
                                        release.version() == null ? "-" : release.version(),
                                        Json.write(release.values())))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    helm install cilium cilium/cilium --set kubeProxyReplacment=true | lab.netlab:6:48: warning NW0213 kubeProxyReplacment is not a value of chart cilium 1.18 + write kubeProxyReplacement
                    helm install cilium cilium/cilium --set tunnel=geneve           | lab.netlab:6:48: warning NW0214 tunnel is not a value of chart cilium 1.18: use routingMode and tunnelProtocol
                    helm install cilium cilium/cilium --set kubeProxyReplacement=partial | lab.netlab:6:48: error NW0215 chart cilium refuses the values: kubeProxyReplacement is true or false, not partial
                    helm install cilium cilium/cilium --set routingMode=native      | lab.netlab:6:48: error NW0215 chart cilium refuses the values: routingMode native needs ipv4NativeRoutingCIDR
                    helm install cilium cilium/cilium --set a[b]=1                  | lab.netlab:6:49: error NW0211 helm refuses the command: --set a[b]=1: [b] is no index
                    helm install cilium cilium/cilium --namespce x                  | lab.netlab:6:42: error NW0211 helm refuses the command: helm has no option --namespce + write --namespace
                    helm install cilium --set a=1                                   | lab.netlab:6:8: error NW0211 helm refuses the command: helm install needs a release and a chart
                    helm install cilium cilium/cilium -f gone.yaml                  | lab.netlab:6:45: error NW0210 the lab has no file gone.yaml + give the file to netwright as well
                    helm install prom prometheus/prometheus                         | lab.netlab:6:26: warning NW0212 chart prometheus/prometheus is none whose values are understood; it is not applied + charts that are understood: cilium, tigera-operator, ingress-nginx, traefik, calico
                    helm install traefik traefik/traefik --set-file x=y             | lab.netlab:6:56: warning NW0216 --set-file x=y is not read
                    helm install c projectcalico/tigera-operator --set installation.calicoNetwork.mtu=x | lab.netlab:6:59: error NW0101 spec.calicoNetwork.mtu must be a whole number, not the text "x"
                    """)
    void findsFaults(String command, String expected) {
        var lab = lab("  helm:\n    - " + quoted(command));
        assertThat(shown(lab)).contains(expected);
    }

    @Test
    void mergesValuesAsHelmDoes() {
        var lab =
                lab(
                        """
                          values:
                          - {chart: cilium, file: [a.yaml, b.yaml]}
                        """,
                        "a.yaml",
                        "ipam: {mode: kubernetes}\nMTU: 1400\nbpf: {masquerade: true}",
                        "b.yaml",
                        "MTU: null\nbpf: {hostLegacyRouting: true}");
        var data = config(lab);
        assertThat(data.data())
                .containsEntry("ipam", "kubernetes")
                .containsEntry("enable-bpf-masquerade", "true")
                .containsEntry("enable-host-legacy-routing", "true")
                .doesNotContainKey("mtu");
    }

    @Test
    void saysWhatTheLabHasItself() {
        var lab =
                lab(
                        "  values: [{chart: cilium, file: a.yaml, namespace: kube-system}]",
                        "a.yaml",
                        "MTU: 1400",
                        "map.yaml",
                        """
                        apiVersion: v1
                        kind: ConfigMap
                        metadata: {name: cilium-config, namespace: kube-system}
                        data: {mtu: "1300"}
                        """);
        assertThat(config(lab).data()).containsExactly(Map.entry("mtu", "1300"));
        assertThat(shown(lab))
                .contains(
                        "info NW0218 in the lab itself, and there it holds: ConfigMap"
                                + " kube-system/cilium-config; chart cilium would make another");
    }

    /// A Service may select the pods of a chart; that there are such says nothing of the others.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    app.kubernetes.io/name: ingress-nginx | nginx  |
                    app.kubernetes.io/name: ingress-nginz | nginx  | NW1020
                    app: elsewhere                        | nginx  |
                    app.kubernetes.io/name: ingress-nginx | ngin   | NW1025
                    """)
    void lintSeesWhatChartsMake(String selector, String ingressClass, String expected) {
        var lab =
                lab(
                        "  helm: helm install n ingress-nginx/ingress-nginx -n web",
                        "web.yaml",
                        """
                        apiVersion: v1
                        kind: Service
                        metadata: {name: s, namespace: web}
                        spec:
                          ports: [{port: 80}]
                          selector: {%s}
                        ---
                        apiVersion: networking.k8s.io/v1
                        kind: Ingress
                        metadata: {name: i, namespace: web}
                        spec:
                          ingressClassName: %s
                          defaultBackend: {service: {name: s, port: {number: 80}}}
                        """
                                .formatted(selector, ingressClass));
        assertThat(Linter.check(lab))
                .extracting(it -> it.code())
                .isEqualTo(expected == null ? List.of() : List.of(expected));
    }

    @Test
    void takesTheLastCommandOfARelease() {
        var lab =
                lab(
                        """
                          helm: |
                            helm install cilium cilium/cilium -n kube-system --set MTU=1400
                            helm upgrade cilium cilium/cilium -n kube-system --reuse-values \\
                              --set ipam.mode=kubernetes  # keeps the MTU
                        """);
        assertThat(lab.installed()).hasSize(1);
        assertThat(config(lab).data())
                .containsEntry("mtu", "1400")
                .containsEntry("ipam", "kubernetes");
    }

    @Test
    void letsTheLabsOwnObjectHold() {
        var lab =
                lab(
                        "  helm: helm install cilium cilium/cilium -n kube-system",
                        "own.yaml",
                        """
                        apiVersion: v1
                        kind: ConfigMap
                        metadata: {name: cilium-config, namespace: kube-system}
                        data: {ipam: eni}
                        """);
        assertThat(config(lab).data()).containsOnlyKeys("ipam");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    v.yaml             | kubeProxyReplacement: true                   | NW0024 cilium
                    v.yaml             | {ipam: {mode: kubernetes}, MTU: 1500}        | NW0024 cilium
                    v.yaml             | installation: {calicoNetwork: {bgp: Enabled}} | NW0024 tigera-operator
                    v.yaml             | controller: {ingressClassResource: {name: x}} | NW0024 ingress-nginx
                    v.yaml             | ports: {web: {port: 8000}}                   | NW0024 traefik
                    traefik-values.yaml | deployment: {replicas: 3}                   | NW0024 traefik
                    v.yaml             | deployment: {replicas: 3}                    | NW0021 -
                    v.yaml             | controller: {replicaCount: 3}                | NW0021 -
                    v.yaml             | {image: {tag: x}, service: {type: LoadBalancer}, resources: {}} | NW0021 -
                    v.yaml             | {bpf: {}, a: 1, b: 2, c: 3}                  | NW0021 -
                    install.sh         | helm install cilium cilium/cilium            | NW0025 cilium
                    install.sh         | helm repo add cilium x                       | NW0021 -
                    """)
    void offersWhatTheLabDoesNotName(String file, String text, String expected) {
        var lab = Lab.of("t", List.of(new SourceText(file, text + "\n")));
        assertThat(lab.installed()).isEmpty();
        var problem = lab.problems().getFirst();
        var chart = expected.endsWith("-") ? "-" : problem.message().parts().getFirst().plain();
        assertThat(problem.message().code() + " " + chart).isEqualTo(expected);
        var repair = Linter.all(lab, List.of()).getFirst().repair();
        if (expected.endsWith("-")) {
            assertThat(repair).isNull();
            return;
        }
        var repaired = requireNonNull(repair).applyTo(lab);
        assertThat(repaired.installed()).hasSize(1);
        assertThat(repaired.problems().stream().map(it -> it.message().code()))
                .doesNotContain(problem.message().code());
    }

    @Test
    void addsToTheLabDocument() {
        var lab =
                lab(
                        "  values: [{chart: cilium, file: a.yaml}]",
                        "a.yaml",
                        "MTU: 1400",
                        "b.yaml",
                        "routingMode: tunnel");
        var offer =
                Linter.all(lab, List.of()).stream()
                        .filter(it -> it.code().equals("NW0024"))
                        .findFirst()
                        .orElseThrow();
        assertThat(requireNonNull(offer.repair()).applyTo(lab).spec().installs()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"cilium", "calico", "ingress-nginx", "traefik"})
    void makes(String chart) {
        var values =
                switch (chart) {
                    case "cilium" ->
                            """
                            kubeProxyReplacement: true
                            routingMode: native
                            ipv4NativeRoutingCIDR: 10.0.0.0/8
                            autoDirectNodeRoutes: true
                            ipam: {mode: cluster-pool, operator: {clusterPoolIPv4PodCIDRList: [10.1.0.0/16, 10.2.0.0/16], clusterPoolIPv4MaskSize: 25}}
                            loadBalancer: {mode: dsr, algorithm: maglev}
                            nodePort: {addresses: [192.168.0.0/16, 10.0.0.0/8]}
                            encryption: {enabled: true, type: wireguard}
                            k8sServiceHost: api.example
                            hubble: {relay: {enabled: true}}
                            """;
                    case "calico" ->
                            """
                            installation:
                              cni: {type: Calico}
                              calicoNetwork:
                                bgp: Disabled
                                ipPools: [{cidr: 10.9.0.0/16, encapsulation: VXLAN, natOutgoing: Enabled, nodeSelector: all()}]
                            goldmane: {enabled: false}
                            """;
                    case "ingress-nginx" ->
                            """
                            controller:
                              kind: DaemonSet
                              hostNetwork: true
                              hostPort: {enabled: true}
                              ingressClassResource: {name: edge, default: true}
                              config: {use-gzip: true}
                              service: {type: NodePort, nodePorts: {http: 30080}, externalTrafficPolicy: Local}
                              resources: {requests: {cpu: 1}}
                            tcp: {5432: "db/pg:5432"}
                            """;
                    default ->
                            """
                            deployment: {replicas: 2}
                            ports:
                              web: {exposedPort: 8080, nodePort: 30081}
                              websecure: {http3: {enabled: true}}
                              dns: {port: 5353, exposedPort: 53, protocol: UDP, expose: {default: true}}
                              metrics: null
                            service: {spec: {externalTrafficPolicy: Local}, loadBalancerSourceRanges: [10.0.0.0/8]}
                            ingressClass: {isDefaultClass: false}
                            """;
                };
        var lab = lab("  values: [{chart: %s, file: v.yaml}]".formatted(chart), "v.yaml", values);
        var text = new StringBuilder();
        for (var installed : lab.installed()) {
            for (var document : installed.documents()) {
                text.append(
                        document.section()
                                .text()
                                .replace("}, {", "},\n  {")
                                .replace("\": {", "\":\n  {"));
                text.append("\n---\n");
            }
        }
        text.append(shown(lab));
        Approvals.verify(text, Approvals.NAMES.withParameters(chart));
    }

    private static ConfigMap config(Lab lab) {
        var key = ResourceKey.core("ConfigMap", "kube-system", "cilium-config");
        return (ConfigMap)
                lab.objects().stream().filter(it -> it.key().equals(key)).findFirst().orElseThrow();
    }

    private static String quoted(String command) {
        return "'" + command.replace("'", "''") + "'";
    }

    private static String shown(Lab lab) {
        return lab.problems().stream()
                .map(
                        it ->
                                "%s: %s %s %s%s"
                                        .formatted(
                                                it.at(),
                                                it.severity().text(),
                                                it.message().code(),
                                                it.message().text(),
                                                it.hint() == null ? "" : " + " + it.hint().text()))
                .collect(Collectors.joining("\n"));
    }

    private static Lab lab(String spec, String... files) {
        var sources = new ArrayList<SourceText>();
        sources.add(new SourceText("lab.netlab", LAB + spec + "\n"));
        for (int i = 0; i < files.length; i += 2) {
            sources.add(new SourceText(files[i], files[i + 1] + "\n"));
        }
        return Lab.of("t", sources);
    }
}
