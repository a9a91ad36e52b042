package io.netwright.app.ui.probe;

import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/// The list under a field while somebody types. Arrows choose, Enter and Tab take what is chosen
/// (Tab also takes the first), Escape closes. The field keeps the focus.
final class CompletionPopup {
    private static final int ROWS = 10;
    private static final double ROW = 28;
    private static final double MIN_WIDTH = 440;

    private final TextField field;
    private final Function<String, List<Ranking.Match>> source;
    private final Consumer<Place> taken;
    private final Popup popup = new Popup();
    private final ListView<Ranking.Match> list = new ListView<>();
    private boolean filling;

    CompletionPopup(
            TextField field, Function<String, List<Ranking.Match>> source, Consumer<Place> taken) {
        this.field = field;
        this.source = source;
        this.taken = taken;
        list.setId(field.getId() + "-places");
        list.getStyleClass().addAll("dense", "places");
        list.setFocusTraversable(false);
        list.setFixedCellSize(ROW);
        list.setCellFactory(_ -> new PlaceCell());
        list.addEventHandler(MouseEvent.MOUSE_CLICKED, _ -> take());
        var box = new VBox(list);
        box.getStyleClass().add("floating");
        popup.getContent().add(box);
        popup.setAutoHide(true);
        popup.setHideOnEscape(false);
        popup.setConsumeAutoHidingEvents(false);
        field.textProperty().subscribe((_, _) -> typed());
        field.focusedProperty()
                .subscribe(
                        focused -> {
                            if (!focused) {
                                popup.hide();
                            }
                        });
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    /// Sets the text without asking what it could become.
    void fill(String text) {
        filling = true;
        field.setText(text);
        field.end();
        filling = false;
        popup.hide();
    }

    boolean isShowing() {
        return popup.isShowing();
    }

    private void typed() {
        if (!filling && field.isFocused()) {
            show();
        }
    }

    void show() {
        var found = source.apply(field.getText());
        list.getItems().setAll(found);
        list.getSelectionModel().clearSelection();
        boolean done = found.size() == 1 && found.getFirst().place().text().equals(field.getText());
        if (found.isEmpty() || done || field.getScene() == null) {
            popup.hide();
            return;
        }
        list.setPrefSize(
                Math.max(MIN_WIDTH, field.getWidth()), Math.min(ROWS, found.size()) * ROW + 2);
        list.scrollTo(0);
        if (!popup.isShowing()) {
            var at = field.localToScreen(0, field.getHeight() + 4);
            if (at != null) {
                popup.show(field, at.getX(), at.getY());
            }
        } else {
            popup.sizeToScene();
        }
    }

    private void key(KeyEvent event) {
        boolean shown = popup.isShowing();
        var code = event.getCode();
        if (code == KeyCode.DOWN && !shown) {
            show();
            event.consume();
        } else if (shown && (code == KeyCode.DOWN || code == KeyCode.UP)) {
            move(code == KeyCode.DOWN ? 1 : -1);
            event.consume();
        } else if (shown && code == KeyCode.ESCAPE) {
            popup.hide();
            event.consume();
        } else if (shown && code == KeyCode.ENTER && chosen() != null) {
            take();
            event.consume();
        } else if (shown && code == KeyCode.TAB && !event.isShiftDown()) {
            if (chosen() == null && !field.getText().isBlank()) {
                list.getSelectionModel().selectFirst();
            }
            take(); // and the focus goes on, as Tab means
        } else if (shown && code == KeyCode.ENTER) {
            popup.hide();
        }
    }

    private void move(int by) {
        int count = list.getItems().size();
        int next = Math.floorMod(list.getSelectionModel().getSelectedIndex() + by, count + 1);
        if (list.getSelectionModel().getSelectedIndex() < 0 && by < 0) {
            next = count - 1;
        }
        if (next >= count) {
            list.getSelectionModel().clearSelection(); // back in the field
        } else {
            list.getSelectionModel().select(next);
            list.scrollTo(Math.max(0, next - ROWS + 1));
        }
    }

    private Ranking.@Nullable Match chosen() {
        return list.getSelectionModel().getSelectedItem();
    }

    private void take() {
        var match = chosen();
        popup.hide();
        if (match != null) {
            fill(match.place().text());
            taken.accept(match.place());
        }
    }
}
