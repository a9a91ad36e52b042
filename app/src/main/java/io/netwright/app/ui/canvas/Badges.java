package io.netwright.app.ui.canvas;

import io.netwright.app.ui.layout.Box;
import io.netwright.app.ui.layout.ElementId;
import io.netwright.app.ui.layout.Spot;
import io.netwright.app.ui.workbench.FindingsViewModel;
import io.netwright.model.lint.LintFinding;
import io.netwright.model.resource.ResourceKey;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Which things of a drawing have problems. From near each bears its own; from far, where pods are
/// dots, a node bears those of its pods.
public final class Badges {
    public static final Badges NONE = new Badges(Map.of(), Map.of());

    private final Map<ElementId, Badge> near;
    private final Map<ElementId, Badge> far;

    private Badges(Map<ElementId, Badge> near, Map<ElementId, Badge> far) {
        this.near = near;
        this.far = far;
    }

    /// Errors and warnings about what is drawn.
    ///
    /// @param pods the pod that stands for an object which makes pods and is not drawn itself
    public static Badges of(
            CanvasScene scene, List<LintFinding> found, Map<ResourceKey, ResourceKey> pods) {
        var near = new LinkedHashMap<ElementId, List<LintFinding>>();
        var far = new LinkedHashMap<ElementId, List<LintFinding>>();
        for (var it : found) {
            var key = it.resource();
            if (key == null || !FindingsViewModel.isProblem(it)) {
                continue;
            }
            var thing = scene.get(ElementId.of(key));
            var pod = pods.get(key);
            if (thing == null && pod != null) {
                thing = scene.get(ElementId.of(pod));
            }
            if (thing != null) {
                near.computeIfAbsent(thing.id(), _ -> new ArrayList<>()).add(it);
                var holder = thing instanceof Thing.PodCard card ? card.frame() : thing.id();
                far.computeIfAbsent(holder, _ -> new ArrayList<>()).add(it);
            }
        }
        return new Badges(badges(near), badges(far));
    }

    private static Map<ElementId, Badge> badges(Map<ElementId, List<LintFinding>> found) {
        var all = new LinkedHashMap<ElementId, Badge>();
        found.forEach((id, list) -> all.put(id, new Badge(id, list)));
        return all;
    }

    Collection<Badge> at(Depth depth) {
        return (depth == Depth.FAR ? far : near).values();
    }

    /// What a thing bears itself.
    @Nullable Badge of(ElementId id) {
        return near.get(id);
    }

    /// The middle of a badge on the screen: on the upper right corner, or on the figure of what is
    /// too small for a card.
    static Spot spot(Box box) {
        return CardPainter.isTiny(box) && box.height() < 24
                ? new Spot(Math.rint(box.centerX()) + 7, Math.rint(box.centerY()) - 6)
                : new Spot(box.right() - 3, box.y() + 1);
    }

    /// How large a badge is on the screen: half its width.
    static double radius(double zoom) {
        return Math.clamp(Math.rint(7 * zoom), 5, 9);
    }
}
