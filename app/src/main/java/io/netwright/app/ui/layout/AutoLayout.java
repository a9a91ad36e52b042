package io.netwright.app.ui.layout;

import static io.netwright.app.ui.layout.Sizes.*;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// Arranges in bands: a lane of Services, and the row of nodes that they lead to. Everything has
/// the same place for the same content; a thing that a person placed leaves its place empty, so
/// that nothing else moves, and only what it would cover makes room.
public final class AutoLayout {
    private static final double ASPECT = 1.7;

    private final Content content;
    private final Placements placed;
    private final SequencedMap<ElementId, Box> boxes = new LinkedHashMap<>();
    private final SequencedMap<ElementId, Double> buses = new LinkedHashMap<>();

    private AutoLayout(Content content, Placements placed) {
        this.content = content;
        this.placed = placed;
    }

    public static Arrangement arrange(Content content, Placements placed) {
        return new AutoLayout(content, placed).run();
    }

    private Arrangement run() {
        var insides = new LinkedHashMap<ElementId, FrameLayout>();
        for (var frame : content.frames()) {
            insides.put(frame.id(), FrameLayout.of(frame, placed));
        }
        var rows = rows(List.copyOf(insides.values()));
        double width = rows.stream().mapToDouble(AutoLayout::width).max().orElse(0);
        width = Math.max(width, 3 * (SERVICE_WIDTH + LANE_GAP) - LANE_GAP);
        double y = shelf(content.policies(), CHIP_WIDTH, CHIP_HEIGHT, width, 0);
        y = shelf(content.ingresses(), SERVICE_WIDTH, CARD_HEIGHT, width, y);
        for (int i = 0; i < Math.max(1, rows.size()); i++) {
            var row = i < rows.size() ? rows.get(i) : List.<FrameLayout>of();
            y = lanes(hungOver(rows, i), row, width, y);
            double height = row.stream().mapToDouble(FrameLayout::height).max().orElse(0);
            if (i == 0) {
                outside(y, height);
            }
            double x = 0;
            for (var frame : row) {
                boxes.put(frame.id(), new Box(x, y, frame.width(), height));
                x += frame.width() + FRAME_GAP;
            }
            y += height + BAND_GAP;
        }
        settle();
        for (var frame : content.frames()) {
            var box = boxes.get(frame.id());
            var inside = insides.get(frame.id());
            if (box == null || inside == null) {
                continue;
            }
            inside.cards().forEach((id, card) -> boxes.put(id, card.moved(box.x(), box.y())));
            if (frame.strip() > 0) {
                buses.put(frame.id(), box.bottom() + BUS_DROP);
            }
        }
        return new Arrangement(boxes, buses, -TRUNK);
    }

    /// As many rows as make the whole about as wide as a window.
    private static List<List<FrameLayout>> rows(List<FrameLayout> frames) {
        double best = Double.MAX_VALUE;
        int chosen = 1;
        for (int perRow = 1; perRow <= frames.size(); perRow++) {
            double width = 0;
            double height = 0;
            for (var row : chunks(frames, perRow)) {
                width = Math.max(width, width(row));
                height += row.stream().mapToDouble(FrameLayout::height).max().orElse(0) + BAND_GAP;
            }
            double off = Math.abs(Math.log(width / height / ASPECT));
            if (off < best) {
                best = off;
                chosen = perRow;
            }
        }
        // Few nodes read best beside each other.
        return chunks(frames, Math.max(chosen, Math.min(4, frames.size())));
    }

    private static <T> List<List<T>> chunks(List<T> all, int size) {
        var chunks = new ArrayList<List<T>>();
        for (int i = 0; i < all.size(); i += size) {
            chunks.add(all.subList(i, Math.min(all.size(), i + size)));
        }
        return chunks;
    }

    private static double width(List<FrameLayout> row) {
        return row.stream().mapToDouble(it -> it.width() + FRAME_GAP).sum() - FRAME_GAP;
    }

    /// Rows of equal things from the left; returns where the next may begin.
    private double shelf(List<ElementId> ids, double w, double h, double width, double top) {
        int perRow = Math.max(1, (int) ((width + LANE_GAP) / (w + LANE_GAP)));
        for (int i = 0; i < ids.size(); i++) {
            double x = i % perRow * (w + LANE_GAP);
            int row = i / perRow;
            double y = top + row * (h + LANE_GAP);
            boxes.put(ids.get(i), new Box(x, y, w, h));
        }
        return ids.isEmpty() ? top : top + Math.ceilDiv(ids.size(), perRow) * (h + LANE_GAP);
    }

    /// What hangs over the frames of that row: most of its endpoints are there.
    private List<Content.Hung> hungOver(List<List<FrameLayout>> rows, int index) {
        var rowOf = new LinkedHashMap<ElementId, Integer>();
        for (int i = 0; i < rows.size(); i++) {
            for (var frame : rows.get(i)) {
                rowOf.put(frame.id(), i);
            }
        }
        var hung = new ArrayList<Content.Hung>();
        for (var service : content.services()) {
            var counts = new int[Math.max(1, rows.size())];
            for (var frame : service.over()) {
                counts[rowOf.getOrDefault(frame, 0)]++;
            }
            int home = 0;
            for (int i = 1; i < counts.length; i++) {
                home = counts[i] > counts[home] ? i : home;
            }
            if (home == index) {
                hung.add(service);
            }
        }
        return hung;
    }

    private double lanes(List<Content.Hung> hung, List<FrameLayout> row, double width, double top) {
        if (hung.isEmpty()) {
            return top;
        }
        var centers = new LinkedHashMap<ElementId, Double>();
        double left = 0;
        for (var frame : row) {
            centers.put(frame.id(), left + frame.width() / 2);
            left += frame.width() + FRAME_GAP;
        }
        var wished = new LinkedHashMap<ElementId, Double>();
        for (var service : hung) {
            double wish =
                    service.over().stream()
                            .map(centers::get)
                            .filter(it -> it != null)
                            .mapToDouble(it -> it)
                            .average()
                            .orElse(width);
            wished.put(service.id(), wish - SERVICE_WIDTH / 2);
        }
        var order = new ArrayList<>(wished.keySet());
        order.sort(Comparator.comparingDouble((ElementId id) -> wished.getOrDefault(id, 0.0)));
        double step = SERVICE_WIDTH + LANE_GAP;
        int perLane = Math.max(1, (int) ((width + LANE_GAP) / step));
        int lanes = Math.ceilDiv(order.size(), perLane);
        for (int lane = 0; lane < lanes; lane++) {
            var members = new ArrayList<ElementId>();
            for (int i = lane; i < order.size(); i += lanes) {
                members.add(order.get(i));
            }
            double y = top + lane * (CARD_HEIGHT + LANE_GAP);
            var wishes = members.stream().mapToDouble(it -> wished.getOrDefault(it, 0.0)).toArray();
            var places = spread(wishes, step, width + LANE_GAP);
            for (int i = 0; i < members.size(); i++) {
                boxes.put(members.get(i), new Box(places[i], y, SERVICE_WIDTH, CARD_HEIGHT));
            }
        }
        return top + lanes * (CARD_HEIGHT + LANE_GAP) - LANE_GAP + LANE_ABOVE_FRAMES;
    }

    /// As near to the wishes, which rise, as things `step` apart can be, all of them together;
    /// between 0 and `room`. Neighbors that would touch become a group around their mean.
    private static double[] spread(double[] wishes, double step, double room) {
        int n = wishes.length;
        double[] sums = new double[n];
        int[] sizes = new int[n];
        int groups = 0;
        for (int i = 0; i < n; i++) {
            sums[groups] = wishes[i] - i * step;
            sizes[groups++] = 1;
            while (groups > 1
                    && sums[groups - 2] / sizes[groups - 2]
                            >= sums[groups - 1] / sizes[groups - 1]) {
                sums[groups - 2] += sums[groups - 1];
                sizes[groups - 2] += sizes[--groups];
            }
        }
        double[] places = new double[n];
        int at = 0;
        for (int group = 0; group < groups; group++) {
            double x = sums[group] / sizes[group];
            x = Math.max(0, Math.min(x, room - n * step));
            x = Math.rint(x / Spot.GRID) * Spot.GRID;
            for (int k = 0; k < sizes[group]; k++) {
                places[at] = x + at * step;
                at++;
            }
        }
        return places;
    }

    /// Beside the first row of frames, in columns as high as it; the router stands below them, on
    /// the height of the wire.
    private void outside(double top, double height) {
        double step = CARD_HEIGHT + LANE_GAP;
        double x = -2 * TRUNK - OUTSIDE_WIDTH;
        int perColumn = Math.max(4, (int) (height / step));
        int rows = Math.min(perColumn, content.outside().size());
        double router = Math.max(top + height + BUS_DROP, top + rows * step + ROUTER_HEIGHT / 2);
        boxes.put(
                new ElementId.Router(),
                new Box(x, router - ROUTER_HEIGHT / 2, OUTSIDE_WIDTH, ROUTER_HEIGHT));
        for (var column : chunks(content.outside(), perColumn)) {
            double y = top;
            for (var id : column) {
                boxes.put(id, new Box(x, y, OUTSIDE_WIDTH, CARD_HEIGHT));
                y += step;
            }
            x -= OUTSIDE_WIDTH + COLUMN_GAP;
        }
    }

    /// Puts what was placed where it was placed; what that covers goes right until it is free.
    private void settle() {
        var fixed = new ArrayList<Box>();
        var free = new ArrayList<ElementId>();
        for (var id : List.copyOf(boxes.keySet())) {
            @Nullable Spot spot = placed.of(id);
            var box = boxes.get(id);
            if (spot == null || box == null) {
                free.add(id);
            } else {
                boxes.put(id, box.at(spot.x(), spot.y()));
                fixed.add(box.at(spot.x(), spot.y()));
            }
        }
        if (fixed.isEmpty()) {
            return;
        }
        for (var id : free) {
            var box = boxes.get(id);
            if (box != null) {
                var moved = clear(box, fixed);
                if (!moved.equals(box)) {
                    moved = clear(moved, others(id));
                }
                boxes.put(id, moved);
                fixed.add(moved);
            }
        }
    }

    private List<Box> others(ElementId id) {
        return boxes.entrySet().stream()
                .filter(it -> !it.getKey().equals(id))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static Box clear(Box box, List<Box> taken) {
        var moved = box;
        boolean again = true;
        while (again) {
            again = false;
            for (var other : taken) {
                if (moved.overlaps(other)) {
                    moved = moved.at(other.right() + COLUMN_GAP, moved.y());
                    again = true;
                }
            }
        }
        return moved;
    }
}
