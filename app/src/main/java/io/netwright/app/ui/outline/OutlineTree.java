package io.netwright.app.ui.outline;

import io.netwright.app.ui.outline.OutlineRows.Row;
import io.netwright.app.ui.workbench.WorkbenchViewModel;

import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// The tree of everything in the cluster.
public final class OutlineTree extends TreeView<Row> {
    private final WorkbenchViewModel model;
    private boolean showing;

    public OutlineTree(WorkbenchViewModel model) {
        this.model = model;
        setId("outline");
        setShowRoot(false);
        setAccessibleText("Outline of the cluster");
        setRoot(new TreeItem<>(new Row(null, "", "", List.of())));
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
        showing = true;
        var items = OutlineRows.of(model.session().derived().cluster());
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
        item.setExpanded(true);
        row.children().forEach(it -> item.getChildren().add(item(it)));
        return item;
    }

    private static final class Cell extends TreeCell<Row> {
        @Override
        protected void updateItem(@Nullable Row row, boolean empty) {
            super.updateItem(row, empty);
            setText(row == null || empty ? null : row.text());
            setAccessibleText(row == null || empty ? null : row.spoken());
        }
    }
}
