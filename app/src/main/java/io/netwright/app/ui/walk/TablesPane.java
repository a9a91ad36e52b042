package io.netwright.app.ui.walk;

import io.netwright.app.ui.walk.TablesViewModel.Line;
import io.netwright.app.ui.workbench.WorkbenchViewModel;
import io.netwright.sim.tables.TableView;
import io.netwright.sim.tables.TableViews;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.stream.Collectors;

/// The tables of a node or a pod at the instant, in the real tool's own text: the line that decided
/// is marked and in sight, and so are lines that this step has changed.
public final class TablesPane extends BorderPane {
    private static final PseudoClass DECIDED = PseudoClass.getPseudoClass("decided");
    private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");
    private static final PseudoClass FOUND = PseudoClass.getPseudoClass("found");

    private final TablesViewModel tables;
    private final ComboBox<String> place = new ComboBox<>();
    private final ComboBox<TableView> view = new ComboBox<>();
    private final ToggleButton follow = new ToggleButton("Follow packet");
    private final ListView<Line> lines = new ListView<>();
    private final LineSearch search;
    private boolean showing;

    public TablesPane(WorkbenchViewModel model) {
        WalkStyle.on(this);
        tables = new TablesViewModel(model);
        search = new LineSearch(lines);
        place.setAccessibleText("Node or pod");
        place.setId("table-place");
        place.setPrefWidth(176);
        view.setAccessibleText("Table");
        view.setId("table-view");
        view.setPrefWidth(152);
        view.getItems().setAll(TableViews.all());
        view.setConverter(new ViewNames());
        follow.setId("table-follow");
        follow.setGraphic(new FontIcon("mdi2c-crosshairs-gps"));
        follow.setTooltip(new Tooltip("Show the table that decides the hop of the instant"));
        follow.selectedProperty().bindBidirectional(tables.followingProperty());
        lines.setId("tables");
        lines.setFixedCellSize(20);
        lines.setAccessibleText("Table, line by line");
        lines.getStyleClass().addAll("dense", "table-lines");
        lines.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        lines.setPlaceholder(new Label("This table is empty here."));
        lines.setCellFactory(_ -> new Cell());
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var bar = new HBox(8, place, view, follow, gap, search);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("pane-bar");
        setTop(bar);
        setCenter(lines);
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        place.valueProperty().subscribe(this::choosePlace);
        view.valueProperty().subscribe(this::chooseView);
        tables.pageProperty().subscribe(this::show);
        model.revisionProperty().subscribe(this::list);
        model.runProperty().subscribe(this::list);
    }

    private void choosePlace(@Nullable String name) {
        if (name != null && !showing) {
            tables.choosePlace(name);
        }
    }

    private void chooseView(@Nullable TableView chosen) {
        if (chosen != null && !showing) {
            tables.chooseView(chosen);
        }
    }

    private void list() {
        showing = true;
        var names = tables.places();
        if (!place.getItems().equals(names)) {
            place.getItems().setAll(names);
        }
        place.setValue(tables.placeProperty().get());
        showing = false;
    }

    private void show(TablesViewModel.Page page) {
        showing = true;
        place.setValue(tables.placeProperty().get());
        view.setValue(tables.viewProperty().get());
        showing = false;
        if (!lines.getItems().equals(page.lines())) {
            lines.getItems().setAll(page.lines());
        }
        lines.refresh();
        search.run();
        if (page.decided() >= 0) {
            lines.getSelectionModel().clearSelection();
            int rows = (int) (lines.getHeight() / lines.getFixedCellSize());
            lines.scrollTo(Math.max(0, page.decided() - rows / 2));
        }
    }

    private void key(KeyEvent event) {
        if (new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN).match(event)) {
            search.focus();
            event.consume();
        } else if (new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN).match(event)
                && lines.isFocused()) {
            copy();
            event.consume();
        }
    }

    private void copy() {
        var text =
                lines.getSelectionModel().getSelectedItems().stream()
                        .map(Line::text)
                        .collect(Collectors.joining("\n"));
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    private static final class ViewNames extends StringConverter<TableView> {
        @Override
        public String toString(@Nullable TableView view) {
            return view == null ? "" : view.name();
        }

        @Override
        public @Nullable TableView fromString(String name) {
            return TableViews.named(name).orElse(null);
        }
    }

    private final class Cell extends ListCell<Line> {
        private final Label number = new Label();
        private final Label sign = new Label();
        private final Label text = new Label();
        private final HBox row = new HBox(number, sign, text);

        Cell() {
            getStyleClass().add("table-line");
            number.getStyleClass().addAll("mono", "caption", "line-number");
            number.setMinWidth(40);
            sign.getStyleClass().addAll("mono", "line-sign");
            sign.setMinWidth(20);
            text.getStyleClass().add("mono");
            text.setMinWidth(Region.USE_PREF_SIZE);
            row.setAlignment(Pos.CENTER_LEFT);
        }

        @Override
        protected void updateItem(@Nullable Line line, boolean empty) {
            super.updateItem(line, empty);
            if (line == null || empty) {
                setGraphic(null);
                pseudoClassStateChanged(DECIDED, false);
                pseudoClassStateChanged(CHANGED, false);
                pseudoClassStateChanged(FOUND, false);
                return;
            }
            boolean decided = getIndex() == tables.pageProperty().get().decided();
            number.setText(String.valueOf(line.number()));
            sign.setText(decided ? "▶" : line.changed() ? "●" : "");
            text.setText(line.text().replace('\t', ' '));
            pseudoClassStateChanged(DECIDED, decided);
            pseudoClassStateChanged(CHANGED, line.changed());
            pseudoClassStateChanged(FOUND, search.isHit(line.text()));
            setGraphic(row);
            setAccessibleText(
                    (decided ? "decided: " : line.changed() ? "changed: " : "") + line.text());
        }
    }
}
