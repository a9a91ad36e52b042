package io.netwright.app.ui.layout;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwright.model.resource.ResourceKey;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

class AutoLayoutTest {
    @ParameterizedTest
    @CsvSource({"0, 0, 0", "1, 1, 1", "3, 8, 4", "5, 40, 12", "12, 300, 30", "40, 2000, 90"})
    void nothingLiesOnAnything(int nodes, int pods, int services) {
        var content = content(nodes, pods, services);
        var boxes = AutoLayout.arrange(content, Placements.NONE).boxes();
        var all = List.copyOf(boxes.entrySet());
        var frames = content.frames().stream().map(Content.Frame::id).toList();
        for (int i = 0; i < all.size(); i++) {
            for (int k = i + 1; k < all.size(); k++) {
                boolean inside =
                        frames.contains(all.get(i).getKey()) && isCard(all.get(k).getKey());
                assertThat(!inside && all.get(i).getValue().overlaps(all.get(k).getValue()))
                        .as("%s on %s", all.get(i), all.get(k))
                        .isFalse();
            }
        }
        for (var frame : content.frames()) {
            var outer = box(boxes, frame.id());
            for (var card : frame.cards()) {
                assertThat(outer.union(box(boxes, card))).isEqualTo(outer);
            }
        }
    }

    @Test
    void servicesStandAboveTheirEndpointsAndTheOutsideOnTheLeft() {
        var boxes = AutoLayout.arrange(content(3, 6, 3), Placements.NONE).boxes();
        double left = box(boxes, ElementId.node("n0")).x();
        assertThat(box(boxes, new ElementId.Outside("host")).right()).isLessThan(left);
        assertThat(box(boxes, new ElementId.Router()).right()).isLessThan(left);
        for (int i = 0; i < 3; i++) {
            assertThat(box(boxes, service(i)).bottom())
                    .isLessThan(box(boxes, ElementId.node("n0")).y());
        }
        assertThat(box(boxes, service(0)).x()).isLessThan(box(boxes, service(2)).x());
    }

    @Test
    void whatAPersonPlacedStaysAndMovesNothingElse() {
        var content = content(3, 6, 3);
        var before = AutoLayout.arrange(content, Placements.NONE).boxes();
        var placed = Placements.NONE.with(service(1), new Spot(96, -400));
        var after = AutoLayout.arrange(content, placed).boxes();
        assertThat(box(after, service(1)).corner()).isEqualTo(new Spot(96, -400));
        before.forEach(
                (id, box) -> {
                    if (!id.equals(service(1))) {
                        assertThat(box(after, id)).isEqualTo(box);
                    }
                });
    }

    @Test
    void aPodsPlaceIsItsFrames() {
        var content = content(2, 4, 0);
        var placed =
                Placements.NONE
                        .with(ElementId.node("n1"), new Spot(800, 400))
                        .with(pod(1), new Spot(20, 156));
        var boxes = AutoLayout.arrange(content, placed).boxes();
        assertThat(box(boxes, ElementId.node("n1")).corner()).isEqualTo(new Spot(800, 400));
        assertThat(box(boxes, pod(1)).corner()).isEqualTo(new Spot(820, 556));
    }

    private static Box box(Map<ElementId, Box> boxes, ElementId id) {
        return Objects.requireNonNull(boxes.get(id), id::toString);
    }

    private static boolean isCard(ElementId id) {
        return id instanceof ElementId.Keyed(var key) && key.kind().equals("Pod");
    }

    private static ElementId pod(int i) {
        return ElementId.of(ResourceKey.core("Pod", "default", "p" + i));
    }

    private static ElementId service(int i) {
        return ElementId.of(ResourceKey.core("Service", "default", "s" + i));
    }

    private static Content content(int nodes, int pods, int services) {
        var frames = new ArrayList<Content.Frame>();
        for (int n = 0; n < nodes; n++) {
            var cards = new ArrayList<ElementId>();
            for (int p = n; p < pods; p += nodes) {
                cards.add(pod(p));
            }
            frames.add(new Content.Frame(ElementId.node("n" + n), cards, 72));
        }
        var hung = new ArrayList<Content.Hung>();
        for (int s = 0; s < services; s++) {
            hung.add(
                    new Content.Hung(
                            service(s),
                            nodes == 0 ? List.of() : List.of(ElementId.node("n" + s % nodes))));
        }
        return new Content(
                frames,
                hung,
                List.of(),
                List.of(ElementId.of(ResourceKey.core("Policy", "default", "p"))),
                List.of(new ElementId.Outside("host")));
    }
}
