package io.netwright.sim.tables;

import io.netwright.model.net.IpFamily;
import io.netwright.model.net.Protocol;
import io.netwright.sim.fabric.Device;
import io.netwright.sim.fabric.Entry;
import io.netwright.sim.fabric.FdbEntry;
import io.netwright.sim.fabric.Neighbor;
import io.netwright.sim.fabric.RealServer;
import io.netwright.sim.fabric.Route;
import io.netwright.sim.fabric.RoutingRule;
import io.netwright.sim.fabric.Rule;
import io.netwright.sim.fabric.SetElement;
import io.netwright.sim.fabric.Table;
import io.netwright.sim.fabric.VirtualServer;
import io.netwright.sim.packet.Header;
import io.netwright.sim.packet.Packet;
import io.netwright.sim.run.Step;
import io.netwright.sim.stack.Tuple;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Which line of which table decided a step.
///
/// @param namespace its number
/// @param subjects what the line is about, the best first; no line may be about any of them
public record TableSpot(int namespace, TableView view, List<Subject> subjects) {
    public TableSpot {
        subjects = List.copyOf(subjects);
    }

    public static TableSpot of(Step step) {
        var filter = step.filter();
        if (filter != null) {
            var table = filter.table();
            var view = viewOf(table);
            var chain = filter.chain().name();
            var head = new Subject.ChainOf(table.family(), table.name(), chain);
            if (filter.rule() < 0) {
                return at(step, view, head);
            }
            var rule = new Subject.RuleOf(table.family(), table.name(), chain, filter.rule());
            var element = filter.element();
            return element == null
                    ? at(step, view, rule, head)
                    : at(step, view, new Subject.ElementOf(table.family(), element), rule, head);
        }
        var packet = step.before().packet();
        return switch (step.stage()) {
            case SEND -> new TableSpot(step.namespace(), TableViews.SOCKETS, socket(packet, true));
            case DELIVER, ANSWER ->
                    new TableSpot(step.namespace(), TableViews.SOCKETS, socket(packet, false));
            case BALANCE -> entry(step, TableViews.IPVS);
            case CONNTRACK, TRANSLATE ->
                    step.entry() == null
                            ? new TableSpot(step.namespace(), TableViews.CONNTRACK, flows(packet))
                            : entry(step, TableViews.IPVS);
            case NEIGHBOR -> neighbor(step);
            case BRIDGE, ENCAPSULATE -> entry(step, TableViews.FDB);
            case ROUTE -> route(step);
            case RECEIVE, TRANSMIT, DECAPSULATE, FRAGMENT -> entry(step, TableViews.LINKS);
            case RULE, POLICY -> entry(step, TableViews.IPTABLES);
            case DROP -> entry(step, viewOf(step.entry()));
        };
    }

    private static TableView viewOf(Table table) {
        return switch (table.tool()) {
            case NFT -> TableViews.NFT;
            case IPTABLES ->
                    table.family() == IpFamily.V4 ? TableViews.IPTABLES : TableViews.IP6TABLES;
        };
    }

    private static TableView viewOf(@Nullable Entry entry) {
        return switch (entry) {
            case FdbEntry _ -> TableViews.FDB;
            case Neighbor _ -> TableViews.NEIGHBORS;
            case Rule _ -> TableViews.IPTABLES;
            case SetElement _ -> TableViews.NFT;
            case VirtualServer _, RealServer _ -> TableViews.IPVS;
            case Device _ -> TableViews.LINKS;
            case Route _, RoutingRule _ -> TableViews.ROUTES;
            case null -> TableViews.ROUTES;
        };
    }

    private static TableSpot at(Step step, TableView view, Subject... subjects) {
        return new TableSpot(step.namespace(), view, List.of(subjects));
    }

    private static TableSpot entry(Step step, TableView view) {
        return step.entry() == null
                ? at(step, view)
                : at(step, view, new Subject.EntryOf(step.entry()));
    }

    private static TableSpot route(Step step) {
        var ip = step.before().packet().ip();
        return step.entry() instanceof Device && ip != null
                ? at(step, TableViews.ROUTES, new Subject.LocalOf(ip.destination()))
                : entry(step, TableViews.ROUTES);
    }

    private static TableSpot neighbor(Step step) {
        var ip = step.before().packet().ip();
        var subjects = new ArrayList<Subject>();
        if (step.entry() != null) {
            subjects.add(new Subject.EntryOf(step.entry()));
        }
        var arp = step.after().packet().first(Header.Arp.class);
        if (arp != null) {
            subjects.add(new Subject.NeighborOf(step.device(), arp.target()));
        }
        if (ip != null) {
            subjects.add(new Subject.NeighborOf(step.device(), ip.destination()));
        }
        return new TableSpot(step.namespace(), TableViews.NEIGHBORS, subjects);
    }

    private static List<Subject> flows(Packet packet) {
        var ip = packet.ip();
        if (ip == null) {
            return List.of();
        }
        var ports = packet.first(Header.Ports.class);
        var icmp = packet.first(Header.Icmp.class);
        int from = ports != null ? ports.sourcePort() : icmp != null ? icmp.rest() >>> 16 : 0;
        int to =
                ports != null
                        ? ports.destinationPort()
                        : icmp != null ? icmp.type() * 256 + icmp.code() : 0;
        return List.of(
                new Subject.FlowOf(
                        new Tuple(ip.source(), ip.destination(), ip.protocol(), from, to)));
    }

    private static List<Subject> socket(Packet packet, boolean own) {
        var ip = packet.ip();
        var ports = packet.first(Header.Ports.class);
        var protocol =
                switch (ports) {
                    case Header.Tcp _ -> Protocol.TCP;
                    case Header.Udp _ -> Protocol.UDP;
                    case Header.Sctp _ -> Protocol.SCTP;
                    case null -> null;
                };
        if (ip == null || ports == null || protocol == null) {
            return List.of();
        }
        int local = own ? ports.sourcePort() : ports.destinationPort();
        int remote = own ? ports.destinationPort() : ports.sourcePort();
        var peer = own ? ip.destination() : ip.source();
        return List.of(
                new Subject.SocketOf(protocol, local, peer, remote),
                new Subject.SocketOf(protocol, local, null, 0));
    }
}
