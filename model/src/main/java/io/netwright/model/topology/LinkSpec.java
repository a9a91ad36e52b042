package io.netwright.model.topology;

/// How a link carries frames.
///
/// @param bitsPerSecond speed, more than 0
/// @param delayNanos propagation, one way
/// @param mtu bytes of IP that a frame may hold
/// @param queueFrames how many frames may wait to be sent (`tc-pfifo(8)`)
public record LinkSpec(long bitsPerSecond, long delayNanos, int mtu, int queueFrames) {
    /// 10 Gbit/s, 50 µs one way, Ethernet's 1500 bytes and the `txqueuelen` of an Ethernet device.
    public static final LinkSpec DEFAULT = new LinkSpec(10_000_000_000L, 50_000, 1500, 1000);

    public LinkSpec {
        if (bitsPerSecond <= 0 || delayNanos < 0 || mtu < 68 || queueFrames < 1) {
            throw new IllegalArgumentException("no such link");
        }
    }
}
