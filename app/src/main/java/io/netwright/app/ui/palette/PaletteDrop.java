package io.netwright.app.ui.palette;

import io.netwright.app.ui.canvas.CanvasView;
import io.netwright.app.ui.canvas.Ghost;
import io.netwright.app.ui.canvas.Thing;
import io.netwright.app.ui.layout.Box;
import io.netwright.app.ui.layout.ElementId;
import io.netwright.app.ui.layout.Sizes;
import io.netwright.app.ui.layout.Spot;
import io.netwright.model.resource.ResourceKey;

import javafx.geometry.Point2D;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What letting go of a palette's kind over a point of the canvas would do.
///
/// @param on the object there that it is for, null for none
/// @param spot where its box goes, null where the drawing finds a place
record PaletteDrop(Ghost ghost, @Nullable ResourceKey on, @Nullable Spot spot) {
    private static final double FRAME_WIDTH = Sizes.RAIL_SIDE + Sizes.CARD_WIDTH + Sizes.PADDING;

    static PaletteDrop of(String kind, CanvasView canvas, Point2D at) {
        var world = canvas.toDrawing(at.getX(), at.getY());
        var thing = canvas.thingAt(at.getX(), at.getY()).orElse(null);
        var node = canvas.nodeAt(at.getX(), at.getY()).orElse(null);
        var spot = world.snapped();
        return switch (kind) {
            case "Node" -> {
                var box = new Box(spot.x(), spot.y(), FRAME_WIDTH, 160);
                yield thing == null
                        ? free("Add a node here", box, at, spot)
                        : new PaletteDrop(
                                ghost(Ghost.Answer.refuses("A node needs a free place"), box, at),
                                null,
                                null);
            }
            case "Pod" -> {
                var box = new Box(spot.x(), spot.y(), Sizes.CARD_WIDTH, Sizes.CARD_HEIGHT);
                yield node == null
                        ? new PaletteDrop(
                                ghost(does("Add a pod; the scheduler finds its node"), box, at),
                                null,
                                null)
                        : new PaletteDrop(
                                ghost(does("Add a pod on node " + node), box, at),
                                ResourceKey.node(node),
                                null);
            }
            case "Service", "NetworkPolicy" -> {
                boolean service = kind.equals("Service");
                double width = service ? Sizes.SERVICE_WIDTH : Sizes.CHIP_WIDTH;
                double height = service ? Sizes.CARD_HEIGHT : Sizes.CHIP_HEIGHT;
                var box = new Box(spot.x(), spot.y(), width, height);
                String what = service ? "Add a Service" : "Add a NetworkPolicy";
                yield thing instanceof Thing.PodCard pod
                        ? new PaletteDrop(
                                ghost(does(what + " for pods like " + pod.title()), box, at),
                                pod.key(),
                                null)
                        : thing == null
                                ? free(what + " here", box, at, spot)
                                : new PaletteDrop(ghost(does(what), box, at), key(thing), null);
            }
            default ->
                    new PaletteDrop(
                            new Ghost(List.of(), does(""), at.getX(), at.getY()), null, null);
        };
    }

    private static @Nullable ResourceKey key(Thing thing) {
        return thing.id() instanceof ElementId.Keyed(var key) ? key : null;
    }

    private static PaletteDrop free(String words, Box box, Point2D at, Spot spot) {
        return new PaletteDrop(ghost(does(words), box, at), null, spot);
    }

    private static Ghost.Answer does(String words) {
        return Ghost.Answer.does(words);
    }

    private static Ghost ghost(Ghost.Answer answer, Box box, Point2D at) {
        return new Ghost(List.of(box), answer, at.getX(), at.getY());
    }
}
