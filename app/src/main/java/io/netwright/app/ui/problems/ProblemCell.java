package io.netwright.app.ui.problems;

import io.netwright.model.diag.Severity;
import io.netwright.model.lint.LintFinding;

import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;

import org.jspecify.annotations.Nullable;

/// One part of a finding.
final class ProblemCell extends TableCell<LintFinding, LintFinding> {
    enum Part {
        SEVERITY,
        PLACE,
        CODE,
        SENTENCE
    }

    private final Part part;

    ProblemCell(Part part) {
        this.part = part;
        if (part == Part.PLACE || part == Part.CODE) {
            getStyleClass().add("mono");
        }
    }

    @Override
    protected void updateItem(@Nullable LintFinding it, boolean empty) {
        super.updateItem(it, empty);
        getStyleClass().removeIf(style -> style.startsWith("severity-"));
        if (it == null || empty) {
            setText(null);
            setTooltip(null);
            return;
        }
        var told = it.diagnostic();
        switch (part) {
            case SEVERITY -> {
                getStyleClass().add("severity-" + told.severity().text());
                setText(sign(told.severity()));
            }
            case PLACE -> setText(told.at().toString());
            case CODE -> setText(it.code());
            case SENTENCE -> {
                setText(told.message().text());
                setTooltip(new Tooltip(told.toString()));
            }
        }
    }

    private static String sign(Severity severity) {
        return switch (severity) {
            case ERROR -> "✕ error";
            case WARNING -> "⚠ warning";
            case INFO -> "ℹ notice";
        };
    }
}
