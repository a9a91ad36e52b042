package io.netwright.model.net;

/// IPv4 or IPv6.
public enum IpFamily {
    V4(32),
    V6(128);

    private final int width;

    IpFamily(int width) {
        this.width = width;
    }

    /// Bits in an address.
    public int width() {
        return width;
    }
}
