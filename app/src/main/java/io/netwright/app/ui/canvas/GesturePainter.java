package io.netwright.app.ui.canvas;

import io.netwright.app.ui.layout.Box;

import org.jspecify.annotations.Nullable;

/// Draws what a gesture is about to do.
final class GesturePainter {
    private final CanvasView view;
    private final Brush brush;

    GesturePainter(CanvasView view, Brush brush) {
        this.view = view;
        this.brush = brush;
    }

    /// A thin line around what the pointer is on; for a policy, a halo around what it selects.
    void hover() {
        var id = view.hoveredProperty().get();
        var thing = id == null ? null : view.drawing().get(id);
        if (thing == null) {
            return;
        }
        var color = brush.color(Token.of(thing.figure()));
        brush.outline(brush.screen(thing.box()).grown(1), 7, color, 1.5);
        new CardPainter(brush).tag(thing);
        if (thing instanceof Thing.PolicyChip policy) {
            brush.alpha(0.35);
            for (var selected : view.drawing().relations().selectedBy(policy.id())) {
                var pod = view.drawing().get(selected);
                if (pod != null && pod.box().overlaps(view.visible())) {
                    brush.outline(brush.screen(pod.box()).grown(4), 10, color, 4);
                }
            }
            brush.alpha(1);
        }
    }

    void band(Box world) {
        var box = brush.screen(world);
        brush.alpha(0.12);
        brush.gc().setFill(brush.color(Token.ACCENT));
        brush.gc().fillRect(box.x(), box.y(), box.width(), box.height());
        brush.alpha(1);
        brush.outline(box, 0, brush.color(Token.ACCENT), 1);
    }

    void guides(@Nullable Double x, @Nullable Double y) {
        brush.gc().setFill(brush.color(Token.POLICY));
        if (x != null) {
            brush.gc().fillRect(brush.x(x), 0, 1, view.getHeight());
        }
        if (y != null) {
            brush.gc().fillRect(0, brush.y(y), view.getWidth(), 1);
        }
    }

    void ghost(Ghost ghost) {
        var answer = ghost.answer();
        var color = brush.color(answer.allowed() ? Token.ACCENT : Token.DROPPED);
        for (var world : ghost.boxes()) {
            var box = brush.screen(world);
            brush.alpha(0.15);
            brush.gc().setFill(color);
            brush.gc().fillRoundRect(box.x(), box.y(), box.width(), box.height(), 12, 12);
            brush.alpha(1);
            brush.dashedOutline(box, 6, color, 1.5);
        }
        words(answer, ghost.x(), ghost.y());
    }

    /// What a drop does, or why it is refused.
    private void words(Ghost.Answer answer, double x, double y) {
        if (answer.words().isEmpty()) {
            return;
        }
        double width = Math.ceil(Typeface.TEXT.width(answer.words(), 12)) + 20;
        double left = Math.clamp(x + 16, 4, Math.max(4, view.getWidth() - width - 4));
        var box = new Box(Math.rint(left), Math.rint(y + 18), width, 26);
        var color = brush.color(answer.allowed() ? Token.ACCENT : Token.DROPPED);
        brush.panel(box, 6, brush.color(Token.FLOAT), color);
        brush.text(
                answer.words(),
                Typeface.TEXT,
                12,
                box.x() + 10,
                box.centerY(),
                brush.color(answer.allowed() ? Token.TEXT : Token.DROPPED));
    }
}
