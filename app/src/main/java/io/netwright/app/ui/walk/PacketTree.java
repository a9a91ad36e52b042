package io.netwright.app.ui.walk;

import io.netwright.sim.packet.Field;
import io.netwright.sim.packet.Header;
import io.netwright.sim.packet.Packet;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// A hop's packet as rows: layers outermost first, In and Out beside each other.
///
/// @param in the packet as it came
/// @param out as it left
record PacketTree(Packet in, Packet out, List<Row> layers) {
    PacketTree {
        layers = List.copyOf(layers);
    }

    /// A layer or a field.
    ///
    /// @param before the bytes of it in [PacketTree#in], null where it is not there
    /// @param after the bytes of it in [PacketTree#out]
    record Row(
            String name,
            Change change,
            String inText,
            String outText,
            @Nullable Span before,
            @Nullable Span after,
            List<Row> fields) {
        Row {
            fields = List.copyOf(fields);
        }
    }

    /// Some bytes of a packet.
    record Span(int offset, int length) {
        boolean contains(int at) {
            return at >= offset && at < offset + length;
        }

        private static @Nullable Span of(@Nullable Field field) {
            return field == null ? null : new Span(field.offset(), field.length());
        }

        private static @Nullable Span of(PacketLayers.@Nullable Layer layer) {
            if (layer == null || layer.fields().isEmpty()) {
                return null;
            }
            int from = layer.fields().getFirst().offset();
            var last = layer.fields().getLast();
            return new Span(from, last.offset() + last.length() - from);
        }
    }

    /// What the hop did to it.
    enum Change {
        NONE(""),
        CHANGED("●"),
        ADDED("+"),
        REMOVED("−");

        private final String sign;

        Change(String sign) {
            this.sign = sign;
        }

        String sign() {
            return sign;
        }
    }

    static PacketTree of(Packet in, Packet out) {
        var layers = new ArrayList<Row>();
        for (var layer : PacketComparison.of(in, out).layers()) {
            var fields = new ArrayList<Row>();
            boolean whole = layer.before() == null || layer.after() == null;
            for (var field : layer.fields()) {
                fields.add(
                        new Row(
                                field.name(),
                                !whole && field.changed() ? Change.CHANGED : Change.NONE,
                                text(field.before()),
                                text(field.after()),
                                Span.of(field.before()),
                                Span.of(field.after()),
                                List.of()));
            }
            layers.add(
                    new Row(
                            layer.name(),
                            layer.added()
                                    ? Change.ADDED
                                    : layer.removed()
                                            ? Change.REMOVED
                                            : layer.changed() ? Change.CHANGED : Change.NONE,
                            summary(in, layer.before()),
                            summary(out, layer.after()),
                            Span.of(layer.before()),
                            Span.of(layer.after()),
                            fields));
        }
        return new PacketTree(in, out, layers);
    }

    /// The innermost row that has this byte, null for none.
    ///
    /// @param left is it a byte of the packet as it left
    @Nullable Row at(int offset, boolean left) {
        for (var layer : layers) {
            var span = left ? layer.after : layer.before;
            if (span == null || !span.contains(offset)) {
                continue;
            }
            for (var field : layer.fields) {
                var bytes = left ? field.after : field.before;
                if (bytes != null && bytes.contains(offset)) {
                    return field;
                }
            }
            return layer;
        }
        return null;
    }

    private static String text(@Nullable Field field) {
        return field == null ? "" : field.text();
    }

    private static String summary(Packet packet, PacketLayers.@Nullable Layer layer) {
        if (layer == null) {
            return "";
        }
        int header = layer.fields().getFirst().header();
        return header < 0 || header >= packet.headers().size()
                ? packet.payload().length() + " bytes"
                : summary(packet.headers().get(header));
    }

    private static String summary(Header header) {
        return switch (header) {
            case Header.Ethernet it -> it.source() + " → " + it.destination();
            case Header.Arp it -> it.sender() + " → " + it.target();
            case Header.Ip it -> it.source() + " → " + it.destination();
            case Header.Tcp it ->
                    "%d → %d %s".formatted(it.sourcePort(), it.destinationPort(), it.flagText());
            case Header.Ports it -> it.sourcePort() + " → " + it.destinationPort();
            case Header.Icmp it -> "type %d code %d".formatted(it.type(), it.code());
            case Header.Ndp it -> it.target().toString();
            case Header.Vxlan it -> "VNI " + it.vni().value();
        };
    }
}
