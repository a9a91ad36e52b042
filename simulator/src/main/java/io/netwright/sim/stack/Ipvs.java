package io.netwright.sim.stack;

import io.netwright.model.net.IpAddress;
import io.netwright.sim.fabric.Hook;
import io.netwright.sim.fabric.RealServer;
import io.netwright.sim.packet.Header;
import io.netwright.sim.packet.Packet;
import io.netwright.sim.packet.Payload;

import org.jspecify.annotations.Nullable;

/// IPVS with `masq` forwarding and `net.ipv4.vs.conntrack` 1: what is for a virtual server goes to
/// a real one, by way of OUTPUT and POSTROUTING, and answers get the virtual address again. Source:
/// Linux `net/netfilter/ipvs/ip_vs_core.c` (`ip_vs_in_hook`, `ip_vs_out_hook`, `ip_vs_leave`,
/// `ip_vs_in_icmp`, `ip_vs_out_icmp`), `ip_vs_xmit.c` (`ip_vs_nat_xmit`, `__ip_vs_get_out_rt`),
/// `ip_vs_nfct.c`.
final class Ipvs {
    private final Kernel kernel;

    Ipvs(Kernel kernel) {
        this.kernel = kernel;
    }

    /// A packet that may be for a virtual server.
    ///
    /// @return false if the hook has nothing more to do: it went another way, or was dropped
    boolean request(Run run, Flight flight, Hook hook) {
        if (flight.balanced != null || flight.group) {
            return true;
        }
        if (flight.transport instanceof Header.Icmp icmp && icmp.isError()) {
            return requestError(run, flight);
        }
        if (hook == Hook.FORWARD || !(flight.transport instanceof Header.Ports)) {
            return true;
        }
        var table = flight.state.balanced;
        var tuple = flight.tuple();
        var connection = table.request(tuple, run.now);
        boolean opens = opens(flight);
        if (connection != null && opens && connection.over()) {
            table.remove(connection);
            connection = null;
        }
        boolean first = connection == null;
        if (connection == null) {
            var service = flight.space.services(flight.family()).find(flight);
            if (service == null || !opens) {
                return true;
            }
            var chosen = Scheduler.choose(run, flight, service);
            if (chosen == null) {
                return leave(run, flight, hook, service);
            }
            connection = new BalancedConnection(tuple, service.index(), chosen);
        }
        connection.seen(flight, run.now);
        if (first) {
            table.add(connection, run.now);
        }
        var server = connection.server;
        flight.balanced = connection;
        return transmit(run, flight, server, first ? Stage.BALANCE : Stage.TRANSLATE);
    }

    /// TCP is scheduled by its first segment only; what follows an unknown one is left alone.
    private static boolean opens(Flight flight) {
        return !(flight.transport instanceof Header.Tcp tcp)
                || (tcp.has(Header.Tcp.SYN)
                        && !tcp.has(Header.Tcp.ACK)
                        && !tcp.has(Header.Tcp.RST));
    }

    /// No real server: the client hears of an unreachable port (R3.32).
    private boolean leave(Run run, Flight flight, Hook hook, BalancedService service) {
        boolean v6 = flight.isV6();
        kernel.icmp.error(run, flight, v6 ? 1 : 3, v6 ? 4 : 3, 0);
        if (hook == Hook.OUTPUT) {
            flight.error = "EPERM";
        }
        run.recorder.drop(
                flight.space.id,
                flight.deviceId(),
                DropReason.IPVS_NO_DESTINATION,
                service.server(),
                flight.skb);
        return false;
    }

    private boolean transmit(Run run, Flight flight, RealServer server, Stage stage) {
        boolean v6 = flight.isV6();
        var any = v6 ? IpAddress.V6.ANY : IpAddress.V4.ANY;
        var path =
                kernel.routing.choose(
                        run, flight.space, flight.state, any, server.address(), 0, -1);
        if (path == null || IpOutput.refusal(path) != null) {
            kernel.icmp.error(run, flight, v6 ? 1 : 3, v6 ? 3 : 1, 0);
            return drop(run, flight, DropReason.IP_OUTNOROUTES, server);
        }
        boolean local = path.kind() == Path.Kind.LOCAL;
        if (!local && flight.source().isLoopback()) {
            return drop(run, flight, DropReason.MARTIAN_SOURCE, server);
        }
        if (flight.ip.ttl() <= 1) {
            kernel.icmp.error(run, flight, v6 ? 3 : 11, 0, 0);
            return drop(run, flight, DropReason.TTL_EXPIRED, server);
        }
        boolean whole = v6 || (flight.ip instanceof Header.Ipv4 ip && ip.dontFragment());
        if (!local && whole && flight.skb.packet().length() > path.device().mtu) {
            kernel.icmp.error(run, flight, v6 ? 2 : 3, v6 ? 0 : 4, path.device().mtu);
            return drop(run, flight, DropReason.PKT_TOO_BIG, server);
        }
        var before = flight.skb;
        var packet = before.packet().with(0, flight.ip.withTtl(flight.ip.ttl() - 1));
        flight.set(forward(packet, flight, server));
        expect(flight, server);
        run.recorder.step(flight.space.id, flight.deviceId(), stage, server, before, flight.skb);
        return local || send(run, flight, path);
    }

    /// By way of OUTPUT, which sees no device that it came in by.
    private boolean send(Run run, Flight flight, Path path) {
        flight.path = path;
        flight.out(path.device());
        run.recorder.step(
                flight.space.id, flight.outId(), Stage.ROUTE, path.entry(), flight.skb, flight.skb);
        var in = flight.in;
        flight.in = null;
        boolean on = kernel.netfilter.pass(run, flight, Hook.OUTPUT);
        flight.in = in;
        if (on) {
            kernel.output.send(run, flight);
        }
        return false;
    }

    private static Packet forward(Packet packet, Flight flight, RealServer server) {
        if (packet.payload() instanceof Payload.Quote(var quoted)
                && flight.transport instanceof Header.Icmp) {
            var inner = Nat.rewrite(quoted, from(server, quoted), true);
            var outer = packet.with(0, ip(packet).withDestination(server.address()));
            return outer.withPayload(new Payload.Quote(inner == null ? quoted : inner));
        }
        var now = flight.tuple();
        var wanted =
                new Tuple(
                        now.source(),
                        server.address(),
                        now.protocol(),
                        now.sourcePort(),
                        server.port());
        var changed = Nat.rewrite(packet, wanted, false);
        return changed == null ? packet : changed;
    }

    private static Header.Ip ip(Packet packet) {
        return (Header.Ip) packet.headers().getFirst();
    }

    private static Tuple from(RealServer server, Packet quoted) {
        var ip = ip(quoted);
        return new Tuple(server.address(), ip.destination(), ip.protocol(), server.port(), 0);
    }

    /// Conntrack shall know the answers of a new connection; it translates nothing itself.
    private static void expect(Flight flight, RealServer server) {
        var connection = flight.connection;
        if (connection == null || connection.confirmed || flight.reply) {
            return;
        }
        var reply = connection.reply;
        connection.reply =
                new Tuple(
                        server.address(),
                        reply.destination(),
                        reply.protocol(),
                        server.port(),
                        reply.destinationPort());
    }

    /// A packet that may be a real server's answer.
    ///
    /// @return true: it goes on in any case
    boolean reply(Run run, Flight flight) {
        if (flight.balanced != null) {
            return true;
        }
        boolean error = flight.transport instanceof Header.Icmp icmp && icmp.isError();
        if (!error && !(flight.transport instanceof Header.Ports)) {
            return true;
        }
        var quoted = error ? quoted(flight) : null;
        if (error && quoted == null) {
            return true;
        }
        var tuple = quoted == null ? flight.tuple() : Conntrack.invert(quoted.tuple());
        var connection = flight.state.balanced.reply(tuple, run.now);
        if (connection == null) {
            return true;
        }
        var before = flight.skb;
        var virtual = Conntrack.invert(connection.request);
        if (quoted == null) {
            connection.seen(flight, run.now);
            var changed = Nat.rewrite(before.packet(), virtual, true);
            if (changed != null) {
                flight.set(changed);
            }
        } else {
            var inner = Nat.rewrite(quoted.skb.packet(), connection.request, false);
            var outer = before.packet().with(0, flight.ip.withSource(virtual.source()));
            flight.set(inner == null ? outer : outer.withPayload(new Payload.Quote(inner)));
        }
        flight.balanced = connection;
        run.recorder.step(
                flight.space.id,
                flight.deviceId(),
                Stage.TRANSLATE,
                connection.server,
                before,
                flight.skb);
        return true;
    }

    /// A client's ICMP error about an answer goes to the real server.
    private boolean requestError(Run run, Flight flight) {
        var quoted = quoted(flight);
        if (quoted == null) {
            return true;
        }
        var connection = flight.state.balanced.request(Conntrack.invert(quoted.tuple()), run.now);
        if (connection == null) {
            return true;
        }
        flight.balanced = connection;
        return transmit(run, flight, connection.server, Stage.TRANSLATE);
    }

    private static @Nullable Flight quoted(Flight flight) {
        return flight.skb.packet().payload() instanceof Payload.Quote(var packet)
                ? new Flight(flight.space, flight.state, flight.skb.with(packet))
                : null;
    }

    private static boolean drop(Run run, Flight flight, DropReason reason, RealServer server) {
        run.recorder.drop(flight.space.id, flight.deviceId(), reason, server, flight.skb);
        return false;
    }
}
