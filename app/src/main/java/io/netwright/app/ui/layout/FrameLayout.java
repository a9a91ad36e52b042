package io.netwright.app.ui.layout;

import static io.netwright.app.ui.layout.Sizes.*;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// The inside of one frame: cards in columns under its head, and room for its devices below.
///
/// @param cards relative to the frame's corner
record FrameLayout(ElementId id, double width, double height, SequencedMap<ElementId, Box> cards) {
    FrameLayout {
        cards = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(cards));
    }

    static FrameLayout of(Content.Frame frame, Placements placed) {
        int count = frame.cards().size();
        int columns = columns(count);
        double right = RAIL_SIDE + inside(columns);
        double bottom = HEAD + CARD_HEIGHT;
        var cards = new LinkedHashMap<ElementId, Box>();
        var taken = new ArrayList<Box>();
        for (var id : frame.cards()) {
            var spot = placed.of(id);
            if (spot != null) {
                var box =
                        new Box(
                                Math.max(RAIL_SIDE, spot.x()),
                                Math.max(HEAD, spot.y()),
                                CARD_WIDTH,
                                CARD_HEIGHT);
                cards.put(id, box);
                taken.add(box);
            }
        }
        int spare = count;
        for (int i = 0; i < count; i++) {
            var id = frame.cards().get(i);
            if (cards.containsKey(id)) {
                continue; // its slot stays empty, so that no other card moves
            }
            var box = slot(i, columns);
            while (taken.stream().anyMatch(box::overlaps)) {
                box = slot(spare++, columns);
            }
            cards.put(id, box);
        }
        for (var box : cards.values()) {
            right = Math.max(right, box.right());
            bottom = Math.max(bottom, box.bottom());
        }
        double strip = frame.strip() > 0 ? ROW_GAP + frame.strip() : 0;
        return new FrameLayout(frame.id(), right + PADDING, bottom + strip + PADDING, cards);
    }

    private static Box slot(int index, int columns) {
        return new Box(
                RAIL_SIDE + index % columns * (CARD_WIDTH + COLUMN_GAP),
                HEAD + Math.floorDiv(index, columns) * (CARD_HEIGHT + ROW_GAP),
                CARD_WIDTH,
                CARD_HEIGHT);
    }
}
