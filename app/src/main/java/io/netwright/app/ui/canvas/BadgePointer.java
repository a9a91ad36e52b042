package io.netwright.app.ui.canvas;

import io.netwright.app.ui.layout.Box;

import javafx.scene.control.Tooltip;
import javafx.util.Duration;

import org.jspecify.annotations.Nullable;

/// Tells what the badge under the pointer stands for.
final class BadgePointer {
    private static final double REACH = 3;

    private final CanvasView view;
    private final Tooltip tip = new Tooltip();
    private @Nullable Badge shown;

    BadgePointer(CanvasView view) {
        this.view = view;
        tip.setShowDelay(Duration.millis(300));
        tip.setWrapText(true);
        tip.setMaxWidth(420);
    }

    /// The badge at a point of the view.
    @Nullable Badge at(double x, double y) {
        var port = view.viewportProperty().get();
        double reach = Badges.radius(port.zoom()) + REACH;
        for (var badge : view.badges().at(Depth.of(port.zoom()))) {
            var thing = view.drawing().get(badge.id());
            if (thing != null) {
                var spot = Badges.spot(screen(port, thing.box()));
                if (Math.hypot(spot.x() - x, spot.y() - y) <= reach) {
                    return badge;
                }
            }
        }
        return null;
    }

    private static Box screen(Viewport port, Box world) {
        return new Box(
                port.screenX(world.x()),
                port.screenY(world.y()),
                world.width() * port.zoom(),
                world.height() * port.zoom());
    }

    /// The pointer is there: is there a badge?
    boolean over(double x, double y) {
        var next = at(x, y);
        if (next == null) {
            leave();
        } else if (!next.equals(shown)) {
            tip.hide();
            tip.setText(next.text());
            Tooltip.install(view, tip);
        }
        shown = next;
        return next != null;
    }

    void leave() {
        if (shown != null) {
            shown = null;
            tip.hide();
            Tooltip.uninstall(view, tip);
        }
    }
}
