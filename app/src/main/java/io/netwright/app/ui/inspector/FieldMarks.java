package io.netwright.app.ui.inspector;

import io.netwright.app.ui.workbench.FindingsViewModel;
import io.netwright.model.diag.Severity;
import io.netwright.model.lint.LintFinding;

import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Collectors;

/// What is found, in words under the control that it is about.
final class FieldMarks extends VBox {
    private final FindingsViewModel findings;
    private final @Nullable Node control;
    private List<LintFinding> shown = List.of();

    /// @param control what is marked, null for the whole form
    FieldMarks(FindingsViewModel findings, @Nullable Node control) {
        super(4);
        this.findings = findings;
        this.control = control;
        getStyleClass().add("form-findings");
        hide(true);
    }

    void show(List<LintFinding> next) {
        if (next.equals(shown)) {
            return;
        }
        shown = next;
        getChildren().setAll(next.stream().map(this::link).toList());
        hide(next.isEmpty());
        if (control != null) {
            control.getStyleClass().removeAll("has-error", "has-warning");
            if (!next.isEmpty()) {
                boolean error = next.stream().anyMatch(FieldMarks::isError);
                control.getStyleClass().add(error ? "has-error" : "has-warning");
            }
            control.setAccessibleHelp(
                    next.stream()
                            .map(it -> it.diagnostic().message().text())
                            .collect(Collectors.joining("; ")));
        }
    }

    private void hide(boolean hidden) {
        setVisible(!hidden);
        setManaged(!hidden);
    }

    private static boolean isError(LintFinding it) {
        return it.diagnostic().severity() == Severity.ERROR;
    }

    private Hyperlink link(LintFinding it) {
        var told = it.diagnostic();
        var link = new Hyperlink((isError(it) ? "✕ " : "⚠ ") + told.message().text());
        link.setWrapText(true);
        link.getStyleClass().addAll("caption", "finding", "severity-" + told.severity().text());
        link.setTooltip(new Tooltip(told.toString()));
        link.setAccessibleText(told.severity().text() + ": " + told.message().text());
        link.setOnAction(_ -> findings.explain(it));
        return link;
    }
}
