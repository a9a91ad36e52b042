package io.netwright.sim.dns;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Messages on a TCP connection, each after its length in two bytes (RFC 1035 §4.2.2).
///
/// @param messages those that are whole
/// @param open the start of one that is not
@SuppressWarnings("ArrayRecordComponent") // never compared, and nobody else holds the array
record DnsStream(List<byte[]> messages, byte[] open) {
    static final DnsStream EMPTY = new DnsStream(List.of(), new byte[0]);

    static byte[] framed(byte[] message) {
        return ByteBuffer.allocate(message.length + 2)
                .putShort((short) message.length)
                .put(message)
                .array();
    }

    /// With more bytes; its messages are those that these complete.
    DnsStream plus(byte[] bytes) {
        var all = Arrays.copyOf(open, open.length + bytes.length);
        System.arraycopy(bytes, 0, all, open.length, bytes.length);
        var whole = new ArrayList<byte[]>();
        int at = 0;
        while (all.length - at >= 2) {
            int length = (all[at] & 255) << 8 | (all[at + 1] & 255);
            if (all.length - at - 2 < length) {
                break;
            }
            whole.add(Arrays.copyOfRange(all, at + 2, at + 2 + length));
            at += 2 + length;
        }
        return new DnsStream(whole, Arrays.copyOfRange(all, at, all.length));
    }

    /// Without the messages that are dealt with.
    DnsStream rest() {
        return new DnsStream(List.of(), open);
    }
}
