package io.netwright.app.ui.workbench;

import io.netwright.app.session.LabSession;
import io.netwright.model.diag.Diagnostic;
import io.netwright.model.diag.Fault;
import io.netwright.model.diag.Severity;
import io.netwright.model.lab.Lab;
import io.netwright.model.lint.LintFinding;
import io.netwright.model.lint.Linter;
import io.netwright.model.resource.ResourceKey;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;

/// Everything that is found in the open lab. FX thread only; the rules run on `work`, one lab at a
/// time and the newest next, so that fast typing does not start a check for every key. What shows
/// always stands at its place in the text of now.
public final class FindingsViewModel {
    private final LabSession session;
    private final Executor work;
    private final Executor fx;
    private final ObservableList<LintFinding> all = FXCollections.observableArrayList();
    private final ReadOnlyIntegerWrapper problems = new ReadOnlyIntegerWrapper();
    private final ReadOnlyBooleanWrapper checking = new ReadOnlyBooleanWrapper();
    private final ObjectProperty<@Nullable LintFinding> chosen = new SimpleObjectProperty<>();
    private Lab shown;
    private @Nullable Lab checked;
    private @Nullable Lab running;

    FindingsViewModel(LabSession session, Executor work, Executor fx) {
        this.session = session;
        this.work = work;
        this.fx = fx;
        shown = session.lab();
    }

    /// Another lab is open: nothing that was found in the last one stays.
    void begin() {
        checked = null;
        running = null;
        shown = session.lab();
        show(List.of());
    }

    void changed() {
        var lab = session.lab();
        if (lab != shown) {
            show(CarriedFindings.carry(all, shown, lab));
            shown = lab;
        }
        check();
    }

    private void check() {
        var lab = session.lab();
        boolean done = checked == lab;
        checking.set(!done);
        if (done || running != null || session.isDeriving()) {
            return;
        }
        if (session.isHeld()) {
            take(lab, held(lab));
            return;
        }
        var derived = session.derived();
        var cluster = session.isCurrent() ? derived.cluster().findings() : List.<Diagnostic>of();
        running = lab;
        work.execute(
                () -> {
                    try {
                        var found = Linter.all(lab, cluster);
                        fx.execute(() -> finish(lab, found));
                    } catch (RuntimeException | Error e) {
                        fx.execute(() -> finish(lab, Linter.reading(lab)));
                        throw e; // a fault of ours: whoever runs this thread reports it
                    }
                });
    }

    /// While a document is no YAML, the faults of reading alone are new; what the rules would say
    /// of a lab without it is not meant.
    private List<LintFinding> held(Lab lab) {
        var found = new ArrayList<>(Linter.reading(lab));
        all.stream().filter(it -> !isReading(it)).forEach(found::add);
        return found;
    }

    private static boolean isReading(LintFinding it) {
        return Arrays.stream(Fault.values()).anyMatch(fault -> fault.code().equals(it.code()));
    }

    private void finish(Lab lab, List<LintFinding> found) {
        if (running != lab) {
            return; // another lab is open
        }
        running = null;
        if (lab == session.lab()) {
            take(lab, found);
        } else {
            check();
        }
    }

    private void take(Lab lab, List<LintFinding> found) {
        checked = lab;
        checking.set(false);
        show(found);
    }

    private void show(List<LintFinding> found) {
        if (!all.equals(found)) {
            all.setAll(found);
            problems.set((int) found.stream().filter(FindingsViewModel::isProblem).count());
        }
    }

    /// In the order of the files.
    public ObservableList<LintFinding> all() {
        return all;
    }

    /// The finding that somebody looks at.
    public ObjectProperty<@Nullable LintFinding> chosenProperty() {
        return chosen;
    }

    /// Shows a finding to somebody who asks for it, again where it is the chosen one.
    public void explain(LintFinding finding) {
        chosen.set(null);
        chosen.set(finding);
    }

    /// How many there are that ask for something to be done; a notice does not.
    public ReadOnlyIntegerProperty problemsProperty() {
        return problems.getReadOnlyProperty();
    }

    /// Is the text newer than what was found?
    public ReadOnlyBooleanProperty checkingProperty() {
        return checking.getReadOnlyProperty();
    }

    /// Is that an error or a warning?
    public static boolean isProblem(LintFinding it) {
        return it.diagnostic().severity() != Severity.INFO;
    }

    /// What is found about an object.
    public List<LintFinding> about(ResourceKey key) {
        return all.stream().filter(it -> key.equals(it.resource())).toList();
    }
}
