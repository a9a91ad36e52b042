package io.netwright.app.ui.probe;

import io.netwright.app.ui.figures.Figure;
import io.netwright.model.resource.ResourceKey;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Something that a field can be completed to.
///
/// @param text what the field holds then
/// @param detail what tells it from others: its address, its node
/// @param also other words that find it
/// @param key the object that it belongs to, null for none
public record Place(
        String text, String detail, Figure figure, List<String> also, @Nullable ResourceKey key) {
    public Place {
        also = List.copyOf(also);
    }
}
