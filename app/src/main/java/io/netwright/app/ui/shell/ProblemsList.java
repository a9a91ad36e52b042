package io.netwright.app.ui.shell;

import io.netwright.app.ui.workbench.WorkbenchViewModel;
import io.netwright.model.diag.Diagnostic;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;

import org.jspecify.annotations.Nullable;

/// What is wrong with the lab; Enter or a click goes to the place.
final class ProblemsList extends ListView<Diagnostic> {
    ProblemsList(WorkbenchViewModel model) {
        super(model.problems());
        setId("problems");
        getStyleClass().add("dense");
        setAccessibleText("Problems");
        setPlaceholder(
                new Label("No problems: syntax, fields, names and addresses of every document"));
        setCellFactory(_ -> new Cell());
        setOnMouseClicked(_ -> open(model));
        setOnKeyPressed(
                key -> {
                    if (key.getCode() == KeyCode.ENTER) {
                        open(model);
                    }
                });
    }

    private void open(WorkbenchViewModel model) {
        var chosen = getSelectionModel().getSelectedItem();
        if (chosen != null) {
            model.jumpProperty().set(null);
            model.jumpProperty().set(chosen.at());
        }
    }

    private static final class Cell extends ListCell<Diagnostic> {
        @Override
        protected void updateItem(@Nullable Diagnostic item, boolean empty) {
            super.updateItem(item, empty);
            setText(item == null || empty ? null : item.toString());
        }
    }
}
