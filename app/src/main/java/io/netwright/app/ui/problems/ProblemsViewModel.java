package io.netwright.app.ui.problems;

import io.netwright.app.ui.workbench.FindingsViewModel;
import io.netwright.app.ui.workbench.WorkbenchViewModel;
import io.netwright.model.diag.Message;
import io.netwright.model.diag.Severity;
import io.netwright.model.edit.Edit;
import io.netwright.model.edit.UnifiedDiff;
import io.netwright.model.lab.Lab;
import io.netwright.model.lint.LintFinding;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.ListChangeListener;
import javafx.collections.transformation.FilteredList;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Which findings are listed, which one is looked at, and what mends it. FX thread only.
public final class ProblemsViewModel {
    private final WorkbenchViewModel model;
    private final FindingsViewModel findings;
    private final FilteredList<LintFinding> listed;
    private final Map<Severity, BooleanProperty> shown = new EnumMap<>(Severity.class);
    private final ObjectProperty<@Nullable LintFinding> chosen;
    private final ReadOnlyStringWrapper preview = new ReadOnlyStringWrapper("");
    private int asked;

    /// All severities are listed at first.
    public ProblemsViewModel(WorkbenchViewModel model) {
        this.model = model;
        findings = model.findings();
        chosen = findings.chosenProperty();
        listed = new FilteredList<>(findings.all());
        for (var severity : Severity.values()) {
            var property = new SimpleBooleanProperty(true);
            shown.put(severity, property);
            property.subscribe(this::filter);
        }
        findings.all().addListener((ListChangeListener<LintFinding>) _ -> follow());
        chosen.subscribe(this::look);
        findings.checkingProperty().subscribe(this::look);
    }

    private void filter() {
        listed.setPredicate(it -> shows(it.diagnostic().severity()).get());
    }

    /// What is looked at stays looked at where it moved to.
    private void follow() {
        var last = chosen.get();
        if (last != null && !findings.all().contains(last)) {
            chosen.set(
                    findings.all().stream()
                            .filter(it -> isSame(it, last))
                            .findFirst()
                            .orElse(null));
        }
    }

    private static boolean isSame(LintFinding a, LintFinding b) {
        return a.diagnostic().message().equals(b.diagnostic().message())
                && a.diagnostic().at().file().equals(b.diagnostic().at().file())
                && Objects.equals(a.resource(), b.resource());
    }

    public FindingsViewModel findings() {
        return findings;
    }

    /// Those of the severities that show.
    public FilteredList<LintFinding> listed() {
        return listed;
    }

    /// Are findings of that severity listed?
    public BooleanProperty shows(Severity severity) {
        return Objects.requireNonNull(shown.get(severity));
    }

    public long count(Severity severity) {
        return findings.all().stream().filter(it -> it.diagnostic().severity() == severity).count();
    }

    /// The finding that is looked at.
    public ObjectProperty<@Nullable LintFinding> chosenProperty() {
        return chosen;
    }

    /// What its repair would change, as `diff -u` prints it; `""` without a repair.
    public ReadOnlyStringProperty previewProperty() {
        return preview.getReadOnlyProperty();
    }

    private void look() {
        int now = ++asked;
        var finding = chosen.get();
        var repair = finding == null ? null : finding.repair();
        if (repair == null) {
            preview.set("");
        } else if (!findings.checkingProperty().get()) {
            var lab = model.session().lab();
            model.compute(
                    () -> diff(lab, repair),
                    text -> {
                        if (now == asked) {
                            preview.set(text);
                        }
                    });
        }
    }

    private static String diff(Lab lab, Edit edit) {
        Lab next;
        try {
            next = edit.applyTo(lab);
        } catch (IllegalArgumentException e) {
            return "" + e.getMessage(); // the text has changed since
        }
        var text = new StringBuilder();
        for (var file : next.files()) {
            var before = lab.file(file.path());
            if (before.isEmpty() || !before.get().hasSameText(file)) {
                text.append(
                        UnifiedDiff.of(
                                file.path(), before.map(it -> it.text()).orElse(""), file.text()));
            }
        }
        return text.toString();
    }

    /// Shows the place of a finding in the text.
    public void open(LintFinding finding) {
        model.jumpProperty().set(null);
        model.jumpProperty().set(finding.diagnostic().at());
    }

    /// Makes the edit that mends a finding; undone like any other.
    public void apply(LintFinding finding) {
        var repair = finding.repair();
        if (repair != null && isCurrent(finding)) {
            model.edit(repair);
        }
    }

    /// Findings with the same code that can be mended, this one among them.
    public List<LintFinding> alike(LintFinding finding) {
        return findings.all().stream()
                .filter(it -> it.repair() != null && it.code().equals(finding.code()))
                .toList();
    }

    /// Mends all that are [#alike], as one step of the history. From the end of each file to its
    /// start, so that no edit moves what a later one speaks of.
    public void applyAll(LintFinding finding) {
        if (!isCurrent(finding)) {
            return;
        }
        var edits =
                alike(finding).stream()
                        .sorted(
                                Comparator.comparingInt(
                                                (LintFinding it) ->
                                                        it.diagnostic().at().start().offset())
                                        .reversed())
                        .map(LintFinding::repair)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList();
        model.edit(
                new Edit.Together(
                        Message.of("EDIT_REPAIRS", "Repair {} × {}", edits.size(), finding.code()),
                        edits));
    }

    private boolean isCurrent(LintFinding finding) {
        return !findings.checkingProperty().get() && findings.all().contains(finding);
    }
}
