package io.netwright.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwright.app.samples.Samples;
import io.netwright.model.lab.Lab;
import io.netwright.model.lab.SourceText;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;

class AssumptionEditsTest {
    private static final String BARE =
            """
            apiVersion: v1
            kind: Pod
            metadata: {name: one}
            spec: {containers: [{name: c, image: i}]}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: front}
            spec:
              type: NodePort
              ports:
              - port: 80
            """;

    private static final String FLANNEL =
            """
            apiVersion: netwright.io/v1alpha1
            kind: Lab
            metadata: {name: f}
            spec:
              cni:
                plugin: flannel
            """;

    @ParameterizedTest
    @ValueSource(strings = {"shop", "routed", "dual-stack"})
    void sayWhatSamplesLeaveOpen(String name) {
        assertThat(said(Samples.find(name).orElseThrow().lab())).isNotEmpty();
    }

    @Test
    void sayWhatABareLabLeavesOpen() {
        var lab = Lab.of("bare", List.of(new SourceText("bare.yaml", BARE)));
        assertThat(said(lab))
                .containsExactlyInAnyOrder(
                        "NW-A001", "NW-A002", "NW-A003", "NW-A005", "NW-A007", "NW-A010", "NW-A012",
                        "NW-A015");
    }

    @Test
    void sayTheModeOfAPlugin() {
        assertThat(said(Lab.of("f", List.of(new SourceText("f.netlab", FLANNEL)))))
                .contains("NW-A022");
    }

    /// The codes that an edit can say; each edit makes the assumption go, adds no fault, and moves
    /// no address.
    private static List<String> said(Lab lab) {
        var before = Derived.of(lab);
        var said = new ArrayList<String>();
        for (var assumption : before.compiled().assumptions()) {
            var edit = AssumptionEdits.of(before, assumption);
            if (edit.isEmpty()) {
                continue;
            }
            var code = assumption.message().code();
            var after = Derived.of(edit.get().applyTo(lab));
            assertThat(after.compiled().assumptions())
                    .as("%s stays after %s", code, edit.get())
                    .noneMatch(it -> it.message().code().equals(code));
            assertThat(after.problems()).as(code).isEqualTo(before.problems());
            assertThat(after.cluster().pods().stream().map(it -> it.ips()).toList())
                    .as(code)
                    .isEqualTo(before.cluster().pods().stream().map(it -> it.ips()).toList());
            assertThat(after.cluster().services().stream().map(it -> it.clusterIps()).toList())
                    .as(code)
                    .isEqualTo(
                            before.cluster().services().stream()
                                    .map(it -> it.clusterIps())
                                    .toList());
            said.add(code);
        }
        return said;
    }
}
