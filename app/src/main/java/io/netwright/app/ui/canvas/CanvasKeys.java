package io.netwright.app.ui.canvas;

import io.netwright.app.ui.layout.ElementId;
import io.netwright.model.resource.ResourceKey;

import javafx.scene.input.KeyEvent;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/// What keys do on the canvas; arrows go to what is next in that direction.
final class CanvasKeys {
    /// What is more beside than ahead is taken only where nothing else is there.
    private static final double OUT_OF_SIGHT = 1e6;

    private final CanvasView view;
    private final CanvasActions actions;

    CanvasKeys(CanvasView view, CanvasActions actions) {
        this.view = view;
        this.actions = actions;
    }

    void press(KeyEvent event) {
        boolean done =
                switch (event.getCode()) {
                    case LEFT -> go(-1, 0);
                    case RIGHT -> go(1, 0);
                    case UP -> go(0, -1);
                    case DOWN -> go(0, 1);
                    case ENTER -> enter();
                    case DELETE, BACK_SPACE -> delete();
                    case DIGIT0, NUMPAD0 -> event.isShortcutDown() && zoom(0);
                    case PLUS, EQUALS, ADD -> event.isShortcutDown() && zoom(1.25);
                    case MINUS, SUBTRACT -> event.isShortcutDown() && zoom(0.8);
                    case A -> event.isShortcutDown() && all();
                    default -> false;
                };
        if (done) {
            event.consume();
        }
    }

    private boolean zoom(double factor) {
        if (factor == 0) {
            view.fit();
        } else {
            view.zoomBy(factor);
        }
        return true;
    }

    private boolean all() {
        view.select(view.drawing().things().stream().map(Thing::id).toList());
        return true;
    }

    private boolean enter() {
        if (view.selection().isEmpty()) {
            return false;
        }
        key(view.selection().getFirst()).ifPresent(actions::open);
        return true;
    }

    private boolean delete() {
        if (view.selection().isEmpty()) {
            return false;
        }
        var keys = view.selection().stream().flatMap(it -> key(it).stream()).toList();
        if (!keys.isEmpty()) {
            actions.delete(keys);
        }
        return true;
    }

    /// The object that a thing stands for; devices, the router and the outside are none.
    static Optional<ResourceKey> key(ElementId id) {
        return id instanceof ElementId.Keyed(var key) ? Optional.of(key) : Optional.empty();
    }

    private boolean go(int dx, int dy) {
        var next = next(view.drawing(), view.selection(), dx, dy);
        if (next != null) {
            view.select(List.of(next));
            view.reveal(next);
        }
        return true;
    }

    /// The closest thing in that direction; what is out of line counts as farther. Without a
    /// selection, the first thing.
    static @Nullable ElementId next(CanvasScene scene, List<ElementId> selection, int dx, int dy) {
        var from = selection.isEmpty() ? null : scene.get(selection.getFirst());
        if (from == null) {
            return scene.things().isEmpty() ? null : scene.things().getFirst().id();
        }
        double best = Double.MAX_VALUE;
        @Nullable ElementId found = null;
        for (var thing : scene.things()) {
            double x = thing.box().centerX() - from.box().centerX();
            double y = thing.box().centerY() - from.box().centerY();
            if (thing instanceof Thing.NodeFrame) {
                y = thing.box().y() + 16 - from.box().centerY(); // its head is what one goes to
            }
            if (from instanceof Thing.NodeFrame) {
                y += from.box().centerY() - from.box().y() - 16;
            }
            double along = x * dx + y * dy;
            double across = Math.abs(x * dy) + Math.abs(y * dx);
            double cost = along + 3 * across + (across > 2 * along ? OUT_OF_SIGHT : 0);
            if (along > 4 && cost < best) {
                best = cost;
                found = thing.id();
            }
        }
        return found;
    }
}
