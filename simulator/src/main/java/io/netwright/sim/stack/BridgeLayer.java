package io.netwright.sim.stack;

import io.netwright.model.net.MacAddress;
import io.netwright.sim.fabric.Device;
import io.netwright.sim.fabric.FdbEntry;
import io.netwright.sim.fabric.Hook;
import io.netwright.sim.packet.Header;
import io.netwright.sim.packet.Packet;

import org.jspecify.annotations.Nullable;

/// Bridges: they learn where MAC addresses are, forward to one port or flood, and with
/// `bridge-nf-call-iptables` take IP through the hooks on the way (R1.7, R1.12, R1.13). Source:
/// Linux `net/bridge/br_input.c`, `br_forward.c`, `br_netfilter_hooks.c`.
final class BridgeLayer {
    private static final int ETHERNET = 14;
    private static final long SECOND = 1_000_000_000L;

    private final Kernel kernel;

    BridgeLayer(Kernel kernel) {
        this.kernel = kernel;
    }

    /// A frame came in by a port.
    void receive(Run run, Space space, NamespaceState state, Link bridge, Link port, Skb frame) {
        var ethernet = ethernet(frame);
        learn(run, state, bridge, port, ethernet.source());
        boolean ip = ethernet.etherType() != Header.Ethernet.ARP;
        if (!ip || !space.namespace.sysctls().bridgeCallsIptables()) {
            forward(run, space, state, bridge, port, frame);
            return;
        }
        var flight = new Flight(space, state, frame.with(frame.packet().pop(1)));
        flight.in(bridge);
        flight.bridgePort = port;
        flight.group = ethernet.destination().isGroup();
        var destination = flight.destination();
        if (!kernel.netfilter.pass(run, flight, Hook.PREROUTING)) {
            return;
        }
        flight.prerouted = true;
        if (destination.equals(flight.destination())) {
            forward(run, flight, bridge, ethernet.source(), ethernet.destination());
        } else {
            redirect(run, flight, bridge, ethernet.source());
        }
    }

    /// A frame whose destination was translated: to its new neighbor if that is behind the bridge
    /// too, else up to be routed.
    private void redirect(Run run, Flight flight, Link bridge, MacAddress source) {
        var path = kernel.routing.choose(run, flight, -1);
        if (path != null && path.kind() == Path.Kind.UNICAST && path.out() == bridge) {
            run.recorder.step(
                    flight.space.id, bridge.id, Stage.ROUTE, path.entry(), flight.skb, flight.skb);
            kernel.neighbors.bridge(
                    run, flight, bridge, path.nextHop(flight.destination()), source);
        } else {
            forward(run, flight, bridge, source, bridge.mac);
        }
    }

    private static void learn(
            Run run, NamespaceState state, Link bridge, Link port, MacAddress mac) {
        if (mac.isGroup() || mac.bits() == bridge.mac.bits()) {
            return;
        }
        var known = state.learned(bridge, mac.bits());
        if (known == null || known.entry().device() != port.id) {
            state.learn(bridge, new Learned(new FdbEntry(port.id, mac, null, 0), run.now));
        } else if (run.now - known.since() >= SECOND) {
            state.learn(bridge, new Learned(known.entry(), run.now));
        }
    }

    /// Is this an address of the bridge itself or of one of its ports?
    private static boolean isOwn(Link bridge, MacAddress mac) {
        if (mac.bits() == bridge.mac.bits()) {
            return true;
        }
        for (int i = 0; i < bridge.ports.size(); i++) {
            if (bridge.ports.get(i).mac.bits() == mac.bits()) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable FdbEntry find(
            Run run, NamespaceState state, Link bridge, MacAddress mac) {
        var permanent = bridge.permanentFdb.get(0, mac.bits());
        if (permanent != null) {
            return permanent[0];
        }
        var learned = state.learned(bridge, mac.bits());
        return learned != null && learned.isAlive(run.now) ? learned.entry() : null;
    }

    /// Forwards a frame without a look inside.
    private void forward(
            Run run, Space space, NamespaceState state, Link bridge, Link port, Skb frame) {
        var to = ethernet(frame).destination();
        if (to.isGroup()) {
            told(run, space, port, null, frame);
            kernel.devices.up(run, space, state, bridge, frame);
            flood(run, space, state, bridge, port, frame);
        } else if (isOwn(bridge, to)) {
            told(run, space, port, bridge.device, frame);
            kernel.devices.up(run, space, state, bridge, frame);
        } else {
            var entry = find(run, state, bridge, to);
            if (entry == null) {
                told(run, space, port, null, frame);
                flood(run, space, state, bridge, port, frame);
            } else if (entry.device() == port.id && !port.device.hairpin()) {
                ingress(run, space, port, entry, frame);
            } else {
                run.recorder.step(space.id, port.id, Stage.BRIDGE, entry, frame, frame);
                deliver(run, space, state, kernel.links[entry.device()], frame);
            }
        }
    }

    /// Forwards an IP frame that has been through PREROUTING.
    void forward(Run run, Flight flight, Link bridge, MacAddress source, MacAddress to) {
        var port = flight.bridgePort;
        if (port == null) {
            throw new IllegalStateException("not from a port: " + flight.skb);
        }
        var space = flight.space;
        var frame = frame(flight, source, to);
        if (to.isGroup()) {
            told(run, space, port, null, frame);
            kernel.input.receive(run, flight.copy());
            for (var other : bridge.ports) {
                if (other != port || port.device.hairpin()) {
                    hooks(run, flight.copy(), bridge, other, source, to);
                }
            }
        } else if (isOwn(bridge, to)) {
            told(run, space, port, bridge.device, frame);
            kernel.input.receive(run, flight);
        } else {
            var entry = find(run, flight.state, bridge, to);
            if (entry == null) {
                told(run, space, port, null, frame);
                for (var other : bridge.ports) {
                    if (other != port || port.device.hairpin()) {
                        hooks(run, flight.copy(), bridge, other, source, to);
                    }
                }
            } else if (entry.device() == port.id && !port.device.hairpin()) {
                ingress(run, space, port, entry, frame);
            } else {
                run.recorder.step(space.id, port.id, Stage.BRIDGE, entry, frame, frame);
                hooks(run, flight, bridge, kernel.links[entry.device()], source, to);
            }
        }
    }

    /// FORWARD and POSTROUTING of a frame that goes out of a port.
    private void hooks(
            Run run, Flight flight, Link bridge, Link port, MacAddress source, MacAddress to) {
        flight.out(bridge);
        if (kernel.netfilter.pass(run, flight, Hook.FORWARD)
                && kernel.netfilter.pass(run, flight, Hook.POSTROUTING)) {
            deliver(run, flight.space, flight.state, port, frame(flight, source, to));
        }
    }

    /// A frame from this host's own IP.
    void transmit(Run run, Space space, NamespaceState state, Link bridge, Skb frame) {
        var to = ethernet(frame).destination();
        var entry = to.isGroup() ? null : find(run, state, bridge, to);
        run.recorder.step(space.id, bridge.id, Stage.BRIDGE, entry, frame, frame);
        if (entry == null) {
            flood(run, space, state, bridge, null, frame);
        } else {
            deliver(run, space, state, kernel.links[entry.device()], frame);
        }
    }

    private void flood(
            Run run,
            Space space,
            NamespaceState state,
            Link bridge,
            @Nullable Link port,
            Skb frame) {
        for (var other : bridge.ports) {
            if (other != port || other.device.hairpin()) {
                deliver(run, space, state, other, frame);
            }
        }
    }

    /// Bridges never fragment, nor tell (R2.36).
    private void deliver(Run run, Space space, NamespaceState state, Link port, Skb frame) {
        if (frame.packet().length() > port.mtu + ETHERNET) {
            run.recorder.drop(space.id, port.id, DropReason.PKT_TOO_BIG, port.device, frame);
            return;
        }
        kernel.devices.transmit(run, space, state, port, frame.withOut(port.id));
    }

    private static void told(Run run, Space space, Link port, @Nullable Device entry, Skb frame) {
        run.recorder.step(space.id, port.id, Stage.BRIDGE, entry, frame, frame);
    }

    private static void ingress(Run run, Space space, Link port, FdbEntry entry, Skb frame) {
        run.recorder.drop(space.id, port.id, DropReason.BRIDGE_INGRESS_PORT, entry, frame);
    }

    private static Skb frame(Flight flight, MacAddress source, MacAddress to) {
        int type = flight.isV6() ? Header.Ethernet.IPV6 : Header.Ethernet.IPV4;
        Packet packet = flight.skb.packet().push(new Header.Ethernet(source, to, type));
        return flight.skb.with(packet);
    }

    private static Header.Ethernet ethernet(Skb frame) {
        return (Header.Ethernet) frame.packet().outer();
    }
}
