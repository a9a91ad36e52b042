package io.netwright.app.ui.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwright.app.samples.Samples;
import io.netwright.app.session.LabSession;
import io.netwright.model.diag.Severity;
import io.netwright.model.edit.Edit;
import io.netwright.model.net.Protocol;
import io.netwright.model.resource.ResourceKey;
import io.netwright.sim.trace.Verdict;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Objects;

class WorkbenchViewModelTest {
    private final LabSession session = new LabSession(Runnable::run, Runnable::run);
    private final WorkbenchViewModel model =
            new WorkbenchViewModel(session, Runnable::run, Runnable::run);

    @BeforeEach
    void open() {
        session.openSample(Samples.find("shop").orElseThrow());
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    shop/client, web:80,      DELIVERED
                    shop/client, nowhere:80,  UNRESOLVED
                    """)
    void answersAProbe(String from, String to, Verdict verdict) {
        model.send(from, to, Protocol.TCP);
        var run = Objects.requireNonNull(model.runProperty().get());
        assertThat(run.trace().verdict()).isEqualTo(verdict);
        assertThat(model.verdict()).startsWith(verdict.sign());
    }

    @Test
    void showsOneInstantOfATimedRun() {
        model.send("shop/client", "web:80", Protocol.TCP);
        assertThat(model.hops()).hasSizeGreaterThan(5);
        assertThat(model.hop()).contains(model.hops().getFirst());
        model.step(3);
        assertThat(model.hop()).contains(model.hops().get(3));
        model.step(1000);
        assertThat(model.hop()).contains(model.hops().getLast());
        model.step(-1);
        assertThat(model.instantProperty().get()).isEqualTo(model.hops().size() - 2);
    }

    @Test
    void saysWhatItDoesNotKnow() {
        model.send("shop/nobody", "web:80", Protocol.TCP);
        assertThat(model.noticeProperty().get()).contains("nobody");
        assertThat(model.runProperty().get()).isNull();
    }

    @Test
    void undoesAnEdit() {
        var key = ResourceKey.core("Service", "shop", "web");
        var before = session.lab();
        model.edit(new Edit.Rename(key, "front"));
        assertThat(session.derived().cluster().service("shop", "front")).isPresent();
        session.undo();
        assertThat(session.lab()).isSameAs(before);
    }

    @Test
    void keepsTheLastGoodClusterWhileTheTextIsNoYaml() {
        var file = session.lab().files().getFirst().path();
        var nodes = session.derived().cluster().nodes();
        model.edit(new Edit.Splice(file, 0, 0, "broken: [\n"));
        assertThat(model.findings().all()).anyMatch(it -> it.code().equals("NW0001"));
        assertThat(session.derived().cluster().nodes()).isEqualTo(nodes);
        model.edit(new Edit.Splice(file, 0, "broken: [\n".length(), ""));
        assertThat(model.findings().all())
                .noneMatch(it -> it.diagnostic().severity() == Severity.ERROR);
        assertThat(session.isCurrent()).isTrue();
    }
}
