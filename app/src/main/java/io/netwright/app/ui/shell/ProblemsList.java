package io.netwright.app.ui.shell;

import io.netwright.app.ui.workbench.WorkbenchViewModel;
import io.netwright.model.diag.Diagnostic;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;

import java.util.Comparator;
import java.util.function.Function;

/// What is wrong with the lab, by severity, place or sentence; Enter or a double click goes there.
final class ProblemsList extends TableView<Diagnostic> {
    private final WorkbenchViewModel model;
    private final Label nothing = new Label();

    ProblemsList(WorkbenchViewModel model) {
        this.model = model;
        setId("problems");
        getStyleClass().addAll("dense", "edge-to-edge");
        setAccessibleText("Problems");
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        nothing.setWrapText(true);
        setPlaceholder(nothing);
        getColumns().add(column("Severity", 110, ProblemsList::severity));
        var place = column("Place", 190, it -> it.at().toString());
        getColumns().add(placed(place));
        getColumns().add(column("Code", 90, it -> it.message().code()));
        getColumns().add(column("Problem", 520, it -> it.message().text()));
        getColumns().add(column("What to do", 320, ProblemsList::hint));
        var sorted = new SortedList<>(model.problems());
        sorted.comparatorProperty().bind(comparatorProperty());
        setItems(sorted);
        setOnMouseClicked(
                click -> {
                    if (click.getClickCount() == 2) {
                        open();
                    }
                });
        setOnKeyPressed(
                key -> {
                    if (key.getCode() == KeyCode.ENTER) {
                        open();
                    }
                });
        model.revisionProperty().subscribe(this::sayWhatIsChecked);
    }

    private static String severity(Diagnostic it) {
        return switch (it.severity()) {
            case ERROR -> "✕ error";
            case WARNING -> "⚠ " + it.severity().text();
            default -> it.severity().text();
        };
    }

    private static String hint(Diagnostic it) {
        var hint = it.hint();
        return hint == null ? "" : hint.text();
    }

    private static TableColumn<Diagnostic, String> column(
            String title, double width, Function<Diagnostic, String> text) {
        var column = new TableColumn<Diagnostic, String>(title);
        column.setPrefWidth(width);
        column.setCellValueFactory(it -> new ReadOnlyObjectWrapper<>(text.apply(it.getValue())));
        return column;
    }

    /// Line 9 before line 10.
    private static TableColumn<Diagnostic, String> placed(TableColumn<Diagnostic, String> column) {
        column.getStyleClass().add("mono");
        column.setComparator(
                Comparator.comparing((String it) -> it.replaceFirst(":.*", ""))
                        .thenComparingInt(it -> part(it, 2))
                        .thenComparingInt(it -> part(it, 1)));
        return column;
    }

    private static int part(String place, int fromEnd) {
        var parts = place.split(":", -1);
        var text = parts.length < fromEnd ? "" : parts[parts.length - fromEnd];
        return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
    }

    private void sayWhatIsChecked() {
        var lab = model.session().lab();
        int objects = lab.resources().size();
        nothing.setText(
                lab.files().isEmpty()
                        ? "No problems: the lab is empty"
                        : ("No problems in %d objects of %d files: syntax, fields, names,"
                                        + " addresses and references are checked")
                                .formatted(objects, lab.files().size()));
    }

    private void open() {
        var chosen = getSelectionModel().getSelectedItem();
        if (chosen != null) {
            model.jumpProperty().set(null);
            model.jumpProperty().set(chosen.at());
        }
    }
}
