package io.netwright.sim.packet;

import io.netwright.model.net.IpAddress;

import java.util.zip.CRC32C;

/// The checksums of Internet protocols.
final class Checksum {
    private Checksum() {}

    /// The ones' complement sum of 16-bit words (RFC 1071), not yet folded, on top of `sum`.
    static long sum(long sum, byte[] bytes, int from, int to) {
        long total = sum;
        for (int i = from; i < to; i++) {
            total += (i - from) % 2 == 0 ? (bytes[i] & 255) << 8 : bytes[i] & 255;
        }
        return total;
    }

    /// The sum of a pseudo-header (RFC 768; RFC 8200 §8.1).
    static long pseudo(IpAddress source, IpAddress destination, int protocol, int length) {
        return words(source) + words(destination) + protocol + length;
    }

    /// Folds a sum to the 16 bits that go into a header; 0 where the sum covers a right one.
    static int fold(long sum) {
        long folded = sum;
        while (folded >>> 16 != 0) {
            folded = (folded & 0xffff) + (folded >>> 16);
        }
        return (int) ~folded & 0xffff;
    }

    /// CRC32c in the byte order of SCTP (RFC 9260, appendix A).
    static int crc32c(byte[] bytes, int from, int to) {
        var crc = new CRC32C();
        crc.update(bytes, from, to - from);
        return Integer.reverseBytes((int) crc.getValue());
    }

    private static long words(IpAddress address) {
        return switch (address) {
            case IpAddress.V4(int bits) -> (bits >>> 16) + (bits & 0xffff);
            case IpAddress.V6 v6 -> {
                long sum = 0;
                for (int i = 0; i < 8; i++) {
                    sum += v6.group(i);
                }
                yield sum;
            }
        };
    }
}
