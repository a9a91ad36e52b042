package io.netwright.sim.packet;

/// What a frame begins with, by its number in capture files
/// (<https://www.tcpdump.org/linktypes.html>).
public enum LinkType {
    ETHERNET(1),
    /// IPv4 or IPv6, as the version says.
    RAW(101);

    private final int number;

    LinkType(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }

    /// The one that a packet's outermost header asks for.
    public static LinkType of(Packet packet) {
        return packet.outer() instanceof Header.Ethernet ? ETHERNET : RAW;
    }
}
