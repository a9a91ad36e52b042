package io.netwright.app.ui.walk;

import io.netwright.sim.packet.Codec;
import io.netwright.sim.packet.Field;
import io.netwright.sim.packet.Packet;

import java.util.ArrayList;
import java.util.List;

/// A packet as a packet pane shows it: layers as they are on the wire, the outermost first.
final class PacketLayers {
    private PacketLayers() {}

    /// One header, or what the headers carry.
    record Layer(String name, List<Field> fields) {
        Layer {
            fields = List.copyOf(fields);
        }
    }

    static List<Layer> of(Packet packet) {
        var layers = new ArrayList<Layer>();
        var fields = new ArrayList<Field>();
        for (var field : Codec.fields(packet)) {
            if (!fields.isEmpty() && !isSameLayer(fields.getLast(), field)) {
                layers.add(new Layer(fields.getFirst().headerName(), fields));
                fields.clear();
            }
            fields.add(field);
        }
        if (!fields.isEmpty()) {
            layers.add(new Layer(fields.getFirst().headerName(), fields));
        }
        return layers;
    }

    private static boolean isSameLayer(Field one, Field next) {
        return one.header() == next.header() && one.headerName().equals(next.headerName());
    }
}
