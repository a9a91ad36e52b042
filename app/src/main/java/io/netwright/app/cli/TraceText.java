package io.netwright.app.cli;

import io.netwright.sim.packet.Header;
import io.netwright.sim.packet.Packet;
import io.netwright.sim.trace.Hop;
import io.netwright.sim.trace.Trace;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Locale;
import java.util.Objects;

/// A trace for people: the answer in one line, then the walk, then what it rests on.
final class TraceText {
    private final TraceJson json;
    private final Ink ink;

    TraceText(TraceJson json, Ink ink) {
        this.json = json;
        this.ink = ink;
    }

    /// The whole text.
    ///
    /// @param question `shop/client → web:80/TCP`
    String of(String question, Trace trace) {
        var text = new StringBuilder();
        text.append(ink.verdict(trace.verdict())).append("   ").append(question);
        text.append(backends(trace)).append('\n');
        var at = json.at(trace.reason());
        text.append("  ").append(trace.reason().message().text());
        text.append(at.isEmpty() ? "" : "  " + ink.dim(at)).append('\n');
        if (trace.candidates().size() > 1) {
            text.append('\n').append(candidates(trace));
        }
        text.append('\n').append(walk(trace));
        text.append(Assumptions.text(trace.assumptions()));
        return text.toString();
    }

    private static String backends(Trace trace) {
        var candidates = trace.candidates();
        if (candidates.isEmpty()) {
            return "";
        }
        boolean all = candidates.stream().allMatch(Trace.Candidate::snat);
        boolean none = candidates.stream().noneMatch(Trace.Candidate::snat);
        var source = all ? "source rewritten" : none ? "source address kept" : "source varies";
        if (candidates.size() == 1) {
            return ", " + source;
        }
        return ", %d backends, %s".formatted(candidates.size(), source);
    }

    private String candidates(Trace trace) {
        var columns = new Columns("  ");
        for (var it : trace.candidates()) {
            columns.row(
                    it.endpoint(),
                    String.format(Locale.ROOT, "%.0f %%", it.probability() * 100),
                    ink.verdict(it.verdict()),
                    it.snat() ? "source rewritten" : "",
                    it.verdict() == trace.candidates().getFirst().verdict()
                            ? ""
                            : it.reason().message().text());
        }
        return columns.toString();
    }

    private String walk(Trace trace) {
        var columns = new Columns("  ");
        String place = "";
        Hop.@Nullable Leg leg = null;
        for (var hop : trace.hops()) {
            if (leg != hop.leg()) {
                leg = hop.leg();
                place = "";
                columns.row(leg == Hop.Leg.REQUEST ? "→ request" : "← reply");
            }
            var where =
                    hop.hook() != null ? hop.hook() : Objects.requireNonNullElse(hop.device(), "");
            var summary = summary(hop);
            columns.row(
                    hop.place().equals(place) ? "" : hop.place(),
                    where,
                    hop.why().message().text(),
                    summary,
                    ink.dim(json.at(hop.why())));
            place = hop.place();
        }
        return columns.toString();
    }

    /// What became of the addresses: shown where they change, and where the walk begins.
    private static String summary(Hop hop) {
        var before = addresses(hop.before());
        var after = addresses(hop.after());
        return hop.action().equals("send") || !before.equals(after) ? after : "";
    }

    static String addresses(Packet packet) {
        var shells = new ArrayList<String>();
        Header.@Nullable Ip ip = null;
        Header.@Nullable Ports ports = null;
        for (var header : packet.headers()) {
            switch (header) {
                case Header.Ip it -> {
                    ip = it;
                    ports = null;
                }
                case Header.Ports it -> ports = it;
                case Header.Vxlan vxlan -> {
                    shells.add("vxlan " + vxlan.vni().value() + " " + pair(ip, null));
                    ip = null;
                    ports = null;
                }
                case Header.Ethernet _, Header.Arp _, Header.Icmp _, Header.Ndp _ -> {}
            }
        }
        return String.join(" ", shells)
                + (shells.isEmpty() ? "" : " [")
                + pair(ip, ports)
                + (shells.isEmpty() ? "" : "]");
    }

    private static String pair(Header.@Nullable Ip ip, Header.@Nullable Ports ports) {
        if (ip == null) {
            return "";
        }
        return end(ip.source().toString(), ports == null ? 0 : ports.sourcePort())
                + " → "
                + end(ip.destination().toString(), ports == null ? 0 : ports.destinationPort());
    }

    private static String end(String address, int port) {
        if (port == 0) {
            return address;
        }
        return address.indexOf(':') >= 0 ? "[" + address + "]:" + port : address + ":" + port;
    }
}
