package io.netwright.app.ui.palette;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwright.app.samples.Samples;
import io.netwright.app.session.LabSession;
import io.netwright.model.edit.Edit;
import io.netwright.model.resource.ResourceKey;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;
import java.util.stream.Stream;

class AdditionTest {
    private final LabSession session = new LabSession(Runnable::run, Runnable::run);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    SERVICE    | Pod shop/client        | Service shop/client for app=client
                    SERVICE    | Deployment shop/web    | Service shop/web-2 for app=web
                    NODE_PORT  | Service shop/db        | Service shop/db-2 for app=db
                    DENY       | Deployment shop/web    | NetworkPolicy shop/web-deny: ingress of app=web
                    NO_EGRESS  | Pod shop/client        | NetworkPolicy shop/client-dns: egress of app=client
                    POD        | Node blue              | Pod shop/web on blue
                    POD        |                        | Pod shop/web on a node that the scheduler chooses
                    NODE       |                        | Node green-1
                    """)
    void saysWhatItMakesForWhat(PaletteKind kind, String target, String says) {
        session.openSample(Samples.find("shop").orElseThrow());
        assertThat(plan(kind, key(target)).says()).isEqualTo(says);
    }

    @ParameterizedTest
    @EnumSource
    void makesWhatHasNoFault(PaletteKind kind) {
        session.openSample(Samples.find("shop").orElseThrow());
        var addition = plan(kind, key("Deployment shop/web"));
        session.edit(addition.edit());
        assertThat(session.lab().resource(addition.template().key())).isPresent();
        assertThat(session.derived().problems()).isEmpty();
    }

    @Test
    void keepsTheAssumedNodesWhenTheFirstIsAdded() {
        begin();
        var before = nodes();
        assertThat(before).hasSize(3);
        session.edit(plan(PaletteKind.NODE, null).edit());
        assertThat(nodes()).startsWith(before.toArray(String[]::new)).hasSize(4);
        session.undo();
        assertThat(nodes()).isEqualTo(before);
        assertThat(session.derived().cluster().nodes()).noneMatch(it -> it.declared());
    }

    @Test
    void keepsTheAssumedNodesWhenAPodNamesOne() {
        begin();
        var before = nodes();
        session.edit(plan(PaletteKind.POD, ResourceKey.node("node-2")).edit());
        assertThat(nodes()).isEqualTo(before);
    }

    private void begin() {
        var pod =
                """
                apiVersion: v1
                kind: Pod
                metadata: {name: web, labels: {app: web}}
                spec: {containers: [{name: c, image: i}]}
                """;
        session.openEmpty();
        session.edit(new Edit.AddDocument("lab.yaml", pod));
    }

    private List<String> nodes() {
        var cluster = session.derived().cluster();
        return cluster.nodes().stream()
                .map(it -> it.name() + " " + it.addresses() + " " + it.podCidrs())
                .toList();
    }

    private Addition plan(PaletteKind kind, @Nullable ResourceKey target) {
        var lab = session.lab();
        return Addition.of(session.derived(), lab, kind, target, null);
    }

    private @Nullable ResourceKey key(@Nullable String text) {
        if (text == null) {
            return null;
        }
        var cluster = session.derived().cluster();
        return Stream.concat(
                        session.lab().resources().stream().map(it -> it.key()),
                        cluster.pods().stream().map(it -> it.key()))
                .filter(it -> it.toString().equals(text))
                .findFirst()
                .orElseThrow();
    }
}
