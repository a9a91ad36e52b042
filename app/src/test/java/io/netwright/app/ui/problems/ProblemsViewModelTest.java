package io.netwright.app.ui.problems;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwright.app.session.LabSession;
import io.netwright.app.ui.workbench.WorkbenchViewModel;
import io.netwright.model.diag.Severity;
import io.netwright.model.edit.Edit;
import io.netwright.model.lab.Lab;
import io.netwright.model.lab.SourceText;
import io.netwright.model.lint.LintFinding;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;

class ProblemsViewModelTest {
    private static final String FILE = "a.yaml";
    private static final String TEXT =
            """
            apiVersion: v1
            kind: Service
            metadata: {name: web}
            spec:
              selectr: {app: web}
              ports: [{port: 80, targetPrt: 8080}]
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: web, labels: {app: web}}
            spec: {containers: [{name: c, imge: i}]}
            """;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final LabSession session = new LabSession(Runnable::run, Runnable::run);
    private final WorkbenchViewModel bench =
            new WorkbenchViewModel(session, waiting::add, Runnable::run);
    private final ProblemsViewModel model = new ProblemsViewModel(bench);

    @BeforeEach
    void open() {
        session.begin(Lab.of("a", List.of(new SourceText(FILE, TEXT))), LabSession.Origin.NONE);
        work();
    }

    private void work() {
        while (!waiting.isEmpty()) {
            waiting.removeFirst().run();
        }
    }

    private LintFinding misspelt(String name) {
        return model.listed().stream()
                .filter(it -> it.code().equals("NW0113"))
                .filter(it -> it.diagnostic().message().text().contains(name))
                .findFirst()
                .orElseThrow();
    }

    private String text() {
        return session.lab().file(FILE).orElseThrow().text();
    }

    @Test
    void showsWhatARepairChangesAndMakesIt() {
        var finding = misspelt("selectr");
        model.chosenProperty().set(finding);
        work();
        assertThat(model.previewProperty().get())
                .contains("-  selectr: {app: web}\n+  selector: {app: web}\n");
        model.apply(finding);
        assertThat(text()).isEqualTo(TEXT.replace("selectr", "selector"));
        session.undo();
        assertThat(text()).isEqualTo(TEXT);
    }

    @Test
    void mendsAllOfAKindInOneStep() {
        var finding = misspelt("selectr");
        assertThat(model.alike(finding)).hasSize(3);
        model.applyAll(finding);
        work();
        assertThat(text()).contains("selector:", "targetPort:", "image:");
        assertThat(model.listed()).noneMatch(it -> it.code().equals("NW0113"));
        session.undo();
        assertThat(text()).isEqualTo(TEXT);
    }

    @Test
    void listsTheSeveritiesThatAreAskedFor() {
        assertThat(model.listed()).anyMatch(it -> severity(it) == Severity.WARNING);
        model.shows(Severity.WARNING).set(false);
        assertThat(model.listed()).noneMatch(it -> severity(it) == Severity.WARNING);
    }

    private static Severity severity(LintFinding it) {
        return it.diagnostic().severity();
    }

    @Test
    void movesWithTheTextUntilItIsCheckedAnew() {
        var before = misspelt("imge").diagnostic().at();
        bench.edit(new Edit.Splice(FILE, 0, 0, "# one\n# two\n"));
        assertThat(model.findings().checkingProperty().get()).isTrue();
        var carried = misspelt("imge").diagnostic().at();
        assertThat(carried.start().line()).isEqualTo(before.start().line() + 2);
        assertThat(carried.start().column()).isEqualTo(before.start().column());
        work();
        assertThat(misspelt("imge").diagnostic().at()).isEqualTo(carried);
    }

    @Test
    void dropsWhatIsTypedIn() {
        int at = TEXT.indexOf("selectr") + 6;
        bench.edit(new Edit.Splice(FILE, at, 0, "o"));
        assertThat(model.listed())
                .noneMatch(it -> it.diagnostic().message().text().contains("selectr"))
                .anyMatch(it -> it.diagnostic().message().text().contains("imge"));
    }

    @Test
    void checksTheNewestTextAndNoneBetween() {
        for (int i = 0; i < 20; i++) {
            bench.edit(new Edit.Splice(FILE, 0, 0, "# " + i + "\n"));
        }
        assertThat(waiting).hasSize(1);
        waiting.removeFirst().run(); // of an older text: not shown
        assertThat(model.findings().checkingProperty().get()).isTrue();
        assertThat(waiting).hasSize(1);
        work();
        assertThat(model.findings().checkingProperty().get()).isFalse();
        assertThat(misspelt("selectr").diagnostic().at().start().line()).isEqualTo(25);
    }

    @Test
    void makesNoRepairOfAnEarlierText() {
        var finding = misspelt("imge");
        bench.edit(new Edit.Splice(FILE, 0, 0, "# one\n"));
        var now = text();
        model.apply(finding);
        model.apply(misspelt("imge"));
        model.applyAll(misspelt("imge"));
        assertThat(text()).isEqualTo(now);
    }

    @Test
    void saysWhatIsNoYamlAndKeepsTheRest() {
        int count = model.listed().size();
        bench.edit(new Edit.Splice(FILE, TEXT.length(), 0, "---\nkind: [\n"));
        work();
        assertThat(model.listed())
                .hasSize(count + 1)
                .anyMatch(it -> severity(it) == Severity.ERROR);
    }

    @Test
    void keepsLookingAtAFindingThatMoves() {
        model.chosenProperty().set(misspelt("imge"));
        bench.edit(new Edit.Splice(FILE, 0, 0, "# one\n"));
        work();
        var chosen = Objects.requireNonNull(model.chosenProperty().get());
        assertThat(chosen).isEqualTo(misspelt("imge"));
    }
}
