package io.netwright.sim.stack;

import io.netwright.sim.fabric.Device;
import io.netwright.sim.packet.Header;

/// Devices: what comes in by them, and what leaves by them. Source: Linux `net/core/dev.c`,
/// `drivers/net/veth.c`.
final class DeviceLayer {
    private static final int ETHERNET = 14;

    private final Kernel kernel;

    DeviceLayer(Kernel kernel) {
        this.kernel = kernel;
    }

    void receive(Run run, Link link, Skb frame) {
        var space = kernel.space(link);
        var state = run.state.write(space.id);
        run.recorder.step(space.id, link.id, Stage.RECEIVE, link.device, frame, frame);
        boolean veth = link.device.kind() instanceof Device.Kind.Veth;
        if (veth && frame.packet().length() > link.mtu + ETHERNET) {
            run.recorder.drop(space.id, link.id, DropReason.PKT_TOO_BIG, link.device, frame);
            return;
        }
        var bridge = link.master;
        if (bridge == null) {
            up(run, space, state, link, frame);
        } else {
            kernel.bridges.receive(run, space, state, bridge, link, frame);
        }
    }

    /// Hands a frame to the protocol that it carries, if it is meant for this device.
    void up(Run run, Space space, NamespaceState state, Link link, Skb frame) {
        var packet = frame.packet();
        if (!(packet.outer() instanceof Header.Ethernet ethernet)) {
            throw new IllegalArgumentException("no frame: " + packet);
        }
        boolean group = ethernet.destination().isGroup();
        if (!group && ethernet.destination().bits() != link.mac.bits()) {
            run.recorder.drop(space.id, link.id, DropReason.OTHERHOST, link.device, frame);
            return;
        }
        var inner = frame.with(packet.pop(1));
        switch (inner.packet().outer()) {
            case Header.Arp arp -> kernel.neighbors.receiveArp(run, space, state, link, inner, arp);
            case Header.Ip _ -> {
                var flight = new Flight(space, state, inner);
                flight.in(link);
                flight.group = group;
                kernel.input.receive(run, flight);
            }
            default ->
                    run.recorder.drop(space.id, link.id, DropReason.IP_NOPROTO, link.device, frame);
        }
    }

    void transmit(Run run, Space space, NamespaceState state, Link link, Skb frame) {
        run.recorder.step(space.id, link.id, Stage.TRANSMIT, link.device, frame, frame);
        switch (link.device.kind()) {
            case Device.Kind.Veth _, Device.Kind.Nic _ ->
                    run.out.add(new Effect.Transmit(link.id, frame.packet(), frame.flow()));
            case Device.Kind.Bridge _ -> kernel.bridges.transmit(run, space, state, link, frame);
            case Device.Kind.Vxlan vxlan ->
                    kernel.vxlan.transmit(run, space, state, link, vxlan, frame);
            case Device.Kind.Dummy _ -> {}
            case Device.Kind.Loopback _ ->
                    throw new IllegalStateException("a frame for lo: " + frame);
        }
    }
}
