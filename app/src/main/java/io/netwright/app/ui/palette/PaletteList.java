package io.netwright.app.ui.palette;

import io.netwright.app.ui.canvas.CanvasView;
import io.netwright.app.ui.canvas.Thing;
import io.netwright.app.ui.figures.Figures;
import io.netwright.app.ui.layout.ElementId;
import io.netwright.app.ui.workbench.WorkbenchViewModel;
import io.netwright.model.resource.ResourceKey;

import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What can be added to the lab. Enter or a double click adds it beside what is selected, a drag
/// puts it where it is dropped; both say before what they will make.
public final class PaletteList extends ScrollPane {
    private static final double FAR = 4; // a press that moves less is no drag

    private final WorkbenchViewModel model;
    private final HBox ghost = new HBox(8);
    private @Nullable PaletteKind held;
    private Point2D pressed = Point2D.ZERO;
    private boolean dragging;

    public PaletteList(WorkbenchViewModel model) {
        this.model = model;
        setId("palette");
        getStyleClass().addAll("edge-to-edge", "palette");
        setAccessibleText("Palette: Enter adds the chosen kind to the lab");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setFocusTraversable(false);
        var rows = new VBox();
        rows.getStyleClass().add("palette-rows");
        for (var group : List.of("Cluster", "Services", "Policies")) {
            var head = new Label(group);
            head.getStyleClass().addAll("caption", "palette-group");
            rows.getChildren().add(head);
            Addition.inGroup(group).forEach(it -> rows.getChildren().add(row(it)));
        }
        setContent(rows);
        ghost.getStyleClass().addAll("floating", "ghost");
        ghost.setAlignment(Pos.CENTER_LEFT);
        ghost.setManaged(false);
        ghost.setMouseTransparent(true);
        ghost.setVisible(false);
    }

    @Override
    public void requestFocus() {
        if (getContent() instanceof Pane rows) {
            rows.getChildren().get(1).requestFocus();
        }
    }

    private HBox row(PaletteKind kind) {
        var title = new Label(kind.title());
        var about = new Label(kind.about());
        about.getStyleClass().add("caption");
        about.setWrapText(true);
        about.setMinHeight(USE_PREF_SIZE);
        var words = new VBox(title, about);
        HBox.setHgrow(words, Priority.ALWAYS);
        var row = new HBox(10, Figures.icon(kind.figure(), 24), words);
        row.setId("palette-" + kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
        row.getStyleClass().add("palette-row");
        row.setAlignment(Pos.CENTER_LEFT);
        row.setFocusTraversable(true);
        row.setCursor(Cursor.OPEN_HAND);
        row.setAccessibleRole(AccessibleRole.BUTTON);
        row.setAccessibleText("Add " + kind.title() + ": " + kind.about());
        var tip = new Tooltip();
        tip.setOnShowing(_ -> tip.setText("Double click or Enter adds " + plan(kind).says()));
        Tooltip.install(row, tip);
        row.setOnMousePressed(
                press -> {
                    row.requestFocus();
                    held = kind;
                    pressed = new Point2D(press.getSceneX(), press.getSceneY());
                });
        row.setOnMouseClicked(
                click -> {
                    if (click.getClickCount() == 2) {
                        add(plan(kind));
                    }
                });
        row.setOnKeyPressed(
                key -> {
                    if (key.getCode() == KeyCode.ENTER || key.getCode() == KeyCode.SPACE) {
                        add(plan(kind));
                        key.consume();
                    }
                });
        return row;
    }

    private Addition plan(PaletteKind kind) {
        var session = model.session();
        var selected = model.selectionProperty().get();
        return Addition.of(session.derived(), session.lab(), kind, selected, null);
    }

    private void add(Addition addition) {
        model.edit(addition.edit());
        model.selectionProperty().set(addition.template().key());
    }

    /// Lets a kind be dragged from here to the canvas: with window-wide filters, as the system's
    /// drag and drop is not there on every platform.
    public void dropOn(Pane window, CanvasView canvas) {
        window.getChildren().add(ghost);
        window.addEventFilter(MouseEvent.MOUSE_DRAGGED, it -> drag(window, canvas, it));
        window.addEventFilter(MouseEvent.MOUSE_RELEASED, it -> release(canvas, it));
        window.addEventFilter(
                javafx.scene.input.KeyEvent.KEY_PRESSED,
                key -> {
                    if (dragging && key.getCode() == KeyCode.ESCAPE) {
                        leave();
                        key.consume();
                    }
                });
    }

    private void leave() {
        held = null;
        dragging = false;
        ghost.setVisible(false);
    }

    private void drag(Pane window, CanvasView canvas, MouseEvent event) {
        if (held == null) {
            return;
        }
        var scene = new Point2D(event.getSceneX(), event.getSceneY());
        dragging |= scene.distance(pressed) > FAR;
        if (!dragging) {
            return;
        }
        var at = canvas.sceneToLocal(scene);
        var says =
                canvas.contains(at)
                        ? planAt(held, canvas, at).says()
                        : "Drop it on the drawing, or on what it is for";
        ghost.getChildren().setAll(Figures.icon(held.figure(), 20), new Label(says));
        ghost.setVisible(true);
        ghost.toFront();
        ghost.autosize();
        var local = window.sceneToLocal(scene);
        double x = Math.min(local.getX() + 12, window.getWidth() - ghost.getWidth() - 8);
        ghost.relocate(x, local.getY() + 12);
        event.consume();
    }

    private void release(CanvasView canvas, MouseEvent event) {
        var kind = held;
        var at = canvas.sceneToLocal(event.getSceneX(), event.getSceneY());
        boolean dropped = dragging && kind != null && canvas.contains(at);
        leave();
        if (dropped && kind != null) {
            add(planAt(kind, canvas, at));
            canvas.requestFocus();
        }
    }

    private Addition planAt(PaletteKind kind, CanvasView canvas, Point2D at) {
        var session = model.session();
        var thing = canvas.thingAt(at.getX(), at.getY()).map(PaletteList::key).orElse(null);
        var node = canvas.nodeAt(at.getX(), at.getY()).map(ResourceKey::node).orElse(null);
        var target = kind == PaletteKind.POD || thing == null ? node : thing;
        boolean free = thing == null && kind != PaletteKind.POD;
        var spot = canvas.toDrawing(at.getX(), at.getY());
        var corner = free ? new Addition.Corner((int) spot.x(), (int) spot.y()) : null;
        return Addition.of(session.derived(), session.lab(), kind, target, corner);
    }

    private static @Nullable ResourceKey key(Thing thing) {
        return thing.id() instanceof ElementId.Keyed(var key) ? key : null;
    }
}
