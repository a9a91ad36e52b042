package io.netwright.sim.packet;

import java.util.Arrays;

/// What the headers of a packet carry.
public sealed interface Payload {
    Payload NONE = new Data(new byte[0]);

    int length();

    /// Bytes of an application.
    final class Data implements Payload {
        private final byte[] bytes;

        public Data(byte[] bytes) {
            this.bytes = bytes.clone();
        }

        public byte[] bytes() {
            return bytes.clone();
        }

        @Override
        public int length() {
            return bytes.length;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Data data && Arrays.equals(bytes, data.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }

        @Override
        public String toString() {
            return bytes.length + " bytes";
        }
    }

    /// The start of the packet that an ICMP error is about, from its IP header on.
    record Quote(Packet packet) implements Payload {
        @Override
        public int length() {
            return packet.length();
        }
    }
}
