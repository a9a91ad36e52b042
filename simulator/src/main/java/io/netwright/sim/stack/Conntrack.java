package io.netwright.sim.stack;

import io.netwright.sim.packet.Header;
import io.netwright.sim.packet.Payload;

import org.jspecify.annotations.Nullable;

/// Connection tracking (R4.1 to R4.4). Source: Linux `net/netfilter/nf_conntrack_core.c`,
/// `nf_conntrack_proto_udp.c`, `nf_conntrack_proto_icmp.c`.
final class Conntrack {
    private static final long SECOND = 1_000_000_000L;

    /// Finds or makes the packet's connection and tells the packet's state.
    ///
    /// @return true: conntrack lets every packet pass
    boolean track(Run run, Flight flight) {
        if (flight.connection != null || flight.skb.ct() == CtState.UNTRACKED) {
            return true; // seen already: it came by lo, or answers a tracked packet
        }
        var before = flight.skb;
        CtState state;
        if (flight.transport instanceof Header.Ndp) {
            state = CtState.UNTRACKED;
        } else if (flight.transport instanceof Header.Icmp icmp && icmp.isError()) {
            state = related(run, flight);
        } else {
            state = known(run, flight);
        }
        flight.skb = before.with(state);
        run.recorder.step(
                flight.space.id, flight.deviceId(), Stage.CONNTRACK, null, before, flight.skb);
        return true;
    }

    private static CtState known(Run run, Flight flight) {
        var tuple = flight.tuple();
        var table = flight.state.conntrack;
        var found = table.find(tuple, run.now);
        var tcp = flight.transport instanceof Header.Tcp it ? it : null;
        if (found != null && tcp != null) {
            boolean reply = !found.original.equals(tuple);
            if (TcpTracking.reopens(found.tcp, reply, tcp)) {
                table.remove(found);
                found = null;
            }
        }
        if (found == null) {
            found = begin(run, flight, tuple);
            if (found == null) {
                return CtState.INVALID;
            }
            flight.connection = found;
            flight.reply = false;
            return CtState.NEW;
        }
        boolean reply = !found.original.equals(tuple);
        if (!update(run, flight, found, reply, tcp)) {
            return CtState.INVALID;
        }
        flight.connection = found;
        flight.reply = reply;
        if (reply) {
            found.seenReply = true;
            return CtState.ESTABLISHED;
        }
        return found.seenReply ? CtState.ESTABLISHED : CtState.NEW;
    }

    private static @Nullable Connection begin(Run run, Flight flight, Tuple tuple) {
        var connection = new Connection(tuple, invert(tuple), run.now);
        long seconds;
        switch (flight.transport) {
            case Header.Tcp tcp -> {
                var state = TcpTracking.begin(tcp);
                if (state == null) {
                    return null;
                }
                connection.tcp = state;
                seconds = state == ConntrackState.ESTABLISHED ? 300 : state.seconds();
            }
            case Header.Udp _ -> seconds = 30;
            case Header.Icmp icmp -> {
                if (!icmp.isEchoRequest()) {
                    return null;
                }
                seconds = 30;
            }
            case Header.Sctp _ -> seconds = 210;
            case null, default -> seconds = 600;
        }
        connection.expires = run.now + seconds * SECOND;
        return connection;
    }

    /// Moves a connection on; false if the packet does not fit it.
    private static boolean update(
            Run run,
            Flight flight,
            Connection connection,
            boolean reply,
            Header.@Nullable Tcp tcp) {
        if (tcp != null) {
            return update(run, flight, connection, reply, tcp, connection.tcp);
        }
        long seconds = 600;
        if (flight.protocol() == Flight.UDP) {
            seconds = 30;
            boolean bothWays = connection.seenReply;
            if (bothWays && run.now - connection.born > 2 * SECOND) {
                connection.assured = true;
                seconds = 120;
            }
        } else if (flight.protocol() == Flight.ICMP || flight.protocol() == Flight.ICMPV6) {
            seconds = 30;
        } else if (flight.protocol() == Flight.SCTP) {
            seconds = 210;
        }
        connection.expires = run.now + seconds * SECOND;
        return true;
    }

    private static boolean update(
            Run run,
            Flight flight,
            Connection connection,
            boolean reply,
            Header.Tcp tcp,
            ConntrackState old) {
        var next = TcpTracking.next(old, reply, tcp);
        if (next == null) {
            return false;
        }
        if (tcp.has(Header.Tcp.RST) && !connection.seenReply) {
            flight.state.conntrack.remove(connection); // refused: nothing to remember
            return true;
        }
        connection.tcp = next;
        if (next == ConntrackState.ESTABLISHED
                && connection.seenReply
                && (old == ConntrackState.SYN_RECV || old == ConntrackState.ESTABLISHED)) {
            connection.assured = true;
        }
        boolean pickedUp = next == ConntrackState.ESTABLISHED && !connection.seenReply && !reply;
        connection.expires = run.now + (pickedUp ? 300 : next.seconds()) * SECOND;
        return true;
    }

    /// An ICMP error belongs to the connection of the packet that it quotes, and goes the other
    /// way: its direction is the one in which the quoted packet's inverse is found.
    private static CtState related(Run run, Flight flight) {
        if (!(flight.skb.packet().payload() instanceof Payload.Quote(var quoted))) {
            return CtState.INVALID;
        }
        var inner = invert(new Flight(flight.space, flight.state, flight.skb.with(quoted)).tuple());
        var found = flight.state.conntrack.find(inner, run.now);
        if (found == null) {
            return CtState.INVALID;
        }
        flight.connection = found;
        flight.reply = !found.original.equals(inner);
        return CtState.RELATED;
    }

    /// Enters a new connection when its first packet has got through.
    boolean confirm(Run run, Flight flight) {
        var connection = flight.connection;
        if (connection == null || connection.confirmed || flight.reply) {
            return true;
        }
        DropReason reason = null;
        if (connection.exhausted) {
            reason = DropReason.NAT_PORTS_EXHAUSTED;
        } else if (!flight.state.conntrack.add(connection, run.now)) {
            reason = DropReason.CONNTRACK_CLASH;
        }
        if (reason != null) {
            run.recorder.drop(flight.space.id, flight.deviceId(), reason, null, flight.skb);
            return false;
        }
        connection.confirmed = true;
        return true;
    }

    /// The tuple of an answer.
    static Tuple invert(Tuple tuple) {
        boolean icmp = tuple.protocol() == Flight.ICMP || tuple.protocol() == Flight.ICMPV6;
        return icmp
                ? new Tuple(
                        tuple.destination(),
                        tuple.source(),
                        tuple.protocol(),
                        tuple.sourcePort(),
                        answer(tuple.destinationPort()))
                : new Tuple(
                        tuple.destination(),
                        tuple.source(),
                        tuple.protocol(),
                        tuple.destinationPort(),
                        tuple.sourcePort());
    }

    /// An echo's answer has another type.
    private static int answer(int typeAndCode) {
        int code = typeAndCode & 255;
        return switch (typeAndCode >> 8) {
            case 8 -> code;
            case 0 -> (8 << 8) | code;
            case 128 -> (129 << 8) | code;
            case 129 -> (128 << 8) | code;
            default -> typeAndCode;
        };
    }
}
