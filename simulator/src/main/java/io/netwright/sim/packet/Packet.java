package io.netwright.sim.packet;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Headers outermost first and what they carry. VXLAN is `Ethernet, Ipv4, Udp, Vxlan, Ethernet, …`.
public record Packet(List<Header> headers, Payload payload) {
    public Packet {
        headers = List.copyOf(headers);
    }

    public static Packet of(Payload payload, Header... headers) {
        return new Packet(List.of(headers), payload);
    }

    public Header outer() {
        return headers.getFirst();
    }

    /// The first header of that type, null where there is none.
    public <H extends Header> @Nullable H first(Class<H> type) {
        for (var header : headers) {
            if (type.isInstance(header)) {
                return type.cast(header);
            }
        }
        return null;
    }

    /// The outermost IP header, null where there is none (ARP).
    public Header.@Nullable Ip ip() {
        return first(Header.Ip.class);
    }

    /// This packet with one header replaced.
    public Packet with(int index, Header header) {
        var changed = headers.toArray(Header[]::new);
        changed[index] = header;
        return new Packet(list(changed), payload);
    }

    /// This packet with its two outermost headers replaced.
    public Packet withFirst(Header first, Header second) {
        var changed = headers.toArray(Header[]::new);
        changed[0] = first;
        changed[1] = second;
        return new Packet(list(changed), payload);
    }

    /// These headers around something else.
    public Packet withPayload(Payload other) {
        return new Packet(headers, other);
    }

    /// This packet inside more headers.
    public Packet push(Header... outer) {
        var more = new Header[outer.length + headers.size()];
        System.arraycopy(outer, 0, more, 0, outer.length);
        for (int i = 0; i < headers.size(); i++) {
            more[outer.length + i] = headers.get(i);
        }
        return new Packet(list(more), payload);
    }

    /// This packet without its `count` outermost headers.
    public Packet pop(int count) {
        var kept = new Header[headers.size() - count];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = headers.get(count + i);
        }
        return new Packet(list(kept), payload);
    }

    /// The list without a second copy of the array, for the usual lengths.
    private static List<Header> list(Header[] headers) {
        return switch (headers.length) {
            case 1 -> List.of(headers[0]);
            case 2 -> List.of(headers[0], headers[1]);
            case 3 -> List.of(headers[0], headers[1], headers[2]);
            default -> List.of(headers);
        };
    }

    /// Bytes of everything, the outermost header included.
    public int length() {
        int length = payload.length();
        for (int i = 0; i < headers.size(); i++) {
            length +=
                    switch (headers.get(i)) {
                        case Header.Ethernet _ -> 14;
                        case Header.Arp _ -> 28;
                        case Header.Ipv4 _ -> 20;
                        case Header.Ipv6 _ -> 40;
                        case Header.Tcp tcp -> tcp.mss() > 0 ? 24 : 20;
                        case Header.Udp _ -> 8;
                        case Header.Sctp _ -> 16;
                        case Header.Icmp _ -> 8;
                        case Header.Ndp ndp -> ndp.linkLayer() == null ? 24 : 32;
                        case Header.Vxlan _ -> 8;
                    };
        }
        return length;
    }
}
