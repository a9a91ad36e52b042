package io.netwright.sim.stack;

import io.netwright.model.net.IpAddress;

/// One direction of a flow, as conntrack and sockets look it up.
///
/// @param protocol the number above IP (IANA)
/// @param sourcePort for ICMP the identifier
/// @param destinationPort for ICMP the type times 256 plus the code
public record Tuple(
        IpAddress source,
        IpAddress destination,
        int protocol,
        int sourcePort,
        int destinationPort) {
    @Override
    public int hashCode() {
        int hash = fold(source) * 31 + fold(destination);
        hash =
                hash * 31
                        + ((sourcePort << 16) | (destinationPort & 0xffff))
                        + protocol * 0x9e3779b9;
        hash *= 0x85ebca6b;
        return hash ^ (hash >>> 15);
    }

    private static int fold(IpAddress address) {
        return switch (address) {
            case IpAddress.V4(int bits) -> bits;
            case IpAddress.V6(long high, long low) -> Long.hashCode(high * 31 + low);
        };
    }
}
