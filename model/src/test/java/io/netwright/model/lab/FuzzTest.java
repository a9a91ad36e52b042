package io.netwright.model.lab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Random;

/// Mutated manifests: whatever they hold, they load, keep their text, and every problem has a place
/// in it.
class FuzzTest {
    private static final String TEXT =
            """
            apiVersion: v1
            kind: Service
            metadata: {name: web, namespace: shop, labels: {app: "web"}}
            spec:
              type: NodePort
              clusterIPs: [10.96.0.7, "fd00::7"]
              selector: &s {app: web}
              ports:
              - {name: http, port: 80, targetPort: http, nodePort: 30080}
            ---
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: p}
            spec:
              podSelector: {matchExpressions: [{key: a, operator: In, values: [b]}]}
              ingress:
              - from:
                - ipBlock: {cidr: 10.0.0.0/8, except: [10.1.0.0/16]}
                ports: [{port: 80, endPort: 90}]
            ---
            {"apiVersion": "v1", "kind": "PodList", "items": [{"metadata": {"name": "a"},
             "spec": {"containers": [{"name": "x", "ports": [{"containerPort": 1}]}]}}]}
            ---
            apiVersion: netwright.io/v1alpha1
            kind: Lab
            spec: {topology: {link: {bandwidth: 1Gbit}}, listens: [{at: a/b, ports: [80/tcp]}]}
            ---
            apiVersion: netwright.io/v1alpha1
            kind: Layout
            spec: {boxes: [{kind: Pod, name: a, at: [1, 2]}]}
            """;
    private static final List<String> BITS =
            List.of(
                    "null",
                    "~",
                    "[]",
                    "{}",
                    "- ",
                    "? ",
                    ": ",
                    "&a ",
                    "*a",
                    "*s",
                    "<<: ",
                    "!!str ",
                    "|",
                    ">",
                    "'",
                    "\"",
                    "#",
                    "%",
                    "@",
                    "`",
                    "\t",
                    "\n",
                    "\r",
                    "\u0000",
                    "\ufeff",
                    "😀",
                    "\ud800",
                    "0x",
                    "1e999",
                    "-1",
                    "99999999999999999999",
                    ".inf",
                    "on",
                    "",
                    "---\n",
                    "...\n",
                    "{{ .Values.x }}",
                    "[[[[[[[[",
                    "}}",
                    ",",
                    "a: a: a");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    @Timeout(60)
    void loadsWhateverItIs(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            var text = new StringBuilder(TEXT);
            for (int j = random.nextInt(4); j >= 0; j--) {
                int at = random.nextInt(text.length() + 1);
                int most = Math.min(text.length() - at, random.nextInt(3) == 0 ? 60 : 6);
                int length = random.nextInt(most + 1);
                text.replace(at, at + length, BITS.get(random.nextInt(BITS.size())));
            }
            var lab = Lab.of("t", List.of(new SourceText("t.yaml", text.toString())));
            assertThat(lab.files().getFirst().text()).isEqualTo(text.toString());
            for (var problem : lab.problems()) {
                assertThat(problem.at().start().offset()).isBetween(0, text.length());
                assertThat(problem.at().end().offset())
                        .isBetween(problem.at().start().offset(), text.length());
                assertThat(problem.toString()).doesNotContain("{}: ");
            }
            assertThat(lab.spec()).isNotNull();
            assertThat(lab.layout()).isNotNull();
        }
    }
}
