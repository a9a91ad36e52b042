package io.netwright.app.ui.canvas;

import io.netwright.app.ui.layout.Box;
import io.netwright.app.ui.layout.Spot;

/// Which part of the drawing is seen.
///
/// @param x of the drawing at the left edge
/// @param y of the drawing at the upper edge
/// @param zoom pixels per unit of the drawing
public record Viewport(double x, double y, double zoom) {
    public static final double SMALLEST = 0.02;
    public static final double LARGEST = 4;
    public static final Viewport START = new Viewport(0, 0, 1);

    public Viewport {
        zoom = Math.clamp(zoom, SMALLEST, LARGEST);
    }

    double screenX(double worldX) {
        return (worldX - x) * zoom;
    }

    double screenY(double worldY) {
        return (worldY - y) * zoom;
    }

    public Spot toWorld(double screenX, double screenY) {
        return new Spot(x + screenX / zoom, y + screenY / zoom);
    }

    public Spot toScreen(Spot world) {
        return new Spot(screenX(world.x()), screenY(world.y()));
    }

    /// The same point of the drawing stays under that point of the screen.
    public Viewport zoomedAt(double screenX, double screenY, double factor) {
        double to = Math.clamp(zoom * factor, SMALLEST, LARGEST);
        return new Viewport(
                x + screenX / zoom - screenX / to, y + screenY / zoom - screenY / to, to);
    }

    public Viewport panned(double screenDx, double screenDy) {
        return new Viewport(x - screenDx / zoom, y - screenDy / zoom, zoom);
    }

    /// The part of the drawing that a screen of that size shows.
    public Box visible(double width, double height) {
        return new Box(x, y, width / zoom, height / zoom);
    }

    /// Shows all of `box` in the middle, at 100 % at the most.
    static Viewport fitting(Box box, double width, double height) {
        double margin = 16;
        double zoom =
                Math.clamp(
                        Math.min(
                                (width - 2 * margin) / Math.max(1, box.width()),
                                (height - 2 * margin) / Math.max(1, box.height())),
                        SMALLEST,
                        1.0);
        return new Viewport(
                box.centerX() - width / 2 / zoom, box.centerY() - height / 2 / zoom, zoom);
    }

    Viewport between(Viewport other, double t) {
        double z = zoom * Math.pow(other.zoom / zoom, t);
        return new Viewport(x + (other.x - x) * t, y + (other.y - y) * t, z);
    }
}
