package io.netwright.sim.packet;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Writes a capture file (draft-ietf-opsawg-pcapng): one section, little-endian, times in
/// nanoseconds since the run began. The same calls give the same bytes.
public final class PcapNg {
    private final OutputStream out;
    private int interfaces;

    /// Begins a file.
    public PcapNg(OutputStream out) throws IOException {
        this.out = out;
        var block = new Block(0x0a0d0d0a);
        block.i32(0x1a2b3c4d);
        block.i16(1).i16(0);
        block.i32(-1).i32(-1); // the section's length is not given
        block.option(4, "Netwright");
        block.write(out);
    }

    /// Adds an interface.
    ///
    /// @return its number, for [#frame]
    public int device(String name, LinkType link) throws IOException {
        var block = new Block(1);
        block.i16(link.number()).i16(0);
        block.i32(0); // frames are never cut off
        block.option(2, name);
        block.option(9, new byte[] {9}); // times count 10^-9 s
        block.write(out);
        return interfaces++;
    }

    /// Adds a frame.
    ///
    /// @param device a number that [#device] gave
    /// @param nanos since the run began
    /// @param leaving did the device send it, or receive it
    /// @param comment for people to read, `""` for none
    public void frame(int device, long nanos, boolean leaving, byte[] bytes, String comment)
            throws IOException {
        if (device < 0 || device >= interfaces) {
            throw new IllegalArgumentException("no interface " + device);
        }
        var block = new Block(6);
        block.i32(device);
        block.i32((int) (nanos >>> 32)).i32((int) nanos);
        block.i32(bytes.length).i32(bytes.length);
        block.padded(bytes);
        if (!comment.isEmpty()) {
            block.option(1, comment);
        }
        block.option(2, new byte[] {(byte) (leaving ? 2 : 1), 0, 0, 0});
        block.write(out);
    }

    private static final class Block {
        private ByteBuffer buffer = ByteBuffer.allocate(256).order(ByteOrder.LITTLE_ENDIAN);
        private boolean options;

        Block(int type) {
            i32(type).i32(0);
        }

        Block i16(int value) {
            room(2).putShort((short) value);
            return this;
        }

        Block i32(int value) {
            room(4).putInt(value);
            return this;
        }

        void padded(byte[] bytes) {
            room(bytes.length + 3).put(bytes);
            while (buffer.position() % 4 != 0) {
                buffer.put((byte) 0);
            }
        }

        void option(int code, String text) {
            option(code, text.getBytes(StandardCharsets.UTF_8));
        }

        void option(int code, byte[] value) {
            options = true;
            i16(code).i16(value.length);
            padded(value);
        }

        void write(OutputStream out) throws IOException {
            if (options) {
                i32(0);
            }
            int length = buffer.position() + 4;
            i32(length);
            buffer.putInt(4, length);
            out.write(buffer.array(), 0, length);
        }

        private ByteBuffer room(int bytes) {
            if (buffer.remaining() < bytes) {
                var larger =
                        ByteBuffer.allocate(2 * buffer.capacity() + bytes)
                                .order(ByteOrder.LITTLE_ENDIAN);
                buffer = larger.put(buffer.flip());
            }
            return buffer;
        }
    }
}
