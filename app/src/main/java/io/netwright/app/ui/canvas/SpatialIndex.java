package io.netwright.app.ui.canvas;

import io.netwright.app.ui.layout.Box;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Finds boxes by place: a grid of cells that lists what begins in each. For boxes no larger than a
/// cell.
final class SpatialIndex<T> {
    private static final double CELL = 512;

    private final Map<Long, List<T>> cells = new HashMap<>();
    private final Function<T, Box> boxOf;
    private final List<T> all;

    SpatialIndex(List<T> all, Function<T, Box> boxOf) {
        this.all = List.copyOf(all);
        this.boxOf = boxOf;
        for (var it : all) {
            var box = boxOf.apply(it);
            cells.computeIfAbsent(key(cell(box.x()), cell(box.y())), _ -> new ArrayList<>())
                    .add(it);
        }
    }

    /// All that share something with `part`; in no particular order.
    List<T> in(Box part) {
        long left = cell(part.x() - CELL);
        long right = cell(part.right());
        long top = cell(part.y() - CELL);
        long bottom = cell(part.bottom());
        if ((right - left + 1) * (bottom - top + 1) >= cells.size()) {
            return all.stream().filter(it -> boxOf.apply(it).overlaps(part)).toList();
        }
        var found = new ArrayList<T>();
        for (long y = top; y <= bottom; y++) {
            for (long x = left; x <= right; x++) {
                for (var it : cells.getOrDefault(key(x, y), List.of())) {
                    if (boxOf.apply(it).overlaps(part)) {
                        found.add(it);
                    }
                }
            }
        }
        return found;
    }

    private static long cell(double coordinate) {
        return (long) Math.floor(coordinate / CELL);
    }

    private static long key(long x, long y) {
        return (x << 32) ^ (y & 0xffff_ffffL);
    }
}
