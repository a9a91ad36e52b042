package io.netwright.app.ui.layout;

/// A point of the drawing, in its own units: pixels at 100 %.
public record Spot(double x, double y) {
    /// What people drag comes to rest on multiples of this.
    public static final double GRID = 8;

    public Spot plus(double dx, double dy) {
        return new Spot(x + dx, y + dy);
    }

    /// The nearest point of the grid.
    public Spot snapped() {
        return new Spot(Math.round(x / GRID) * GRID, Math.round(y / GRID) * GRID);
    }

    public double distance(Spot other) {
        return Math.hypot(other.x - x, other.y - y);
    }
}
