package io.netwright.app.ui.walk;

import io.netwright.app.ui.walk.PacketLayers.Layer;
import io.netwright.sim.packet.Field;
import io.netwright.sim.packet.Packet;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// A packet before and after a hop, layer beside layer. Layers are matched from the innermost
/// outwards, as encapsulation adds and takes away the outermost.
record PacketComparison(List<ComparedLayer> layers) {
    PacketComparison {
        layers = List.copyOf(layers);
    }

    /// A layer on one side or both.
    record ComparedLayer(
            String name,
            @Nullable Layer before,
            @Nullable Layer after,
            List<ComparedField> fields) {
        ComparedLayer {
            fields = List.copyOf(fields);
        }

        boolean added() {
            return before == null;
        }

        boolean removed() {
            return after == null;
        }

        boolean changed() {
            return added() || removed() || fields.stream().anyMatch(ComparedField::changed);
        }
    }

    /// A field on one side or both.
    record ComparedField(String name, @Nullable Field before, @Nullable Field after) {
        boolean changed() {
            return before == null || after == null || !before.text().equals(after.text());
        }
    }

    static PacketComparison of(Packet before, Packet after) {
        var in = PacketLayers.of(before);
        var out = PacketLayers.of(after);
        var layers = new ArrayList<ComparedLayer>();
        int i = in.size() - 1;
        int o = out.size() - 1;
        while (i >= 0 && o >= 0 && in.get(i).name().equals(out.get(o).name())) {
            layers.add(compare(in.get(i), out.get(o)));
            i--;
            o--;
        }
        for (; o >= 0; o--) {
            layers.add(compare(null, out.get(o)));
        }
        for (; i >= 0; i--) {
            layers.add(compare(in.get(i), null));
        }
        Collections.reverse(layers);
        return new PacketComparison(layers);
    }

    private static ComparedLayer compare(@Nullable Layer before, @Nullable Layer after) {
        var fields = new ArrayList<ComparedField>();
        var leading = after != null ? after : before;
        if (leading == null) {
            throw new IllegalArgumentException("a layer of neither packet");
        }
        for (var field : leading.fields()) {
            fields.add(
                    new ComparedField(
                            field.name(), find(before, field.name()), find(after, field.name())));
        }
        if (before != null && after != null) {
            for (var field : before.fields()) {
                if (find(after, field.name()) == null) {
                    fields.add(new ComparedField(field.name(), field, null));
                }
            }
        }
        return new ComparedLayer(leading.name(), before, after, fields);
    }

    private static @Nullable Field find(@Nullable Layer layer, String name) {
        if (layer == null) {
            return null;
        }
        return layer.fields().stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}
