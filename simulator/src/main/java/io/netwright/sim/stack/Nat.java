package io.netwright.sim.stack;

import io.netwright.model.net.IpAddress;
import io.netwright.sim.fabric.Hook;
import io.netwright.sim.packet.Header;
import io.netwright.sim.packet.Packet;
import io.netwright.sim.packet.Payload;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Address translation, all of it through the tuples of a connection (R4.5, R4.9, R4.12). Source:
/// Linux `net/netfilter/nf_nat_core.c`, `nf_nat_proto.c`, `nf_nat_masquerade.c`.
final class Nat {
    private static final int MOST_TRIES = 128;
    private static final int FEWEST_TRIES = 16;

    private final Kernel kernel;

    Nat(Kernel kernel) {
        this.kernel = kernel;
    }

    /// The nat step of a hook.
    ///
    /// @param source is the source translated here, or the destination
    boolean pass(Run run, Flight flight, Hook hook, boolean source, List<CompiledChain> chains) {
        var connection = flight.connection;
        if (connection == null) {
            return true;
        }
        if (flight.skb.ct() == CtState.RELATED
                && flight.transport instanceof Header.Icmp icmp
                && icmp.isError()) {
            translateError(run, flight, connection, source);
            return true;
        }
        if (flight.skb.ct() != CtState.ESTABLISHED && !connection.isDone(source)) {
            for (int i = 0; i < chains.size(); i++) {
                if (!kernel.netfilter.filter(run, flight, hook, chains.get(i))) {
                    return false;
                }
                if (connection.isDone(source)) {
                    break;
                }
            }
            if (!connection.isDone(source)) {
                if (source) {
                    bindSource(run, flight, connection, Conntrack.invert(connection.reply), false);
                } else {
                    connection.destinationDone = true;
                }
            }
        }
        var before = flight.skb;
        if (translate(flight, connection, source)) {
            run.recorder.step(
                    flight.space.id, flight.deviceId(), Stage.TRANSLATE, null, before, flight.skb);
        }
        return true;
    }

    /// DNAT of a new connection.
    ///
    /// @return false if there is none to translate
    boolean dnat(Flight flight, IpAddress address, int port) {
        var connection = flight.connection;
        if (connection == null || connection.destinationDone) {
            return false;
        }
        var now = Conntrack.invert(connection.reply);
        boolean ports = flight.transport instanceof Header.Ports && port != 0;
        var wanted =
                new Tuple(
                        now.source(),
                        address,
                        now.protocol(),
                        now.sourcePort(),
                        ports ? port : now.destinationPort());
        connection.dnat = !wanted.equals(now);
        connection.reply = Conntrack.invert(wanted);
        connection.destinationDone = true;
        translate(flight, connection, false);
        return true;
    }

    /// SNAT of a new connection.
    boolean snat(Run run, Flight flight, IpAddress address, boolean randomFully) {
        var connection = flight.connection;
        if (connection == null || connection.sourceDone) {
            return false;
        }
        var now = Conntrack.invert(connection.reply);
        var wanted =
                new Tuple(
                        address,
                        now.destination(),
                        now.protocol(),
                        now.sourcePort(),
                        now.destinationPort());
        bindSource(run, flight, connection, wanted, randomFully);
        translate(flight, connection, true);
        return true;
    }

    /// SNAT to the address of the device that the packet leaves by (R3.7).
    boolean masquerade(Run run, Flight flight, boolean randomFully) {
        var out = flight.out;
        var path = flight.path;
        if (out == null) {
            return false;
        }
        var nextHop = path == null ? flight.destination() : path.nextHop(flight.destination());
        var address = Sources.masquerade(flight.space, out, nextHop);
        return address != null && snat(run, flight, address, randomFully);
    }

    private static void bindSource(
            Run run, Flight flight, Connection connection, Tuple wanted, boolean randomFully) {
        var now = Conntrack.invert(connection.reply);
        var chosen = unique(run, flight, connection, wanted, randomFully);
        connection.snat = !chosen.equals(now);
        connection.reply = Conntrack.invert(chosen);
        connection.sourceDone = true;
    }

    /// The wanted tuple, with another source port where its own is taken or chance shall choose.
    private static Tuple unique(
            Run run, Flight flight, Connection connection, Tuple wanted, boolean randomFully) {
        if (!randomFully && isFree(run, flight, wanted)) {
            return wanted;
        }
        int port = wanted.sourcePort();
        int first;
        int count;
        if (flight.transport instanceof Header.Icmp) {
            first = 0;
            count = 65_536;
        } else if (!(flight.transport instanceof Header.Ports)) {
            return wanted;
        } else if (port < 512) {
            first = 1;
            count = 511;
        } else if (port < 1024) {
            first = 600;
            count = 424;
        } else {
            first = 1024;
            count = 64_512;
        }
        int offset =
                randomFully
                        ? Digits.choose(run.chooser, Chooser.ChoicePoint.NAT_PORT)
                        : wanted.hashCode() & 0xffff;
        for (int tries = Math.min(count, MOST_TRIES); tries >= FEWEST_TRIES; tries /= 2) {
            for (int i = 0; i < tries; i++) {
                var tuple =
                        new Tuple(
                                wanted.source(),
                                wanted.destination(),
                                wanted.protocol(),
                                first + (offset + i) % count,
                                wanted.destinationPort());
                if (isFree(run, flight, tuple)) {
                    return tuple;
                }
            }
            if (tries == count) {
                break;
            }
            offset = (offset * 0x9e37 + 0x79b9) & 0xffff;
        }
        connection.exhausted = true;
        return wanted;
    }

    private static boolean isFree(Run run, Flight flight, Tuple tuple) {
        return flight.state.conntrack.find(Conntrack.invert(tuple), run.now) == null;
    }

    /// Applies what the connection says to a packet of either direction.
    ///
    /// @return whether it changed
    private static boolean translate(Flight flight, Connection connection, boolean source) {
        if (!concerns(flight, connection, source)) {
            return false;
        }
        var target = Conntrack.invert(connection.tuple(!flight.reply));
        var packet = rewrite(flight.skb.packet(), target, source);
        if (packet == null) {
            return false;
        }
        flight.set(packet);
        return true;
    }

    /// A translated destination is a translated source on the way back.
    private static boolean concerns(Flight flight, Connection connection, boolean source) {
        return source != flight.reply ? connection.snat : connection.dnat;
    }

    /// A packet with its source or destination as in the tuple; null if it is so already.
    static @Nullable Packet rewrite(Packet packet, Tuple target, boolean source) {
        var ip = (Header.Ip) packet.headers().getFirst();
        var address = source ? target.source() : target.destination();
        boolean sameIp = address.equals(source ? ip.source() : ip.destination());
        var newIp = sameIp ? ip : source ? ip.withSource(address) : ip.withDestination(address);
        var transport = packet.headers().size() < 2 ? null : packet.headers().get(1);
        Header newTransport =
                switch (transport) {
                    case Header.Ports ports -> rewrite(ports, target, source);
                    case Header.Icmp icmp -> rewrite(icmp, target);
                    case null, default -> null;
                };
        if (newTransport != null) {
            return packet.withFirst(newIp, newTransport);
        }
        return sameIp ? null : packet.with(0, newIp);
    }

    private static Header.@Nullable Ports rewrite(
            Header.Ports ports, Tuple target, boolean source) {
        int from = source ? target.sourcePort() : ports.sourcePort();
        int to = source ? ports.destinationPort() : target.destinationPort();
        boolean same = from == ports.sourcePort() && to == ports.destinationPort();
        return same ? null : ports.withPorts(from, to);
    }

    /// An echo's identifier is the port of its source, in both directions.
    private static Header.@Nullable Icmp rewrite(Header.Icmp icmp, Tuple target) {
        boolean echo = icmp.isEchoRequest() || icmp.isEchoReply();
        if (!echo || icmp.rest() >>> 16 == target.sourcePort()) {
            return null;
        }
        int rest = (target.sourcePort() << 16) | (icmp.rest() & 0xffff);
        return new Header.Icmp(icmp.v6(), icmp.type(), icmp.code(), rest);
    }

    /// Translates an ICMP error and the packet that it quotes, which goes the other way.
    private static void translateError(
            Run run, Flight flight, Connection connection, boolean source) {
        if (!concerns(flight, connection, source)
                || !(flight.skb.packet().payload() instanceof Payload.Quote(var quoted))) {
            return;
        }
        var before = flight.skb;
        var forward = connection.tuple(!flight.reply);
        var inner = rewrite(quoted, forward, !source);
        var outer = rewrite(before.packet(), Conntrack.invert(forward), source);
        if (inner == null && outer == null) {
            return;
        }
        var headers = outer == null ? before.packet() : outer;
        flight.set(headers.withPayload(new Payload.Quote(inner == null ? quoted : inner)));
        run.recorder.step(
                flight.space.id, flight.deviceId(), Stage.TRANSLATE, null, before, flight.skb);
    }
}
