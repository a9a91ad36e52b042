package io.netwright.sim.stack;

import io.netwright.sim.fabric.Chain;
import io.netwright.sim.fabric.Device;
import io.netwright.sim.fabric.Entry;
import io.netwright.sim.fabric.Fabric;
import io.netwright.sim.fabric.FdbEntry;
import io.netwright.sim.fabric.Hook;
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
import io.netwright.sim.packet.Payload;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Writes every step as a line, for the golden walks.
final class Transcript implements Recorder {
    private final Fabric fabric;
    private final StringBuilder text = new StringBuilder();
    private String shown = "";

    Transcript(Fabric fabric) {
        this.fabric = fabric;
    }

    void line(String line) {
        text.append(line).append('\n');
    }

    String text() {
        return text.toString();
    }

    @Override
    public void rule(
            int namespace,
            Hook hook,
            Table table,
            Chain chain,
            int rule,
            @Nullable SetElement element,
            Skb before,
            Skb after) {
        String what =
                rule < 0 ? "policy" : "rule " + (rule + 1) + " " + chain.rules().get(rule).target();
        if (element != null) {
            what += " element " + element.key() + " " + element.target();
        }
        step(
                namespace,
                hook.name().toLowerCase(Locale.ROOT),
                table.name() + " " + chain.name() + " " + what,
                before,
                after);
    }

    @Override
    public void step(
            int namespace, int device, Stage stage, @Nullable Entry entry, Skb before, Skb after) {
        var where = device < 0 ? "-" : fabric.devices().get(device).name();
        var by = entry == null ? "" : " by " + describe(entry);
        step(namespace, where, stage + by, before, after);
    }

    @Override
    public void drop(int namespace, int device, DropReason reason, @Nullable Entry entry, Skb skb) {
        var where = device < 0 ? "-" : fabric.devices().get(device).name();
        var by = entry == null ? "" : " by " + describe(entry);
        step(namespace, where, "DROP " + reason + by, skb, skb);
    }

    private void step(int namespace, String where, String what, Skb before, Skb after) {
        var name = fabric.namespaces().get(namespace).name();
        line("%-8s %-12s %s".formatted(name, where, what));
        var from = describe(before);
        var to = describe(after);
        if (!from.equals(shown)) {
            line("         " + from);
        }
        if (!to.equals(from)) {
            line("      => " + to);
        }
        shown = to;
    }

    static String describe(Skb skb) {
        var mark = skb.mark() == 0 ? "" : " mark 0x" + Integer.toHexString(skb.mark());
        var ct = skb.ct() == CtState.NONE ? "" : " " + skb.ct();
        return describe(skb.packet()) + mark + ct;
    }

    static String describe(Packet packet) {
        List<String> parts = new ArrayList<>();
        for (var header : packet.headers()) {
            parts.add(describe(header));
        }
        if (packet.payload() instanceof Payload.Quote(var quoted)) {
            parts.add("[" + describe(quoted) + "]");
        } else if (packet.payload().length() > 0) {
            parts.add(packet.payload().toString());
        }
        return String.join(" | ", parts);
    }

    private static String describe(Header header) {
        return switch (header) {
            case Header.Ethernet it -> it.source() + " > " + it.destination();
            case Header.Arp it ->
                    it.request()
                            ? "who has " + it.target() + "? tell " + it.sender()
                            : it.sender() + " is at " + it.senderMac();
            case Header.Ipv4 it ->
                    it.source()
                            + " > "
                            + it.destination()
                            + " ttl "
                            + it.ttl()
                            + (it.isFragment()
                                    ? " fragment "
                                            + it.fragmentOffset()
                                            + (it.moreFragments() ? "+" : "")
                                    : "");
            case Header.Ipv6 it -> it.source() + " > " + it.destination() + " ttl " + it.ttl();
            case Header.Tcp it ->
                    "tcp %d > %d %s"
                            .formatted(it.sourcePort(), it.destinationPort(), it.flagText());
            case Header.Udp it -> "udp %d > %d".formatted(it.sourcePort(), it.destinationPort());
            case Header.Sctp it -> "sctp %d > %d".formatted(it.sourcePort(), it.destinationPort());
            case Header.Icmp it ->
                    "icmp %d/%d %d".formatted(it.type(), it.code(), it.rest() & 0xffff);
            case Header.Ndp it -> (it.solicitation() ? "who has " : "here is ") + it.target();
            case Header.Vxlan it -> "vxlan " + it.vni().value();
        };
    }

    private String describe(Entry entry) {
        return switch (entry) {
            case RealServer it -> " real server " + it.address() + ":" + it.port();
            case VirtualServer it -> " virtual server " + it.address() + ":" + it.port();
            case Device it -> "device " + it.name();
            case FdbEntry it ->
                    "fdb %s %s"
                            .formatted(
                                    it.mac(),
                                    it.remote() == null
                                            ? fabric.devices().get(it.device()).name()
                                            : it.remote());
            case Neighbor it -> "neighbor " + it.address() + " " + it.mac();
            case Route it ->
                    "route "
                            + it.destination()
                            + (it.gateway() == null ? "" : " via " + it.gateway())
                            + (it.device() < 0
                                    ? " " + it.type()
                                    : " dev " + fabric.devices().get(it.device()).name());
            case RoutingRule it -> "routing rule " + it.priority();
            case Rule it -> "rule " + it.target();
            case SetElement it -> "element " + it.key();
        };
    }
}
