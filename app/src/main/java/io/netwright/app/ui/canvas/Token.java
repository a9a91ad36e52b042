package io.netwright.app.ui.canvas;

import io.netwright.app.ui.figures.Figure;
import io.netwright.sim.trace.Verdict;

import java.util.Locale;

/// A color of the drawing, by its meaning; the style sheet says which: `-nw-canvas-frame-line`.
enum Token {
    BG,
    GRID,
    FRAME,
    FRAME_LINE,
    STRIP,
    CARD,
    CARD_LINE,
    TEXT,
    MUTED,
    GLYPH,
    WIRE,
    ACCENT,
    FLOAT,
    SHADOW,
    NODE,
    POD,
    SERVICE,
    POLICY,
    INGRESS,
    OUTSIDE,
    OTHER,
    DELIVERED,
    DROPPED,
    REJECTED,
    UNKNOWN,
    CHANGED,
    CHANGED_FILL,
    ERROR,
    WARNING;

    String property() {
        return "-nw-canvas-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The hue of a kind.
    static Token of(Figure figure) {
        return switch (figure) {
            case NODE -> NODE;
            case POD, WORKLOAD -> POD;
            case SERVICE, ENDPOINTS -> SERVICE;
            case POLICY -> POLICY;
            case INGRESS -> INGRESS;
            case OUTSIDE, ROUTER -> OUTSIDE;
            case NAMESPACE, CONFIG, OTHER -> OTHER;
        };
    }

    static Token of(Verdict verdict) {
        return switch (verdict) {
            case DELIVERED -> DELIVERED;
            case DROPPED -> DROPPED;
            case REJECTED -> REJECTED;
            case UNKNOWN, UNRESOLVED -> UNKNOWN;
        };
    }
}
