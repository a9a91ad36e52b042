package io.netwright.sim.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwright.model.lab.Lab;
import io.netwright.model.lab.SourceText;
import io.netwright.model.lint.Linter;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Random;

/// What an edit leaves alone is not worked out again: after any number of edits, a lab is the one
/// that its text makes, and so is what follows from it.
class KeystrokeTest {
    private static final String TEXT =
            """
            # pods
            apiVersion: v1
            kind: Pod
            metadata: {name: web-0, namespace: shop, labels: {app: web}}
            spec:
              nodeName: blue
              containers:
              - name: main
                env: [{name: A, value: b}] # nothing reads it
                ports: [{name: http, containerPort: 8080}, {name: alt, containerPort: 8080}]
                readinessProbe: {httpGet: {port: htpp}}
            status: {podIP: 10.244.1.5, conditions: [{type: Ready, status: "True"}]}
            ---
            apiVersion: v1
            kind: List
            items:
            - &pod
              apiVersion: v1
              kind: Pod
              metadata: {name: web-1, namespace: shop, labels: {app: web}}
              spec: {containers: [{name: main}], nodeSelector: {beta.kubernetes.io/os: linux}}
            - apiVersion: v1
              kind: Service
              metadata: {name: web, namespace: shop}
              spec: {selector: {app: web}, ports: [{port: 80, targetPort: http}]}
            - *pod
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: web2, namespace: shop}
            spec: {selector: {app: wep}, clusterIP: 10.96.0.7, ports: [{port: 80}]}
            ---
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: web, namespace: shop}
            spec:
              podSelector: {matchLabels: {app: web}}
              egress: [{to: [{podSelector: {}}], ports: [{port: 80}]}]
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: api, namespace: shop}
            spec:
              replicas: 3
              selector: {matchLabels: {app: api}}
              template:
                metadata: {labels: {app: api}}
                spec: {containers: [{name: main, ports: [{containerPort: 80}]}]}
            ---
            apiVersion: netwright.io/v1alpha1
            kind: Lab
            spec: {kubernetes: {version: "1.36"}}
            """;
    private static final List<String> PIECES =
            List.of(
                    "x",
                    "1",
                    " ",
                    "\n",
                    "---\n",
                    "...\n",
                    "#",
                    "'",
                    "{",
                    "}",
                    "- ",
                    ": ",
                    "&a ",
                    "*pod",
                    "app: web",
                    "\r\n",
                    "\ud83d\ude00",
                    "web-0",
                    "kind: Pod\n",
                    "%YAML 1.2\n");
    private static final int EDITS = 60;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void isWhatItsTextMakes(long seed) {
        var random = new Random(seed);
        var lab = lab(TEXT);
        var cluster = ControlPlane.derive(lab);
        Linter.all(lab, cluster.findings());
        for (int i = 0; i < EDITS; i++) {
            var before = lab;
            var text = before.files().getFirst().text();
            int at = random.nextInt(text.length() + 1);
            int length = Math.min(text.length() - at, random.nextInt(4) * random.nextInt(4));
            var piece = random.nextInt(4) == 0 ? "" : PIECES.get(random.nextInt(PIECES.size()));
            lab = before.splice("t.yaml", at, length, piece);
            cluster = ControlPlane.derive(lab, before, cluster);
            var fresh = lab(text.substring(0, at) + piece + text.substring(at + length));
            var derived = ControlPlane.derive(fresh);
            assertThat(lab.hasSameText(fresh)).isTrue();
            assertThat(lab.problems()).isEqualTo(fresh.problems());
            assertThat(lab.resources()).isEqualTo(fresh.resources());
            assertThat(cluster).isEqualTo(derived);
            assertThat(Linter.all(lab, cluster.findings()))
                    .isEqualTo(Linter.all(fresh, derived.findings()));
            if (random.nextInt(8) == 0) { // most edits break something: mend it now and then
                lab = before;
                cluster = ControlPlane.derive(before);
            }
        }
    }

    private static Lab lab(String text) {
        return Lab.of("t", List.of(new SourceText("t.yaml", text)));
    }
}
