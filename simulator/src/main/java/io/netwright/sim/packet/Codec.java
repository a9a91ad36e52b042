package io.netwright.sim.packet;

import java.util.ArrayList;
import java.util.List;

/// Packets to the bytes of the wire and back, with lengths and checksums.
///
/// VXLAN's outer UDP checksum is 0 over IPv4, as Linux sends it (`drivers/net/vxlan/vxlan_core.c`,
/// `vxlan_xmit_one`), and computed over IPv6.
public final class Codec {
    private Codec() {}

    public static byte[] encode(Packet packet) {
        return new Encoder(packet, null).run();
    }

    /// The fields of the bytes that [#encode] gives, in their order.
    public static List<Field> fields(Packet packet) {
        var fields = new ArrayList<Field>();
        var _ = new Encoder(packet, fields).run();
        return List.copyOf(fields);
    }

    /// Reads a packet; what follows an IP header that is a fragment stays bytes.
    ///
    /// @throws IllegalArgumentException if it is cut off, or a length or checksum is wrong
    public static Packet decode(byte[] bytes, LinkType link) {
        return new Decoder(bytes, 0, bytes.length).run(link);
    }
}
