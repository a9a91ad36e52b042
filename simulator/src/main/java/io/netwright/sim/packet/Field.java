package io.netwright.sim.packet;

/// A field of a packet and where its bytes are.
///
/// @param header the index in [Packet#headers], -1 for what they carry
/// @param headerName such as `IPv4`; `quoted IPv4` inside an ICMP error
/// @param name such as `Time to live`
/// @param text the value as people read it
/// @param offset of the first byte, from the start of the packet
/// @param length in bytes; fields of one byte share it
public record Field(
        int header, String headerName, String name, String text, int offset, int length) {}
