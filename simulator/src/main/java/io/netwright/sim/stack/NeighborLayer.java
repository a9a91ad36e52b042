package io.netwright.sim.stack;

import io.netwright.model.net.IpAddress;
import io.netwright.model.net.MacAddress;
import io.netwright.sim.fabric.Hook;
import io.netwright.sim.fabric.Neighbor;
import io.netwright.sim.packet.Header;
import io.netwright.sim.packet.Packet;
import io.netwright.sim.packet.Payload;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Finds the link-layer addresses of next hops: permanent entries, what was learned, else by ARP or
/// neighbor discovery, three times a second apart (R2.2a). Source: Linux `net/core/neighbour.c`,
/// `net/ipv4/arp.c`, `net/ipv6/ndisc.c`.
final class NeighborLayer {
    static final IpAddress.V6 ALL_NODES = new IpAddress.V6(0xff02L << 48, 1);
    private static final long RETRY = 1_000_000_000L;
    private static final int TRIES = 3;

    /// `unres_qlen_bytes`.
    private static final int QUEUE_BYTES = 212_992;

    private final Kernel kernel;

    NeighborLayer(Kernel kernel) {
        this.kernel = kernel;
    }

    static IpAddress.V6 solicitedNode(IpAddress.V6 address) {
        return new IpAddress.V6(0xff02L << 48, 0x1_ff00_0000L | (address.low() & 0xff_ffff));
    }

    /// Sends an IP packet to its next hop by a device.
    void output(Run run, Flight flight, Link out) {
        var destination = flight.destination();
        var path = flight.path;
        if (destination.isMulticast() || (path != null && path.kind() == Path.Kind.BROADCAST)) {
            transmit(run, flight, out, flight.groupMac(), null);
            return;
        }
        var nextHop = path == null ? destination : path.nextHop(destination);
        var entry = find(flight.state, out, nextHop);
        if (entry != null) {
            transmit(run, flight, out, entry.mac(), entry);
        } else {
            var waiting = new Waiting(flight.skb, null, null, null, false);
            ask(run, flight, out, nextHop, waiting);
        }
    }

    /// Sends a frame that a bridge forwards on to its new destination.
    void bridge(Run run, Flight flight, Link bridge, IpAddress nextHop, MacAddress source) {
        var entry = find(flight.state, bridge, nextHop);
        if (entry != null) {
            run.recorder.step(
                    flight.space.id, bridge.id, Stage.NEIGHBOR, entry, flight.skb, flight.skb);
            kernel.bridges.forward(run, flight, bridge, source, entry.mac());
        } else {
            var waiting =
                    new Waiting(
                            flight.skb, source, flight.bridgePort, flight.connection, flight.reply);
            ask(run, flight, bridge, nextHop, waiting);
        }
    }

    private static @Nullable Neighbor find(NamespaceState state, Link link, IpAddress address) {
        var permanent = link.permanentNeighbors.get(Bits.high(address), Bits.low(address));
        if (permanent != null) {
            return permanent;
        }
        var known = state.neighbor(link, address);
        return known == null || known.failed() ? null : known.entry();
    }

    private void transmit(
            Run run, Flight flight, Link out, MacAddress to, @Nullable Neighbor entry) {
        var before = flight.skb;
        int type = flight.isV6() ? Header.Ethernet.IPV6 : Header.Ethernet.IPV4;
        var frame = before.with(before.packet().push(new Header.Ethernet(out.mac, to, type)));
        run.recorder.step(flight.space.id, out.id, Stage.NEIGHBOR, entry, before, frame);
        kernel.devices.transmit(run, flight.space, flight.state, out, frame);
    }

    private void ask(Run run, Flight flight, Link out, IpAddress nextHop, Waiting waiting) {
        var state = flight.state;
        var known = state.neighbor(out, nextHop);
        if (known != null && !known.failed()) {
            var queue = new ArrayList<>(known.waiting());
            queue.add(waiting);
            int bytes = 0;
            for (var it : queue) {
                bytes += it.skb().packet().length();
            }
            while (bytes > QUEUE_BYTES) {
                var oldest = queue.removeFirst().skb();
                bytes -= oldest.packet().length();
                run.recorder.drop(
                        flight.space.id, out.id, DropReason.NEIGH_QUEUEFULL, null, oldest);
            }
            state.put(
                    new KnownNeighbor(
                            out,
                            nextHop,
                            null,
                            false,
                            false,
                            known.since(),
                            known.tries(),
                            List.copyOf(queue)));
            run.recorder.step(
                    flight.space.id, out.id, Stage.NEIGHBOR, null, flight.skb, flight.skb);
            return;
        }
        state.put(
                new KnownNeighbor(out, nextHop, null, false, false, run.now, 1, List.of(waiting)));
        run.out.add(new Effect.Timer(new TimerKey.Resolve(out.id, nextHop), RETRY));
        solicit(run, flight.space, state, out, nextHop, flight.skb);
    }

    private void solicit(
            Run run, Space space, NamespaceState state, Link out, IpAddress target, Skb cause) {
        var from = ((Header.Ip) cause.packet().outer()).source();
        if (target instanceof IpAddress.V4 target4) {
            var own =
                    space.fib(target.family()).isLocal(from)
                            ? from
                            : Sources.v4(space, out, target);
            var sender = own instanceof IpAddress.V4 v4 ? v4 : IpAddress.V4.ANY;
            arp(
                    run,
                    space,
                    state,
                    out,
                    MacAddress.BROADCAST,
                    new Header.Arp(true, out.mac, sender, MacAddress.ZERO, target4),
                    cause);
        } else if (target instanceof IpAddress.V6 target6) {
            var own = isOn(out, from) ? from : Sources.v6(space, out, ALL_NODES);
            if (own instanceof IpAddress.V6 sender) {
                discover(
                        run,
                        space,
                        state,
                        out,
                        new Header.Ipv6(sender, solicitedNode(target6), Flight.ICMPV6, 255),
                        new Header.Ndp(true, target6, out.mac),
                        cause);
            }
        }
    }

    private void arp(
            Run run,
            Space space,
            NamespaceState state,
            Link out,
            MacAddress to,
            Header.Arp arp,
            Skb cause) {
        var packet =
                Packet.of(Payload.NONE, new Header.Ethernet(out.mac, to, Header.Ethernet.ARP), arp);
        var frame = new Skb(packet, 0, -1, out.id, CtState.NONE, cause.flow());
        run.recorder.step(
                space.id,
                out.id,
                arp.request() ? Stage.NEIGHBOR : Stage.ANSWER,
                null,
                cause,
                frame);
        kernel.devices.transmit(run, space, state, out, frame);
    }

    /// Neighbor discovery is IPv6: it passes the hooks, but its device is given.
    private void discover(
            Run run,
            Space space,
            NamespaceState state,
            Link out,
            Header.Ipv6 ip,
            Header.Ndp ndp,
            Skb cause) {
        var packet = Packet.of(Payload.NONE, ip, ndp);
        var skb = new Skb(packet, 0, -1, out.id, CtState.NONE, cause.flow());
        var flight = new Flight(space, state, skb);
        flight.path = new Path(Path.Kind.UNICAST, out.device, out, null, null, 0);
        flight.out(out);
        run.recorder.step(
                space.id,
                out.id,
                ndp.solicitation() ? Stage.NEIGHBOR : Stage.ANSWER,
                null,
                cause,
                skb);
        if (kernel.netfilter.pass(run, flight, Hook.OUTPUT)
                && kernel.netfilter.pass(run, flight, Hook.POSTROUTING)) {
            output(run, flight, out);
        }
    }

    private static boolean has(Link link, IpAddress address) {
        return link.addresses.stream().anyMatch(it -> it.address().equals(address));
    }

    void receiveArp(Run run, Space space, NamespaceState state, Link in, Skb skb, Header.Arp arp) {
        var fib = space.fib(arp.target().family());
        if (fib.isLocal(arp.sender())) {
            return; // its own question, which a bridge sent back
        }
        run.recorder.step(space.id, in.id, Stage.DELIVER, null, skb, skb);
        if (!arp.request()) {
            if (state.neighbor(in, arp.sender()) != null) {
                learn(run, space, state, in, arp.sender(), arp.senderMac(), true);
            }
            return;
        }
        boolean own =
                fib.isLocal(arp.target())
                        && !arp.target().isLoopback()
                        && (space.namespace.sysctls().arpIgnore() == 0 || has(in, arp.target()));
        if (!own && !isProxied(run, space, state, in, arp)) {
            return;
        }
        if (!arp.sender().isUnspecified()) {
            learn(run, space, state, in, arp.sender(), arp.senderMac(), false);
        }
        arp(run, space, state, in, arp.senderMac(), reply(in, arp), skb);
    }

    private static Header.Arp reply(Link in, Header.Arp request) {
        var asker = request.senderMac();
        var askedFor = request.target();
        var askedFrom = request.sender();
        return new Header.Arp(false, in.mac, askedFor, asker, askedFrom);
    }

    /// `proxy_arp`: for what this host would forward by another device (R1.4).
    private boolean isProxied(Run run, Space space, NamespaceState state, Link in, Header.Arp arp) {
        if (!in.device.proxyArp() || !space.forwards(false)) {
            return false;
        }
        var path = kernel.routing.choose(run, space, state, arp.sender(), arp.target(), 0, -1);
        return path != null && path.kind() == Path.Kind.UNICAST && path.out() != in;
    }

    void receiveNdp(Run run, Flight flight, Header.Ndp ndp) {
        var in = flight.in;
        var mac = ndp.linkLayer();
        run.recorder.step(
                flight.space.id, flight.inId(), Stage.DELIVER, null, flight.skb, flight.skb);
        if (in == null || flight.ip.ttl() != 255) {
            return;
        }
        if (!ndp.solicitation()) {
            if (mac != null && flight.state.neighbor(in, ndp.target()) != null) {
                learn(run, flight.space, flight.state, in, ndp.target(), mac, true);
            }
            return;
        }
        if (isOn(in, ndp.target()) && flight.source() instanceof IpAddress.V6 asker) {
            if (mac != null && !asker.isUnspecified()) {
                learn(run, flight.space, flight.state, in, asker, mac, false);
            }
            discover(
                    run,
                    flight.space,
                    flight.state,
                    in,
                    new Header.Ipv6(ndp.target(), asker, Flight.ICMPV6, 255),
                    new Header.Ndp(false, ndp.target(), in.mac),
                    flight.skb);
        }
    }

    private static boolean isOn(Link link, IpAddress address) {
        for (var own : link.addresses) {
            if (own.address().equals(address)) {
                return true;
            }
        }
        return false;
    }

    private void learn(
            Run run,
            Space space,
            NamespaceState state,
            Link link,
            IpAddress address,
            MacAddress mac,
            boolean confirmed) {
        var known = state.neighbor(link, address);
        var entry = known == null ? null : known.entry();
        if (entry == null || !entry.mac().equals(mac)) {
            entry = new Neighbor(link.id, address, mac, 0);
        }
        boolean sure =
                confirmed || (known != null && known.confirmed() && entry.equals(known.entry()));
        state.put(new KnownNeighbor(link, address, entry, sure, false, run.now, 0, List.of()));
        if (known == null || known.entry() != null || known.failed()) {
            return;
        }
        run.out.add(new Effect.Cancel(new TimerKey.Resolve(link.id, address)));
        for (var waiting : known.waiting()) {
            var flight = flight(space, state, waiting);
            flight.out(link);
            var source = waiting.source();
            if (source == null) {
                transmit(run, flight, link, mac, entry);
            } else {
                kernel.bridges.forward(run, flight, link, source, mac);
            }
        }
    }

    private Flight flight(Space space, NamespaceState state, Waiting waiting) {
        var flight = new Flight(space, state, waiting.skb());
        int in = waiting.skb().inDevice();
        flight.in = in < 0 ? null : kernel.links[in];
        flight.bridgePort = waiting.port();
        flight.connection = waiting.connection();
        flight.reply = waiting.reply();
        flight.prerouted = waiting.source() != null;
        return flight;
    }

    /// The next try, or the end.
    void expire(Run run, Space space, NamespaceState state, Link link, IpAddress address) {
        var known = state.neighbor(link, address);
        if (known == null || known.entry() != null || known.failed()) {
            return;
        }
        if (known.tries() < TRIES) {
            state.put(
                    new KnownNeighbor(
                            link,
                            address,
                            null,
                            false,
                            false,
                            known.since(),
                            known.tries() + 1,
                            known.waiting()));
            run.out.add(new Effect.Timer(new TimerKey.Resolve(link.id, address), RETRY));
            solicit(run, space, state, link, address, known.waiting().getLast().skb());
            return;
        }
        state.put(
                new KnownNeighbor(
                        link, address, null, false, true, known.since(), known.tries(), List.of()));
        for (var waiting : known.waiting()) {
            var flight = flight(space, state, waiting);
            boolean v6 = flight.isV6();
            kernel.icmp.error(run, flight, v6 ? 1 : 3, v6 ? 3 : 1, 0);
            run.recorder.drop(
                    space.id, link.id, DropReason.NEIGH_FAILED, link.device, waiting.skb());
        }
    }
}
