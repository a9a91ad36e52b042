package io.netwright.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.approvaltests.Approvals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LintVerbTest {
    /// A fault of reading, one of the control plane, some of rules, and one notice.
    private static final String LAB =
            """
            apiVersion: v1
            kind: Service
            metadata: {name: "web"}
            spec:
              clusterIP: 10.0.0.1
              selector: {app: wbe}
              ports: [{port: 80, targetPort: 8080}]
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: web, labels: {app: web}}
            spec: {containers: [{name: c, image: i, ports: [{containerPort: 8080}]}]}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: api}
            spec:
              clusterIP: 10.0.0.1
              trafficDistribution: PreferClose
              selector: {app: web}
              ports: [{port: 99999}]
            ---
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: "<odd> & ends"}
            spec: {podSelector: {}}
            ---
            apiVersion: example.test/v1
            kind: Gadget
            metadata: {name: g, namespace: other}
            """;

    @ParameterizedTest
    @ValueSource(strings = {"text", "json", "yaml", "sarif", "junit"})
    void reports(String form) {
        var ran = Cli.runWith(LAB, "lint", "-", "-o", form);
        assertThat(ran.err()).isEmpty();
        assertThat(ran.exit()).isEqualTo(1);
        Approvals.verify(ran.out(), Approvals.NAMES.withParameters(form));
    }

    @ParameterizedTest
    @CsvSource({"error, 0", "warning, 1", "info, 1", "INFO, 1"})
    void failsFromASeverityOn(String severity, int exit) {
        var lab =
                """
                apiVersion: v1
                kind: Service
                metadata: {name: web}
                spec: {trafficDistribution: PreferClose, ports: [{port: 80}]}
                """;
        assertThat(Cli.runWith(lab, "lint", "-", "--fail-on", severity).exit()).isEqualTo(exit);
    }

    @Test
    void quietPrintsFindingsAloneAndVerboseWhereRulesComeFrom() {
        var quiet = Cli.runWith(LAB, "lint", "-", "-q").out();
        assertThat(quiet.lines()).isNotEmpty().allMatch(it -> it.startsWith("<stdin>:"));
        assertThat(Cli.runWith(LAB, "lint", "-").out()).doesNotContain("  see: ");
        assertThat(Cli.runWith(LAB, "lint", "-", "-v").out()).contains("  see: ");
    }
}
