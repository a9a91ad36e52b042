package io.netwright.app.ui.yaml;

import io.netwright.app.explain.FieldInfo;
import io.netwright.model.lint.LintFinding;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// What is known of a field, and what is found there.
final class FieldCard extends VBox {
    private static final double WIDTH = 360;

    FieldCard() {
        super(4);
        getStyleClass().add("field-card");
        setPrefWidth(WIDTH);
        setMaxWidth(WIDTH);
    }

    /// Shows that, and says whether there is anything to show.
    boolean show(@Nullable FieldInfo info, List<LintFinding> found) {
        var lines = new ArrayList<Node>();
        if (info != null) {
            var name = text(info.name(), "field-name");
            var type = text(info.type(), "caption", "mono");
            var head = new HBox(8, name, type);
            head.setAlignment(Pos.BASELINE_LEFT);
            lines.add(head);
            if (!facts(info).isEmpty()) {
                lines.add(text(facts(info), "caption"));
            }
            if (!info.words().isEmpty()) {
                lines.add(text(String.join(" · ", info.words()), "mono"));
            }
            if (!info.sentence().isEmpty()) {
                lines.add(text(info.sentence()));
            }
        }
        for (var it : found) {
            var told = it.diagnostic();
            var hint = told.hint();
            lines.add(
                    text(
                            told.message().text() + (hint == null ? "" : ": " + hint.text()),
                            "severity-" + told.severity().text()));
        }
        getChildren().setAll(lines);
        setAccessibleText(said());
        return !lines.isEmpty();
    }

    private static String facts(FieldInfo info) {
        var facts = new ArrayList<String>();
        if (info.required()) {
            facts.add("required");
        }
        if (!info.standard().isEmpty()) {
            facts.add("default " + info.standard());
        }
        if (!info.since().isEmpty()) {
            facts.add("since Kubernetes " + info.since());
        }
        if (!info.shape().format().isEmpty()) {
            facts.add(info.shape().format());
        }
        return String.join(" · ", facts);
    }

    private static Label text(String text, String... styles) {
        var label = new Label(text);
        label.getStyleClass().addAll(styles);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    /// All of it, for whoever hears rather than sees it.
    String said() {
        var said = new StringBuilder();
        for (var node : lookupAll(".label")) {
            said.append(((Label) node).getText()).append(". ");
        }
        return said.toString().strip();
    }
}
