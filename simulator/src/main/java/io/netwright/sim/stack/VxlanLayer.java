package io.netwright.sim.stack;

import io.netwright.model.net.IpAddress;
import io.netwright.model.net.MacAddress;
import io.netwright.sim.fabric.Device;
import io.netwright.sim.fabric.FdbEntry;
import io.netwright.sim.packet.Header;

import org.jspecify.annotations.Nullable;

/// VXLAN tunnel endpoints (R2.2, R2.41). Source: Linux `drivers/net/vxlan/vxlan_core.c`
/// (`vxlan_xmit`, `vxlan_xmit_one`, `vxlan_rcv`), `include/net/udp.h` (`udp_flow_src_port`).
final class VxlanLayer {
    private static final int OUTER_TTL = 64;
    private static final int FIRST_PORT = 32_768;
    private static final int PORTS = 28_232;
    private static final long SECOND = 1_000_000_000L;
    private static final FdbEntry[] NOWHERE = {};

    private final Kernel kernel;

    VxlanLayer(Kernel kernel) {
        this.kernel = kernel;
    }

    void transmit(
            Run run,
            Space space,
            NamespaceState state,
            Link link,
            Device.Kind.Vxlan vxlan,
            Skb frame) {
        var to = ((Header.Ethernet) frame.packet().outer()).destination();
        var remotes = remotes(run, state, link, to);
        if (remotes.length == 0) {
            run.recorder.drop(space.id, link.id, DropReason.VXLAN_NO_REMOTE, link.device, frame);
            return;
        }
        for (var entry : remotes) {
            var remote = entry.remote();
            if (remote != null) {
                wrap(run, space, state, link, vxlan, frame, entry, remote);
            }
        }
    }

    /// The entry of the address, learned or permanent; else those of the zero address.
    private static FdbEntry[] remotes(Run run, NamespaceState state, Link link, MacAddress to) {
        var permanent = link.permanentFdb.get(0, to.bits());
        if (permanent != null) {
            return permanent;
        }
        var learned = state.learned(link, to.bits());
        if (learned != null && learned.isAlive(run.now)) {
            return new FdbEntry[] {learned.entry()};
        }
        var others = link.permanentFdb.get(0, 0);
        return others == null ? NOWHERE : others;
    }

    private void wrap(
            Run run,
            Space space,
            NamespaceState state,
            Link link,
            Device.Kind.Vxlan vxlan,
            Skb frame,
            FdbEntry entry,
            IpAddress remote) {
        var ip = IpOutput.header(state, vxlan.local(), remote, Flight.UDP, OUTER_TTL, false);
        var udp = new Header.Udp(sourcePort(frame), vxlan.port());
        var packet = frame.packet().push(ip, udp, new Header.Vxlan(vxlan.vni()));
        var skb = new Skb(packet, frame.mark(), -1, -1, CtState.NONE, frame.flow());
        run.recorder.step(space.id, link.id, Stage.ENCAPSULATE, entry, frame, skb);
        var flight = new Flight(space, state, skb);
        var path = kernel.routing.choose(run, flight, -1);
        if (path != null && path.out() == link) {
            run.recorder.drop(space.id, link.id, DropReason.IP_OUTNOROUTES, path.entry(), skb);
            return; // the tunnel would lead into itself
        }
        kernel.output.local(run, flight, -1);
    }

    /// The same for every packet of a flow.
    private static int sourcePort(Skb frame) {
        int hash = 17;
        for (var header : frame.packet().headers()) {
            switch (header) {
                case Header.Ip ip ->
                        hash = mix(mix(hash, ip.source()), ip.destination()) + ip.protocol();
                case Header.Ports ports ->
                        hash = hash * 31 + ((ports.sourcePort() << 16) | ports.destinationPort());
                default -> {}
            }
        }
        hash *= 0x9e3779b9;
        return FIRST_PORT + (int) (((hash & 0xffff_ffffL) * PORTS) >>> 32);
    }

    private static int mix(int hash, IpAddress address) {
        return hash * 31 + Long.hashCode(Bits.high(address) * 31 + Bits.low(address));
    }

    /// Is a UDP packet to this host a tunnel's?
    boolean isFor(Space space, int port) {
        for (int i = 0; i < space.tunnels.size(); i++) {
            if (kind(space.tunnels.get(i)).port() == port) {
                return true;
            }
        }
        return false;
    }

    void receive(Run run, Flight flight) {
        var outer = flight.skb;
        var headers = outer.packet().headers();
        Link link = null;
        if (headers.size() > 3 && headers.get(2) instanceof Header.Vxlan vxlan) {
            link = find(flight, vxlan);
        }
        if (link == null) {
            run.recorder.drop(
                    flight.space.id, flight.inId(), DropReason.VXLAN_VNI_NOT_FOUND, null, outer);
            return;
        }
        var frame =
                new Skb(
                        outer.packet().pop(3),
                        outer.mark(),
                        link.id,
                        -1,
                        CtState.NONE,
                        outer.flow());
        run.recorder.step(flight.space.id, link.id, Stage.DECAPSULATE, link.device, outer, frame);
        var source = ((Header.Ethernet) frame.packet().outer()).source();
        if (source.equals(link.mac)) {
            run.recorder.drop(flight.space.id, link.id, DropReason.DUPLICATE, link.device, frame);
            return; // its own frame came back
        }
        if (kind(link).learning()) {
            learn(run, flight, link, source);
        }
        kernel.devices.receive(run, link, frame);
    }

    private static void learn(Run run, Flight flight, Link link, MacAddress source) {
        var known = flight.state.learned(link, source.bits());
        if (known == null || !flight.source().equals(known.entry().remote())) {
            var entry = new FdbEntry(link.id, source, flight.source(), 0);
            flight.state.learn(link, new Learned(entry, run.now));
        } else if (run.now - known.since() >= SECOND) {
            flight.state.learn(link, new Learned(known.entry(), run.now));
        }
    }

    /// A device listens on a socket of its own family (`vxlan_sock_add`): two may share port and
    /// VNI.
    private static @Nullable Link find(Flight flight, Header.Vxlan header) {
        for (var link : flight.space.tunnels) {
            var kind = kind(link);
            if (kind.port() == flight.destinationPort
                    && kind.vni().equals(header.vni())
                    && kind.local().family() == flight.source().family()) {
                return link;
            }
        }
        return null;
    }

    private static Device.Kind.Vxlan kind(Link link) {
        return (Device.Kind.Vxlan) link.device.kind();
    }
}
