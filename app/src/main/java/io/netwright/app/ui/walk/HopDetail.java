package io.netwright.app.ui.walk;

import io.netwright.app.ui.workbench.WorkbenchViewModel;
import io.netwright.model.diag.Message;
import io.netwright.model.diag.Part;
import io.netwright.model.diag.SourceRange;
import io.netwright.model.resource.FieldPath;
import io.netwright.sim.run.Step;
import io.netwright.sim.tables.TableSpot;
import io.netwright.sim.trace.Hop;

import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import javafx.util.Duration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Why the hop of the instant went as it did: one sentence, with links to the table's line and to
/// the YAML. Words of the field explain themselves.
final class HopDetail extends TextFlow {
    private final WorkbenchViewModel model;

    HopDetail(WorkbenchViewModel model) {
        this.model = model;
        setId("hop-detail");
        setMinHeight(56); // two lines, so that the list keeps its place while one steps
        getStyleClass().add("hop-detail");
        model.instantProperty().subscribe(this::show);
        model.runProperty().subscribe(this::show);
    }

    private void show() {
        var hop = model.hop().orElse(null);
        var nodes = new ArrayList<Node>();
        if (hop != null) {
            sentence(hop.why().message(), nodes);
            var remedy = hop.why().remedy();
            if (remedy != null) {
                nodes.add(new Text(". Hint: "));
                sentence(remedy, nodes);
            }
            table(hop).ifPresent(nodes::add);
            model.locate(hop.why()).ifPresent(it -> nodes.add(yaml(where(it), it)));
        }
        getChildren().setAll(nodes);
    }

    private static String where(SourceRange at) {
        return at.file() + ":" + at.start().line();
    }

    /// The words of a message, its parts as links where they lead somewhere.
    private void sentence(Message message, List<Node> nodes) {
        int part = 0;
        for (var text : message.template().split("\\{\\}", -1)) {
            words(text, nodes);
            if (part < message.parts().size()) {
                nodes.add(node(message.parts().get(part)));
            }
            part++;
        }
    }

    private static void words(String text, List<Node> nodes) {
        for (var word : text.splitWithDelimiters(" ", 0)) {
            nodes.add(
                    Terms.of(word).<Node>map(it -> term(word, it)).orElseGet(() -> new Text(word)));
        }
    }

    private static Label term(String word, Terms.Term term) {
        var label = new Label(word);
        label.getStyleClass().add("term");
        label.setTooltip(tip(Terms.text(term)));
        return label;
    }

    static Tooltip tip(String text) {
        var tip = new Tooltip(text);
        tip.setShowDelay(Duration.millis(240));
        tip.setWrapText(true);
        tip.setMaxWidth(360);
        return tip;
    }

    private Node node(Part part) {
        return switch (part) {
            case Part.Resource(var key) ->
                    model.session()
                            .lab()
                            .locate(key, FieldPath.ROOT)
                            .<Node>map(it -> yaml(key.toString(), it))
                            .orElseGet(() -> new Text(key.toString()));
            case Part.Place(var at) -> yaml(at.toString(), at);
            case Part.Text(var text) -> mono(text);
        };
    }

    private static Text mono(String text) {
        var node = new Text(text);
        if (text.chars().anyMatch(Character::isDigit)) {
            node.getStyleClass().add("mono");
        }
        return node;
    }

    private Hyperlink yaml(String text, SourceRange at) {
        var link = new Hyperlink(text);
        link.setAccessibleText("Show " + at + " in the YAML");
        link.setTooltip(tip("Show in the YAML: " + where(at)));
        link.setOnAction(
                _ -> {
                    model.jumpProperty().set(null);
                    model.jumpProperty().set(at);
                });
        return link;
    }

    /// The line of the table that decided.
    private Optional<Node> table(Hop hop) {
        var run = model.runProperty().get();
        var recording = run == null ? null : run.recording();
        if (recording == null) {
            return Optional.empty();
        }
        var step = recording.steps().get(hop.step());
        var spot = TableSpot.of(step);
        var link = new Hyperlink(name(step, spot));
        link.setId("hop-table");
        link.setTooltip(tip("Show the line that decided"));
        link.setOnAction(
                _ -> {
                    model.tableProperty().set(null);
                    model.tableProperty().set(spot);
                });
        return Optional.of(link);
    }

    private static String name(Step step, TableSpot spot) {
        var filter = step.filter();
        return filter == null
                ? spot.view().name()
                : filter.table().name() + " " + filter.chain().name();
    }
}
