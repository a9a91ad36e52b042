package io.netwright.sim.agent;

import io.netwright.model.net.IpAddress;
import io.netwright.model.net.MacAddress;

import java.nio.ByteBuffer;

/// MAC addresses that follow from names, and the link-local addresses that follow from them.
public final class HardwareAddresses {
    /// The host side of every routed pod's veth (R1.4).
    public static final MacAddress ROUTED_GATEWAY = MacAddress.parse("ee:ee:ee:ee:ee:ee");

    private static final IpAddress.V6 LINK_LOCAL = (IpAddress.V6) IpAddress.parse("fe80::");

    private HardwareAddresses() {}

    /// A locally administered address for a device: the same name, the same address.
    ///
    /// @param namespace unique in the fabric
    /// @param device unique in the namespace
    public static MacAddress of(String namespace, String device) {
        var hash = Digest.sha256(namespace + " " + device);
        long bits = ByteBuffer.wrap(hash).getLong() >>> 24;
        return new MacAddress(0x02L << 40 | bits);
    }

    /// The address that the kernel gives every device with IPv6: modified EUI-64 (RFC 4291 appendix
    /// A).
    public static IpAddress linkLocal(MacAddress mac) {
        long bits = mac.bits() ^ 0x02L << 40;
        long interfaceId = bits >>> 24 << 40 | 0xfffeL << 24 | (bits & 0xff_ffff);
        return new IpAddress.V6(LINK_LOCAL.high(), interfaceId);
    }
}
