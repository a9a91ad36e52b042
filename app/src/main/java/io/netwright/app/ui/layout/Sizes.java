package io.netwright.app.ui.layout;

/// How large things are at 100 %: multiples of 4, so that everything lies on one grid. A pod's name
/// with two hashes, `coredns-s5qwq2zg4b-x2k9p`, fits on its card.
public final class Sizes {
    public static final double CARD_WIDTH = 192;
    public static final double CARD_HEIGHT = 40;
    public static final double SERVICE_WIDTH = 160;
    public static final double CHIP_WIDTH = 152;
    public static final double CHIP_HEIGHT = 24;
    public static final double OUTSIDE_WIDTH = 144;
    public static final double ROUTER_HEIGHT = 28;

    /// Between cards beside each other; their wires run in it.
    public static final double COLUMN_GAP = 16;

    /// Between cards above each other; the names of their devices stand in it.
    public static final double ROW_GAP = 16;

    /// Between a frame and what is in it.
    public static final double PADDING = 8;

    /// The same on the left, where packets run down.
    public static final double RAIL_SIDE = 20;

    /// The part of a frame above its pods.
    public static final double HEAD = 28;

    /// Between frames beside each other.
    public static final double FRAME_GAP = 16;

    /// Between lanes of Services, Ingresses and policies.
    public static final double LANE_GAP = 12;

    /// Between the last lane and the frames under it.
    public static final double LANE_ABOVE_FRAMES = 28;

    /// From a frame down to the wire that its card is on.
    public static final double BUS_DROP = 20;

    /// From one row of frames to what is above the next.
    public static final double BAND_GAP = 56;

    /// From the first frame left to the trunk, and from there to what is outside.
    public static final double TRUNK = 12;

    /// A device's box, and the lane below it that packets travel in.
    public static final double DEVICE_HEIGHT = 20;

    public static final double DEVICE_GAP = 4;

    public static final double TRACK = 16;

    private static final double DEVICE_WIDTH = 60;

    private Sizes() {}

    /// How many columns of cards a frame has: one while it is low, then about as wide as high.
    public static int columns(int cards) {
        return cards <= 5 ? 1 : Math.max(2, (int) Math.ceil(Math.sqrt(cards * 0.4)));
    }

    /// How wide the inside of a frame with so many columns is.
    public static double inside(int columns) {
        return columns * (CARD_WIDTH + COLUMN_GAP) - COLUMN_GAP;
    }

    /// How many devices stand beside each other in a frame that is so wide inside.
    public static int devicesPerRow(double inside) {
        return Math.clamp((int) ((inside + DEVICE_GAP) / (DEVICE_WIDTH + DEVICE_GAP)), 1, 6);
    }
}
