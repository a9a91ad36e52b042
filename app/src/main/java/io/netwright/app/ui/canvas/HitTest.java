package io.netwright.app.ui.canvas;

import io.netwright.app.ui.layout.Box;
import io.netwright.app.ui.layout.ElementId;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Stream;

/// What is under a point of the drawing, the front most first.
final class HitTest {
    private HitTest() {}

    static @Nullable Thing at(CanvasScene scene, double x, double y, Depth depth) {
        for (var pod : scene.podsIn(new Box(x - 0.5, y - 0.5, 1, 1))) {
            if (depth != Depth.FAR && pod.box().contains(x, y)) {
                return pod;
            }
        }
        for (int i = scene.others().size() - 1; i >= 0; i--) {
            var thing = scene.others().get(i);
            if (thing.box().contains(x, y)) {
                if (depth != Depth.FAR && thing instanceof Thing.NodeFrame frame) {
                    return inside(frame, x, y);
                }
                return thing;
            }
        }
        return null;
    }

    private static Thing inside(Thing.NodeFrame frame, double x, double y) {
        for (var box : frame.plumbing().boxes()) {
            if (box.box().contains(x, y)) {
                return box;
            }
        }
        for (var box : frame.plumbing().bridges()) {
            if (box.box().contains(x, y)) {
                return box;
            }
        }
        return frame;
    }

    /// The frame under a point, whatever stands on it.
    static Thing.@Nullable NodeFrame frameAt(CanvasScene scene, double x, double y) {
        for (var thing : scene.others()) {
            if (thing instanceof Thing.NodeFrame frame && frame.box().contains(x, y)) {
                return frame;
            }
        }
        return null;
    }

    /// All that is wholly in `band`: pods, else what is not inside of something.
    static List<ElementId> in(CanvasScene scene, Box band) {
        var pods =
                scene.podsIn(band).stream()
                        .filter(it -> holds(band, it.box()))
                        .map(Thing::id)
                        .toList();
        var others =
                scene.others().stream().filter(it -> holds(band, it.box())).map(Thing::id).toList();
        return Stream.concat(others.stream(), pods.stream()).toList();
    }

    private static boolean holds(Box outer, Box inner) {
        return outer.union(inner).equals(outer);
    }
}
