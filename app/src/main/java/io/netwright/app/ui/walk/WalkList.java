package io.netwright.app.ui.walk;

import io.netwright.app.ui.workbench.WorkbenchViewModel;
import io.netwright.sim.trace.Hop;

import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import org.jspecify.annotations.Nullable;

/// The hops of the run, one a line: where, what, why, and the line of YAML it comes from.
public final class WalkList extends ListView<Hop> {
    private final WorkbenchViewModel model;

    public WalkList(WorkbenchViewModel model) {
        this.model = model;
        setId("walk");
        getStyleClass().add("dense");
        setFixedCellSize(28);
        setAccessibleText("Walk of the packet");
        setPlaceholder(new Label("Choose From and To above and press Send: its way appears here."));
        setCellFactory(_ -> new Cell());
        model.runProperty().subscribe(() -> getItems().setAll(model.hops()));
        model.instantProperty()
                .subscribe(
                        now -> {
                            int at = now.intValue();
                            if (at >= 0 && at < getItems().size()) {
                                getSelectionModel().select(at);
                                scrollTo(Math.max(0, at - 3));
                            }
                        });
        getSelectionModel()
                .selectedIndexProperty()
                .subscribe(
                        at -> {
                            if (at.intValue() >= 0) {
                                model.instantProperty().set(at.intValue());
                            }
                        });
    }

    private final class Cell extends ListCell<Hop> {
        Cell() {
            setPrefWidth(0); // as wide as the list, so that nothing scrolls sideways
        }

        @Override
        protected void updateItem(@Nullable Hop hop, boolean empty) {
            super.updateItem(hop, empty);
            setText(null);
            setGraphic(hop == null || empty ? null : row(hop));
            setAccessibleText(hop == null || empty ? null : WalkText.spoken(hop));
        }

        private HBox row(Hop hop) {
            var why = new Label(hop.why().message().text());
            why.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(why, Priority.ALWAYS);
            why.setMinWidth(80);
            var row =
                    new HBox(
                            8,
                            column(String.valueOf(getIndex() + 1), 26, "caption"),
                            column(hop.leg() == Hop.Leg.REPLY ? "↩" : "→", 16, "caption"),
                            column(hop.place(), 124, "place"),
                            column(WalkText.where(hop), 124, "mono"),
                            column(hop.action(), 84, "action"),
                            why);
            row.setAlignment(Pos.CENTER_LEFT);
            model.locate(hop.why())
                    .ifPresent(
                            at -> {
                                var link = new Hyperlink(at.file() + ":" + at.start().line());
                                link.setMinWidth(USE_PREF_SIZE);
                                link.setFocusTraversable(false);
                                link.setAccessibleText("Show " + at + " in the YAML");
                                link.setOnAction(
                                        _ -> {
                                            model.jumpProperty().set(null);
                                            model.jumpProperty().set(at);
                                        });
                                row.getChildren().add(link);
                            });
            return row;
        }

        private static Label column(String text, double width, String style) {
            var label = new Label(text);
            label.setMinWidth(width);
            label.setPrefWidth(width);
            label.setMaxWidth(width);
            label.getStyleClass().add(style);
            return label;
        }
    }
}
