package io.netwright.app.ui.canvas;

import io.netwright.app.ui.layout.Box;
import io.netwright.app.ui.layout.ElementId;
import io.netwright.app.ui.layout.Spot;

import javafx.event.EventHandler;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// What the mouse and the keys mean. Drags are followed by filters of the scene, with a state of
/// their own, so that they need no platform drag and drop and no mouse capture.
final class Gestures {
    private static final double FAR_ENOUGH = 5;

    /// What is going on.
    private enum Mode {
        NONE,
        PRESSED,
        MOVING,
        BAND,
        PANNING
    }

    private final CanvasView view;
    private final CanvasActions actions;
    private final CanvasKeys keys;
    private final BadgePointer badges;
    private Mode mode = Mode.NONE;
    private Point2D start = Point2D.ZERO;
    private Point2D now = Point2D.ZERO;
    private boolean space;
    private boolean adding;
    private @Nullable ElementId pressed;
    private @Nullable Dragging dragging;

    Gestures(CanvasView view, CanvasActions actions) {
        this.view = view;
        this.actions = actions;
        this.keys = new CanvasKeys(view, actions);
        this.badges = new BadgePointer(view);
        view.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        view.addEventHandler(MouseEvent.MOUSE_MOVED, this::move);
        view.addEventHandler(MouseEvent.MOUSE_EXITED, _ -> leave());
        view.addEventHandler(MouseEvent.MOUSE_CLICKED, this::click);
        view.addEventHandler(ScrollEvent.SCROLL, this::scroll);
        view.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        view.addEventHandler(KeyEvent.KEY_RELEASED, this::keyUp);
        view.sceneProperty().subscribe((old, scene) -> follow(old, scene));
    }

    private void follow(@Nullable Scene old, @Nullable Scene scene) {
        if (old != null) {
            old.removeEventFilter(MouseEvent.MOUSE_DRAGGED, dragged);
            old.removeEventFilter(MouseEvent.MOUSE_RELEASED, released);
        }
        if (scene != null) {
            scene.addEventFilter(MouseEvent.MOUSE_DRAGGED, dragged);
            scene.addEventFilter(MouseEvent.MOUSE_RELEASED, released);
        }
    }

    private final EventHandler<MouseEvent> dragged = this::drag;
    private final EventHandler<MouseEvent> released = this::release;

    private Point2D at(MouseEvent event) {
        return view.sceneToLocal(event.getSceneX(), event.getSceneY());
    }

    private void press(MouseEvent event) {
        view.requestFocus();
        start = at(event);
        now = start;
        if (event.getButton() == MouseButton.MIDDLE
                || (event.getButton() == MouseButton.PRIMARY && space)) {
            mode = Mode.PANNING;
            view.setCursor(Cursor.CLOSED_HAND);
            return;
        }
        if (event.getButton() != MouseButton.PRIMARY || isPicking()) {
            return;
        }
        mode = Mode.PRESSED;
        pressed = view.elementAt(start.getX(), start.getY());
        adding = event.isShiftDown() || event.isShortcutDown();
        var id = pressed;
        if (id != null && !adding && !view.selection().contains(id)) {
            view.select(List.of(id));
        }
    }

    private void drag(MouseEvent event) {
        if (mode == Mode.NONE) {
            return;
        }
        var to = at(event);
        if (mode == Mode.PRESSED) {
            if (start.distance(to) < FAR_ENOUGH) {
                return;
            }
            boolean moves = pressed instanceof ElementId.Keyed && !adding;
            mode = moves ? Mode.MOVING : Mode.BAND;
            dragging = moves ? new Dragging(view.drawing(), actions, view.selection()) : null;
        }
        if (mode == Mode.PANNING) {
            view.viewportProperty()
                    .set(
                            view.viewportProperty()
                                    .get()
                                    .panned(to.getX() - now.getX(), to.getY() - now.getY()));
        }
        now = to;
        if (dragging != null) {
            dragging.to(world(start), world(now), event.isAltDown());
        }
        event.consume();
        view.redrawOverlay();
    }

    private void release(MouseEvent event) {
        var ended = mode;
        if (ended == Mode.NONE) {
            return;
        }
        now = at(event);
        mode = Mode.NONE;
        switch (ended) {
            case MOVING -> {
                if (dragging != null) {
                    dragging.drop();
                }
            }
            case BAND -> {
                var found = new ArrayList<ElementId>();
                if (adding) {
                    found.addAll(view.selection());
                }
                found.addAll(HitTest.in(view.drawing(), band()));
                view.select(found.stream().distinct().toList());
            }
            case PANNING -> rest();
            case PRESSED, NONE -> {}
        }
        clear();
    }

    private void click(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY || !event.isStillSincePress()) {
            return;
        }
        var id = view.elementAt(event.getX(), event.getY());
        var badge = badges.at(event.getX(), event.getY());
        if (isPicking()) {
            view.thingAt(event.getX(), event.getY()).ifPresent(view::picked);
        } else if (badge != null) {
            view.select(List.of(badge.id()));
            actions.explain(badge.worst());
        } else if (id == null) {
            view.select(List.of());
        } else if (event.getClickCount() == 2) {
            CanvasKeys.key(id).ifPresent(actions::open);
        } else if (adding) {
            var ids = new ArrayList<>(view.selection());
            if (!ids.remove(id)) {
                ids.add(id);
            }
            view.select(ids);
        } else {
            view.select(List.of(id));
        }
    }

    private void move(MouseEvent event) {
        view.hover(view.elementAt(event.getX(), event.getY()));
        boolean over = !isPicking() && badges.over(event.getX(), event.getY());
        if (over) {
            view.setCursor(Cursor.HAND);
        } else if (Cursor.HAND.equals(view.getCursor())) {
            rest();
        }
    }

    private void leave() {
        view.hover(null);
        badges.leave();
    }

    private void scroll(ScrollEvent event) {
        if (event.getDeltaY() == 0 || event.isInertia()) {
            return;
        }
        double factor = Math.pow(1.0015, event.getDeltaY());
        view.viewportProperty()
                .set(view.viewportProperty().get().zoomedAt(event.getX(), event.getY(), factor));
        event.consume();
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case SPACE -> {
                space = true;
                view.setCursor(Cursor.OPEN_HAND);
                event.consume();
            }
            case ESCAPE -> {
                if (mode == Mode.NONE && !isPicking()) {
                    view.select(List.of());
                }
                cancel();
                view.cancelPick();
                event.consume();
            }
            default -> keys.press(event);
        }
    }

    private void keyUp(KeyEvent event) {
        if (event.getCode() == KeyCode.SPACE) {
            space = false;
            rest();
        }
    }

    void cancel() {
        mode = Mode.NONE;
        rest();
        clear();
    }

    private boolean isPicking() {
        return view.pickerProperty().get() != null;
    }

    void pickingChanged() {
        rest();
        view.redrawOverlay();
    }

    /// The pointer of a view that nothing is done to.
    private void rest() {
        view.setCursor(space ? Cursor.OPEN_HAND : isPicking() ? Cursor.CROSSHAIR : Cursor.DEFAULT);
    }

    private void clear() {
        dragging = null;
        pressed = null;
        view.redrawOverlay();
    }

    private Spot world(Point2D point) {
        return view.toDrawing(point.getX(), point.getY());
    }

    private Box band() {
        return Box.between(world(start), world(now));
    }

    /// Below a walk: what the pointer is on.
    void paintUnder(Brush brush) {
        new GesturePainter(view, brush).hover();
    }

    /// Above all: bands, ghosts, guides.
    void paintOver(Brush brush) {
        var painter = new GesturePainter(view, brush);
        switch (mode) {
            case BAND -> painter.band(band());
            case MOVING -> {
                if (dragging != null) {
                    dragging.paint(painter, now.getX(), now.getY());
                }
            }
            case NONE, PRESSED, PANNING -> {}
        }
    }
}
