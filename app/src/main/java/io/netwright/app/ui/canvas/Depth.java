package io.netwright.app.ui.canvas;

/// How much is drawn, by how large it would be.
public enum Depth {
    /// Nodes are frames with dots and a count.
    FAR,
    /// Pods are cards.
    MIDDLE,
    /// Devices and stations have names.
    NEAR;

    private static final double CARDS_FROM = 0.4;
    private static final double DEVICES_FROM = 0.8;

    static Depth of(double zoom) {
        return zoom < CARDS_FROM ? FAR : zoom < DEVICES_FROM ? MIDDLE : NEAR;
    }
}
