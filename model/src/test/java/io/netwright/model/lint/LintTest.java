package io.netwright.model.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.netwright.model.lab.Lab;
import io.netwright.model.lab.LabFiles;
import io.netwright.model.lab.SourceText;

import org.approvaltests.Approvals;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The example of every rule: what is wrong is found, and mended where an edit can; what is right
/// is passed.
class LintTest {
    private static Lab lab(String text) {
        return Lab.of("t", List.of(new SourceText("lab.yaml", text)));
    }

    private static List<LintFinding> found(Lab lab) {
        assertThat(lab.hasErrors()).as("%s", lab.problems()).isFalse();
        return Linter.check(lab);
    }

    @ParameterizedTest
    @EnumSource
    void findsWhatIsWrongAndNothingElse(LintCode code) {
        assertThat(found(lab(LintExample.of(code).bad())))
                .extracting(LintFinding::code)
                .containsOnly(code.code());
    }

    @ParameterizedTest
    @EnumSource
    void passesWhatIsRight(LintCode code) {
        assertThat(found(lab(LintExample.of(code).good()))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void repairsMend(LintCode code) {
        var lab = lab(LintExample.of(code).bad());
        for (var finding : found(lab)) {
            if (finding.repair() != null) {
                assertThat(found(finding.repair().applyTo(lab))).isEmpty();
            }
        }
    }

    @Test
    void saysWhatAndWhere() {
        var lines = new ArrayList<String>();
        for (var code : LintCode.values()) {
            for (var it : found(lab(LintExample.of(code).bad()))) {
                lines.add(it.diagnostic().toString());
                if (it.repair() != null) {
                    lines.add("  repair: " + it.repair().label().text());
                }
            }
        }
        Approvals.verify(String.join("\n", lines));
    }

    /// The shop's Service without pods shows what such a one answers.
    @Test
    void isQuietOnTheSamples() throws Exception {
        var samples = Path.of("..", "src-assets", "labs");
        var lines = new ArrayList<String>();
        try (Stream<Path> labs = Files.list(samples)) {
            for (var folder : labs.sorted().toList()) {
                for (var it : Linter.check(LabFiles.open(List.of(folder)).lab())) {
                    lines.add(it.code() + " " + it.resource());
                }
            }
        }
        assertThat(lines)
                .containsExactly("NW1031 StatefulSet shop/db", "NW1020 Service shop/coupons");
    }

    /// Whoever writes a slice by hand serves a Service whose pods are elsewhere.
    @Test
    void isQuietOfServicesWithSlicesOfTheirOwn() {
        assertThat(
                        found(
                                lab(
                                        """
                                        apiVersion: v1
                                        kind: Service
                                        metadata: {name: s, namespace: a}
                                        spec: {ports: [{port: 80}], selector: {app: outside}}
                                        ---
                                        apiVersion: discovery.k8s.io/v1
                                        kind: EndpointSlice
                                        metadata:
                                          name: s-1
                                          namespace: a
                                          labels: {kubernetes.io/service-name: s}
                                        addressType: IPv4
                                        endpoints: [{addresses: [192.0.2.1]}]
                                        ports: [{port: 80}]
                                        ---
                                        apiVersion: v1
                                        kind: Pod
                                        metadata: {name: p, namespace: a}
                                        spec: {containers: [{name: c, image: i}]}
                                        """)))
                .isEmpty();
    }

    /// A real API server's dump, kept beside the repository. Both findings are true of it: no
    /// CoreDNS runs there, and pod lonely stays Pending.
    @Test
    void saysOfARecordingWhatIsSo() throws Exception {
        var dump = recording();
        assumeThat(dump).as("no folder shared/oracles/recorded").isNotNull();
        if (dump != null) {
            assertThat(Linter.check(LabFiles.open(List.of(dump)).lab()))
                    .extracting(it -> it.code() + " " + it.resource())
                    .containsExactly(
                            "NW1033 Pod shop/lonely", "NW1020 Service kube-system/kube-dns");
        }
    }

    private static @Nullable Path recording() {
        for (var at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            var dump = at.resolve("shared/oracles/recorded/kubectl-get-A.yaml");
            if (Files.exists(dump)) {
                return dump;
            }
        }
        return null;
    }
}
