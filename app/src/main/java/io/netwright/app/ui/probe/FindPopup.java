package io.netwright.app.ui.probe;

import io.netwright.app.ui.workbench.WorkbenchViewModel;
import io.netwright.model.resource.ResourceKey;

import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;

import java.util.List;
import java.util.function.Consumer;

/// Finds any object, device or address of the lab; Enter selects it and shows where it is.
public final class FindPopup {
    private static final int MOST = 200;

    private final WorkbenchViewModel model;
    private final Consumer<ResourceKey> reveal;
    private final Popup popup = new Popup();
    private final TextField typed = new TextField();
    private final ListView<Ranking.Match> found = new ListView<>();
    private List<Place> places = List.of();

    /// @param reveal shows where an object is
    public FindPopup(WorkbenchViewModel model, Consumer<ResourceKey> reveal) {
        this.model = model;
        this.reveal = reveal;
        typed.setId("find");
        typed.setPromptText("Find an object, a device, an address");
        typed.setAccessibleText("Find an object, a device or an address");
        found.setId("found");
        found.getStyleClass().addAll("dense", "places");
        found.setPrefSize(560, 10 * 28 + 2);
        found.setFixedCellSize(28);
        found.setFocusTraversable(false);
        found.setCellFactory(_ -> new PlaceCell());
        found.setPlaceholder(new Label("Nothing in this lab is called so, or has this address"));
        found.setOnMouseClicked(_ -> take());
        typed.textProperty().subscribe(this::fill);
        typed.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        var box = new VBox(8, typed, found);
        box.setPadding(new Insets(8));
        box.getStyleClass().add("floating");
        popup.getContent().add(box);
        popup.setAutoHide(true);
    }

    /// Opens it over the upper middle of a node.
    public void show(Node owner) {
        places = Findable.of(model.session().derived());
        typed.clear();
        fill();
        var at = owner.localToScreen(owner.getLayoutBounds());
        popup.show(owner, at.getMinX() + Math.max(0, (at.getWidth() - 576) / 2), at.getMinY() + 60);
        typed.requestFocus();
    }

    private void fill() {
        found.getItems().setAll(Ranking.of(places, typed.getText(), List.of(), MOST));
        found.getSelectionModel().selectFirst();
        found.scrollTo(0);
    }

    private void key(KeyEvent key) {
        if (key.getCode() == KeyCode.DOWN || key.getCode() == KeyCode.UP) {
            if (key.getCode() == KeyCode.DOWN) {
                found.getSelectionModel().selectNext();
            } else {
                found.getSelectionModel().selectPrevious();
            }
            found.scrollTo(Math.max(0, found.getSelectionModel().getSelectedIndex() - 9));
            key.consume();
        } else if (key.getCode() == KeyCode.ENTER) {
            take();
            key.consume();
        }
    }

    private void take() {
        var chosen = found.getSelectionModel().getSelectedItem();
        if (chosen == null) {
            return;
        }
        popup.hide();
        var key = chosen.place().key();
        if (key == null) {
            model.noticeProperty()
                    .set(chosen.place().text() + " is outside the cluster; it cannot be selected");
            return;
        }
        model.selectionProperty().set(key);
        reveal.accept(key);
    }
}
