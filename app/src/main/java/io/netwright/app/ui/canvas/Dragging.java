package io.netwright.app.ui.canvas;

import io.netwright.app.ui.layout.Box;
import io.netwright.app.ui.layout.ElementId;
import io.netwright.app.ui.layout.Spot;
import io.netwright.model.resource.ResourceKey;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Things on their way under a person's hand: where they would come to rest, in line with what is
/// there, and what letting go would do.
final class Dragging {
    private static final double GUIDE_REACH = 6;

    private final CanvasScene scene;
    private final CanvasActions actions;
    private final List<Thing> things;
    private List<Box> ghosts = List.of();
    private @Nullable Drop drop;
    private @Nullable ElementId asked;
    private boolean askedCopy;
    private Ghost.Answer answer = Ghost.Answer.does("");
    private @Nullable Double guideX;
    private @Nullable Double guideY;

    /// @param selection what is dragged of it: objects, and a pod only without its frame
    Dragging(CanvasScene scene, CanvasActions actions, List<ElementId> selection) {
        this.scene = scene;
        this.actions = actions;
        var found = new ArrayList<Thing>();
        for (var id : selection) {
            var thing = scene.get(id);
            if (thing != null
                    && id instanceof ElementId.Keyed
                    && !(thing instanceof Thing.PodCard pod && selection.contains(pod.frame()))) {
                found.add(thing);
            }
        }
        things = List.copyOf(found);
    }

    /// The pointer is there now.
    void to(Spot start, Spot now, boolean copy) {
        if (things.isEmpty()) {
            return;
        }
        var first = things.getFirst().box();
        var rest = inLine(first.moved(now.x() - start.x(), now.y() - start.y()));
        double dx = rest.x() - first.x();
        double dy = rest.y() - first.y();
        ghosts = things.stream().map(it -> it.box().moved(dx, dy)).toList();
        var over = HitTest.frameAt(scene, now.x(), now.y());
        drop = drop(over, copy);
        var id = over == null ? null : over.id();
        if (answer.words().isEmpty() || !Objects.equals(asked, id) || askedCopy != copy) {
            asked = id;
            askedCopy = copy;
            answer = answer(over, drop);
        }
    }

    private Drop drop(Thing.@Nullable NodeFrame over, boolean copy) {
        var placed = new ArrayList<Drop.Placed>();
        for (int i = 0; i < things.size(); i++) {
            var thing = things.get(i);
            if (!(thing.id() instanceof ElementId.Keyed(var key))) {
                continue;
            }
            var corner = ghosts.get(i).corner();
            @Nullable String node = null;
            if (thing instanceof Thing.PodCard pod) {
                boolean elsewhere = over != null && !over.id().equals(pod.frame());
                var home = scene.get(pod.frame());
                node = over != null && (elsewhere || copy) ? over.title() : null;
                if (home != null) {
                    corner = corner.plus(-home.box().x(), -home.box().y()).snapped();
                }
            }
            placed.add(new Drop.Placed(key, node, (int) corner.x(), (int) corner.y()));
        }
        return new Drop(placed, copy);
    }

    private Ghost.Answer answer(Thing.@Nullable NodeFrame over, Drop to) {
        boolean pods = things.stream().anyMatch(Thing.PodCard.class::isInstance);
        if (pods && over == null) {
            return Ghost.Answer.refuses("A pod runs on a node: drop it on one");
        }
        var refused = actions.refuses(to);
        if (refused.isPresent()) {
            return Ghost.Answer.refuses(refused.get());
        }
        String what =
                things.size() > 1
                        ? things.size() + " things"
                        : to.things().stream()
                                .map(Drop.Placed::key)
                                .map(ResourceKey::name)
                                .findFirst()
                                .orElse("");
        boolean goes = to.things().stream().anyMatch(it -> it.node() != null);
        String where = goes && over != null ? " to node " + over.title() : " here";
        return Ghost.Answer.does((to.copy() ? "Copy " : "Move ") + what + where);
    }

    void drop() {
        if (drop != null && answer.allowed()) {
            actions.drop(drop);
        }
    }

    /// On the grid, or in line with an edge of something else that is close.
    private Box inLine(Box box) {
        guideX = null;
        guideY = null;
        var snapped = box.corner().snapped();
        double x = snapped.x();
        double y = snapped.y();
        double bestX = GUIDE_REACH;
        double bestY = GUIDE_REACH;
        for (var other : scene.others()) {
            if (things.contains(other)) {
                continue;
            }
            if (Math.abs(other.box().x() - box.x()) < bestX) {
                bestX = Math.abs(other.box().x() - box.x());
                x = other.box().x();
                guideX = x;
            }
            if (Math.abs(other.box().y() - box.y()) < bestY) {
                bestY = Math.abs(other.box().y() - box.y());
                y = other.box().y();
                guideY = y;
            }
        }
        return box.at(x, y);
    }

    void paint(GesturePainter painter, double x, double y) {
        painter.guides(guideX, guideY);
        painter.ghost(new Ghost(ghosts, answer, x, y));
    }
}
