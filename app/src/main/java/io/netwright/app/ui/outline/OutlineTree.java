package io.netwright.app.ui.outline;

import io.netwright.app.ui.figures.Figures;
import io.netwright.app.ui.outline.OutlineRows.Row;
import io.netwright.app.ui.workbench.WorkbenchViewModel;
import io.netwright.model.lab.Lab;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.layout.HBox;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// The tree of everything in the cluster.
public final class OutlineTree extends TreeView<Row> {
    private final WorkbenchViewModel model;
    private boolean showing;
    private @Nullable Lab shown;
    private List<Row> rows = List.of();

    public OutlineTree(WorkbenchViewModel model) {
        this.model = model;
        setId("outline");
        setShowRoot(false);
        setAccessibleText("Outline of the cluster");
        setRoot(new TreeItem<>(new Row(null, null, "", "", "", List.of())));
        setCellFactory(_ -> new Cell());
        model.revisionProperty().subscribe(this::show);
        model.selectionProperty().subscribe(this::follow);
        getSelectionModel()
                .selectedItemProperty()
                .subscribe(
                        item -> {
                            if (item != null && !showing && item.getValue().key() != null) {
                                model.selectionProperty().set(item.getValue().key());
                            }
                        });
    }

    private void show() {
        var derived = model.session().derived();
        if (derived.lab() == shown) {
            return;
        }
        shown = derived.lab();
        var items = OutlineRows.of(derived.cluster(), derived.compiled().fabric());
        if (items.equals(rows)) {
            return; // what is open and in view stays so
        }
        rows = items;
        showing = true;
        getRoot().getChildren().setAll(items.stream().map(OutlineTree::item).toList());
        showing = false;
        follow();
    }

    private void follow() {
        var key = model.selectionProperty().get();
        for (int i = 0; key != null && i < getExpandedItemCount(); i++) {
            if (key.equals(getTreeItem(i).getValue().key())) {
                showing = true;
                getSelectionModel().select(i);
                showing = false;
                return;
            }
        }
    }

    private static TreeItem<Row> item(Row row) {
        var item = new TreeItem<>(row);
        item.setExpanded(row.key() == null || "Node".equals(row.key().kind()));
        row.children().forEach(it -> item.getChildren().add(item(it)));
        return item;
    }

    private static final class Cell extends TreeCell<Row> {
        @Override
        protected void updateItem(@Nullable Row row, boolean empty) {
            super.updateItem(row, empty);
            if (row == null || empty) {
                setGraphic(null);
                setText(null);
                setAccessibleText(null);
                return;
            }
            var name = new Label(row.text());
            var detail = new Label(row.detail());
            detail.getStyleClass().addAll("mono", "outline-detail");
            var line = new HBox(6, name, detail);
            if (row.figure() != null) {
                line.getChildren().addFirst(Figures.icon(row.figure(), 16));
            } else {
                name.getStyleClass().add(row.key() == null ? "outline-group" : "mono");
            }
            line.setAlignment(Pos.CENTER_LEFT);
            setGraphic(line);
            setAccessibleText(row.spoken());
        }
    }
}
