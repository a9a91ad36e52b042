package io.netwright.app.ui.inspector;

import io.netwright.app.ui.inspector.FormField.Cell;
import io.netwright.app.ui.inspector.FormField.Choice;
import io.netwright.app.ui.inspector.FormField.Entry;
import io.netwright.app.ui.inspector.FormField.Fact;
import io.netwright.app.ui.inspector.FormField.Table;
import io.netwright.model.edit.Proposal;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;

/// Makes the controls of a form's fields. What is refused says why under its field.
final class FieldViews {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");

    /// Who takes what a field proposes.
    interface Taker {
        void take(FormField field, Proposal.Possible proposal, String text);
    }

    private final Taker taker;

    FieldViews(Taker taker) {
        this.taker = taker;
    }

    VBox of(FormField field) {
        var label = new Label(field.label());
        label.getStyleClass().add("caption");
        var box = new VBox(4, label);
        var why = new Label();
        why.getStyleClass().addAll("fault-text", "caption");
        why.setWrapText(true);
        why.setManaged(false);
        why.setVisible(false);
        switch (field) {
            case Fact fact -> {
                for (var line : fact.value().split("\n", -1)) {
                    box.getChildren().add(fact(fact, line));
                }
            }
            case Entry entry -> {
                var text = entry(field, entry.value(), entry.set(), why);
                text.setId(entry.id());
                text.setPromptText(entry.prompt());
                text.setAccessibleText(entry.label());
                label.setLabelFor(text);
                box.getChildren().add(text);
            }
            case Choice choice -> {
                var combo = choice(choice, why);
                label.setLabelFor(combo);
                box.getChildren().add(combo);
            }
            case Table table -> box.getChildren().add(table(table, why));
        }
        box.getChildren().add(why);
        return box;
    }

    private static TextField fact(Fact fact, String line) {
        var text = new TextField(line);
        text.setId(fact.id());
        text.setEditable(false);
        text.getStyleClass().addAll("fact", "mono");
        text.setAccessibleText(fact.label());
        return text;
    }

    private TextField entry(
            FormField field, String value, Function<String, Proposal> set, Label why) {
        var text = new TextField(value);
        text.getStyleClass().add("mono");
        Runnable commit =
                () -> {
                    var now = text.getText().strip();
                    if (!now.equals(value)) {
                        offer(field, set.apply(now), now, why, text);
                    } else {
                        say("", why, text);
                    }
                };
        text.setOnAction(_ -> commit.run());
        text.focusedProperty()
                .subscribe(
                        (was, is) -> {
                            if (was && !is && text.getScene() != null) {
                                commit.run();
                            }
                        });
        return text;
    }

    private ComboBox<String> choice(Choice choice, Label why) {
        var combo = new ComboBox<String>();
        combo.setId(choice.id());
        combo.setMaxWidth(Double.MAX_VALUE);
        combo.setAccessibleText(choice.label());
        combo.getItems().setAll(choice.options());
        combo.setValue(choice.value().isEmpty() ? null : choice.value());
        combo.setOnAction(
                _ -> {
                    var now = combo.getValue();
                    if (now != null && !now.equals(choice.value())) {
                        offer(choice, choice.set().apply(now), now, why, combo);
                    }
                });
        return combo;
    }

    private GridPane table(Table table, Label why) {
        var grid = new GridPane(4, 4);
        int columns = table.columns().size();
        for (int i = 0; i < columns; i++) {
            var wide = new ColumnConstraints();
            wide.setHgrow(Priority.ALWAYS);
            wide.setPercentWidth(90.0 / columns);
            grid.getColumnConstraints().add(wide);
        }
        for (int r = 0; r < table.rows().size(); r++) {
            var row = table.rows().get(r);
            for (int c = 0; c < columns; c++) {
                var cell = cell(table, row.cells().get(c), why);
                cell.setId("%s-%d-%d".formatted(table.id(), r, c));
                cell.setAccessibleText(table.label() + ", " + table.columns().get(c));
                grid.add(cell, c, r);
            }
            var remove = row.remove();
            if (remove != null) {
                var said = "Remove " + row.cells().getFirst().value();
                grid.add(remove(table, remove, said, why), columns, r);
            }
        }
        var add = table.add();
        if (add != null) {
            adding(table, add, grid, why);
        } else if (table.rows().isEmpty()) {
            grid.add(new Label("none"), 0, 0);
        }
        return grid;
    }

    private TextField cell(Table table, Cell cell, Label why) {
        var set = cell.set();
        if (set != null) {
            return entry(table, cell.value(), set, why);
        }
        var text = new TextField(cell.value());
        text.setEditable(false);
        text.getStyleClass().addAll("fact", "mono");
        return text;
    }

    private Button remove(Table table, Supplier<Proposal> remove, String said, Label why) {
        var button = icon("mdi2c-close", said);
        button.setOnAction(_ -> offer(table, remove.get(), "", why, button));
        return button;
    }

    private static Button icon(String icon, String said) {
        var button = new Button();
        button.setGraphic(new FontIcon(icon));
        button.getStyleClass().addAll("button-icon", "flat", "inside");
        button.setAccessibleText(said);
        button.setTooltip(new Tooltip(said));
        return button;
    }

    private void adding(
            Table table, Function<List<String>, Proposal> add, GridPane grid, Label why) {
        int row = table.rows().size();
        var fields = new ArrayList<TextField>();
        Runnable commit =
                () -> {
                    var texts = fields.stream().map(it -> it.getText().strip()).toList();
                    offer(table, add.apply(texts), "", why, fields.getFirst());
                };
        for (int c = 0; c < table.columns().size(); c++) {
            var text = new TextField();
            text.setId("%s-new-%d".formatted(table.id(), c));
            text.setPromptText(table.columns().get(c));
            text.getStyleClass().add("mono");
            text.setAccessibleText("New: " + table.label() + ", " + table.columns().get(c));
            text.setOnAction(_ -> commit.run());
            fields.add(text);
            grid.add(text, c, row);
        }
        var plus = icon("mdi2p-plus", "Add to " + table.label().toLowerCase(Locale.ROOT));
        plus.setOnAction(_ -> commit.run());
        grid.add(plus, table.columns().size(), row);
    }

    private void offer(FormField field, Proposal proposal, String text, Label why, Node control) {
        switch (proposal) {
            case Proposal.Possible possible -> {
                say("", why, control);
                taker.take(field, possible, text);
            }
            case Proposal.Refused(var reason) -> say(reason.text(), why, control);
        }
    }

    private static void say(String reason, Label why, Node control) {
        why.setText(reason.isEmpty() ? "" : "✕ " + reason);
        why.setManaged(!reason.isEmpty());
        why.setVisible(!reason.isEmpty());
        control.pseudoClassStateChanged(WRONG, !reason.isEmpty());
    }
}
