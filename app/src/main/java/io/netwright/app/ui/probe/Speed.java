package io.netwright.app.ui.probe;

/// How fast a walk plays.
enum Speed {
    QUARTER("¼×", 0.25),
    HALF("½×", 0.5),
    NORMAL("1×", 1),
    DOUBLE("2×", 2),
    FOURFOLD("4×", 4),
    SIXTEENFOLD("16×", 16),
    /// As fast as frames are drawn.
    FASTEST("max", 800);

    private static final double SECONDS = 0.8;

    private final String text;
    private final double factor;

    Speed(String text, double factor) {
        this.text = text;
        this.factor = factor;
    }

    /// The slowest that is as fast as a factor.
    static Speed of(double factor) {
        for (var speed : values()) {
            if (speed.factor >= factor) {
                return speed;
            }
        }
        return FASTEST;
    }

    /// 1 is normal.
    double factor() {
        return factor;
    }

    /// How long a hop is shown.
    double hopSeconds() {
        return SECONDS / factor;
    }

    @Override
    public String toString() {
        return text;
    }
}
