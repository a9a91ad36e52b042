package io.netwright.app.ui.walk;

import io.netwright.app.ui.walk.PacketTree.Change;
import io.netwright.app.ui.walk.PacketTree.Row;
import io.netwright.app.ui.workbench.WorkbenchViewModel;
import io.netwright.sim.packet.Codec;

import javafx.beans.property.SimpleStringProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableCell;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;

import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.NavigationActions;
import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The packet of the instant: In and Out side by side, changed fields with a sign, bytes below. To
/// select a field is to select its bytes, and the other way round.
public final class PacketPane extends SplitPane {
    private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");
    private static final PseudoClass ADDED = PseudoClass.getPseudoClass("added");
    private static final PseudoClass REMOVED = PseudoClass.getPseudoClass("removed");

    private final WorkbenchViewModel model;
    private final TreeTableView<Row> tree = new TreeTableView<>();
    private final CodeArea bytes = new CodeArea();
    private final Label caption = new Label();

    /// Layers that somebody has folded or unfolded, by their name.
    private final Map<String, Boolean> unfolded = new LinkedHashMap<>();

    private @Nullable PacketTree shown;
    private HexDump dump = HexDump.of(new byte[0]);
    private boolean out = true;
    private boolean showing;

    public PacketPane(WorkbenchViewModel model) {
        this.model = model;
        WalkStyle.on(this);
        setOrientation(Orientation.VERTICAL);
        tree.setId("packet");
        tree.setAccessibleText("Packet before and after the hop");
        tree.setShowRoot(false);
        tree.setFixedCellSize(22);
        tree.getStyleClass().addAll("dense", "packet-tree");
        tree.setPlaceholder(new Label("The packet of the hop appears here."));
        tree.setColumnResizePolicy(TreeTableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        tree.getColumns()
                .setAll(
                        List.of(
                                column("Field", 176, it -> sign(it) + it.name(), false),
                                column("In", 160, Row::inText, true),
                                column("Out", 160, Row::outText, true)));
        tree.getSelectionModel().setCellSelectionEnabled(true);
        tree.getSelectionModel().selectedItemProperty().subscribe(this::select);
        tree.getFocusModel().focusedCellProperty().subscribe(this::side);
        var copy = new MenuItem("Copy value");
        copy.setAccelerator(new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN));
        copy.setOnAction(_ -> copy());
        tree.setContextMenu(new ContextMenu(copy));
        tree.setOnKeyPressed(
                event -> {
                    if (new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN)
                            .match(event)) {
                        copy();
                        event.consume();
                    }
                });
        bytes.setId("bytes");
        bytes.setEditable(false);
        bytes.getStyleClass().addAll("mono", "bytes");
        bytes.setAccessibleText("Bytes of the packet");
        bytes.setOnMouseClicked(_ -> pick());
        caption.getStyleClass().addAll("caption", "pane-bar");
        caption.setMaxWidth(Double.MAX_VALUE);
        var below = new BorderPane(bytes);
        below.setTop(caption);
        getItems().setAll(tree, below);
        setDividerPositions(0.62);
        model.instantProperty().subscribe(this::show);
        model.runProperty().subscribe(this::show);
    }

    private static String sign(Row row) {
        return row.change() == Change.NONE ? "" : row.change().sign() + " ";
    }

    private static TreeTableColumn<Row, String> column(
            String title, double width, Function<Row, String> text, boolean mono) {
        var column = new TreeTableColumn<Row, String>(title);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(
                it -> new SimpleStringProperty(text.apply(it.getValue().getValue())));
        column.setCellFactory(_ -> new Cell(mono, title.equals("In")));
        return column;
    }

    private void show() {
        var hop = model.hop().orElse(null);
        if (hop == null) {
            shown = null;
            tree.setRoot(null);
            write();
            return;
        }
        var next = PacketTree.of(hop.before(), hop.after());
        if (next.equals(shown)) {
            return;
        }
        showing = true;
        shown = next;
        var root = new TreeItem<Row>();
        for (var layer : next.layers()) {
            var item = new TreeItem<>(layer);
            layer.fields().forEach(it -> item.getChildren().add(new TreeItem<>(it)));
            boolean open = layer.change() != Change.NONE;
            item.setExpanded(unfolded.getOrDefault(layer.name(), open));
            item.expandedProperty()
                    .subscribe(
                            now -> {
                                if (!showing) {
                                    unfolded.put(layer.name(), now);
                                }
                            });
            root.getChildren().add(item);
        }
        tree.setRoot(root);
        out = true;
        showing = false;
        write();
    }

    /// The bytes of the side that is looked at.
    private void write() {
        var now = shown;
        dump = HexDump.of(now == null ? new byte[0] : Codec.encode(out ? now.out() : now.in()));
        bytes.replaceText(dump.text());
        bytes.moveTo(0);
        bytes.requestFollowCaret();
        caption.setText(
                now == null
                        ? "Bytes"
                        : "%d bytes as it %s".formatted(dump.bytes(), out ? "leaves" : "comes in"));
        mark();
    }

    private void side() {
        var cell = tree.getFocusModel().getFocusedCell();
        var chosen = cell == null ? null : cell.getTableColumn();
        boolean left = chosen == null || !chosen.getText().equals("In");
        if (left != out && !showing) {
            out = left;
            write();
        }
    }

    private void select() {
        if (!showing) {
            mark();
        }
    }

    private void mark() {
        bytes.clearStyle(0, bytes.getLength());
        var item = tree.getSelectionModel().getSelectedItem();
        var row = item == null ? null : item.getValue();
        var span = row == null ? null : out ? row.after() : row.before();
        if (span == null) {
            return;
        }
        var stretches = dump.stretches(span);
        for (var it : stretches) {
            bytes.setStyleClass(it[0], it[1], "bytes-marked");
        }
        if (!stretches.isEmpty()) {
            bytes.moveTo(stretches.getFirst()[0], NavigationActions.SelectionPolicy.CLEAR);
            bytes.requestFollowCaret();
        }
    }

    /// The field of the byte at the caret.
    private void pick() {
        var now = shown;
        int at = dump.byteAt(bytes.getCaretPosition());
        var row = now == null || at < 0 ? null : now.at(at, out);
        if (row == null || bytes.getSelection().getLength() > 0) {
            return;
        }
        for (var layer : tree.getRoot().getChildren()) {
            if (layer.getValue().equals(row)) {
                choose(layer);
                return;
            }
            for (var field : layer.getChildren()) {
                if (field.getValue().equals(row)) {
                    layer.setExpanded(true);
                    choose(field);
                    return;
                }
            }
        }
    }

    private void choose(TreeItem<Row> item) {
        int index = tree.getRow(item);
        tree.getSelectionModel().clearAndSelect(index, tree.getColumns().get(out ? 2 : 1));
        tree.scrollTo(Math.max(0, index - 2));
    }

    private void copy() {
        var item = tree.getSelectionModel().getSelectedItem();
        if (item != null) {
            var content = new ClipboardContent();
            content.putString(out ? item.getValue().outText() : item.getValue().inText());
            Clipboard.getSystemClipboard().setContent(content);
        }
    }

    private static final class Cell extends TreeTableCell<Row, String> {
        private final boolean in;

        Cell(boolean mono, boolean in) {
            this.in = in;
            getStyleClass().add("packet-cell");
            if (mono) {
                getStyleClass().add("mono");
            }
        }

        @Override
        protected void updateItem(@Nullable String text, boolean empty) {
            super.updateItem(text, empty);
            setText(empty ? null : text);
            var row = empty || getTableRow() == null ? null : getTableRow().getItem();
            var change = row == null || in ? Change.NONE : row.change();
            pseudoClassStateChanged(CHANGED, change == Change.CHANGED);
            pseudoClassStateChanged(ADDED, change == Change.ADDED);
            pseudoClassStateChanged(REMOVED, change == Change.REMOVED);
        }
    }
}
