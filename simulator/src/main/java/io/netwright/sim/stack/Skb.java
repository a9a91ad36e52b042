package io.netwright.sim.stack;

import io.netwright.sim.packet.Packet;

/// A packet inside one namespace, with what the kernel keeps beside its bytes.
///
/// @param packet from its IP (or ARP) header on; from Ethernet while a bridge or a device has it
/// @param mark `skb->mark`, gone when it leaves the namespace
/// @param inDevice the id of the device it came in by, -1 for one that was made here
/// @param outDevice the id of the device it leaves by, -1 before routing
/// @param ct what conntrack thinks of it
/// @param flow which story it belongs to: a number that stays with a packet through devices,
///   namespaces and encapsulation. A connection's packets in both directions share it, and so do
///   the ICMP errors and the ARP requests that they cause
public record Skb(Packet packet, int mark, int inDevice, int outDevice, CtState ct, int flow) {
    public Skb with(Packet changed) {
        return new Skb(changed, mark, inDevice, outDevice, ct, flow);
    }

    public Skb withMark(int changed) {
        return new Skb(packet, changed, inDevice, outDevice, ct, flow);
    }

    public Skb withOut(int device) {
        return new Skb(packet, mark, inDevice, device, ct, flow);
    }

    public Skb with(CtState state) {
        return new Skb(packet, mark, inDevice, outDevice, state, flow);
    }
}
