package io.netwright.app.cli;

import io.netwright.model.diag.Part;
import io.netwright.model.net.Protocol;
import io.netwright.sim.control.Assumed;
import io.netwright.sim.dns.DnsWalk;
import io.netwright.sim.packet.Header;
import io.netwright.sim.trace.Hop;
import io.netwright.sim.trace.Reason;
import io.netwright.sim.trace.ReasonCode;
import io.netwright.sim.trace.Trace;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/// The walk of a trace in aligned columns: where, by which device or hook, what, for whom, and the
/// line of YAML. What is said once is not said again; the way back of an answer that arrives is one
/// line.
final class WalkText {
    private static final String TO = " → ";
    private static final String THEN = "\u00a0› ";

    private final TraceJson json;
    private final Ink ink;
    private final int width;
    private final boolean verbose;

    WalkText(TraceJson json, Ink ink, int width, boolean verbose) {
        this.json = json;
        this.ink = ink;
        this.width = width;
        this.verbose = verbose;
    }

    /// A line of the walk.
    private record Row(String place, String where, String what, String who, String at) {
        static Row of(String place, String text) {
            return new Row(place, "", text, "", "");
        }

        boolean isPlain() {
            return where.isEmpty() && who.isEmpty() && at.isEmpty();
        }
    }

    String of(Trace trace) {
        var rows = new ArrayList<Row>();
        if (trace.lookup() != null && !trace.hops().isEmpty()) {
            rows.add(Row.of("name", lookup(trace.lookup())));
        }
        if (trace.candidates().size() > 1) {
            rows.add(
                    Row.of(
                            "backends",
                            trace.candidates().stream()
                                    .map(Trace.Candidate::endpoint)
                                    .distinct()
                                    .collect(Collectors.joining(" · "))));
        }
        var names = new ShortNames(trace.hops());
        rows.addAll(leg(trace, names, Hop.Leg.REQUEST));
        rows.addAll(reply(trace, names));
        return laidOut(rows);
    }

    private static String lookup(DnsWalk walk) {
        var answers =
                walk.answers().stream()
                        .map(it -> it.type() + " " + it.data())
                        .collect(Collectors.joining(", "));
        var name = walk.answers().isEmpty() ? "" : walk.answers().getFirst().name() + " ";
        int count = walk.queries().size();
        if (count == 0) {
            return name + answers;
        }
        var last = walk.queries().getLast();
        var by = last.plugin().isEmpty() ? "" : ", plugin " + last.plugin();
        var ttl =
                walk.answers().isEmpty()
                        ? ""
                        : Wrap.together(", TTL " + walk.answers().getFirst().ttl() + " s")
                                .replaceFirst("\u00a0", " ");
        return "%s%s (%d %s to %s%s%s)"
                .formatted(
                        name,
                        answers,
                        count,
                        count == 1 ? "query" : "queries",
                        last.server(),
                        by,
                        ttl);
    }

    private List<Row> leg(Trace trace, ShortNames names, Hop.Leg leg) {
        var rows = new ArrayList<Row>();
        var hops = trace.hops().stream().filter(it -> it.leg() == leg).toList();
        int i = 0;
        while (i < hops.size()) {
            int end = i;
            while (end < hops.size() && hops.get(end).place().equals(hops.get(i).place())) {
                end++;
            }
            rows.addAll(place(trace, names, hops.subList(i, end), i == 0));
            i = end;
        }
        return rows;
    }

    /// What happened in one namespace.
    private List<Row> place(Trace trace, ShortNames names, List<Hop> hops, boolean first) {
        var rows = new ArrayList<Row>();
        var name = names.of(hops.getFirst().place());
        for (var hop : hops) {
            if (verbose || isTelling(hop, first)) {
                rows.add(row(trace, rows.isEmpty() ? name : "", hop, hops));
            }
        }
        if (rows.isEmpty()) {
            var devices = new LinkedHashSet<String>();
            hops.stream().map(Hop::device).filter(Objects::nonNull).forEach(devices::add);
            rows.add(Row.of(name, String.join(THEN, devices)));
        }
        return rows;
    }

    /// Is it more than that the packet went on as it does everywhere?
    private static boolean isTelling(Hop hop, boolean sender) {
        return switch (code(hop)) {
            case TRANSMITTED, BRIDGED, NEIGHBOR_PROGRAMMED -> false;
            case ROUTED ->
                    hop.after().first(Header.Vxlan.class) == null
                            && !(sender && !hop.place().startsWith("node/"));
            default -> true;
        };
    }

    private static ReasonCode code(Hop hop) {
        return ReasonCode.valueOf(hop.why().message().code());
    }

    private static String part(Hop hop, int index) {
        List<Part> parts = hop.why().message().parts();
        return index < parts.size() ? parts.get(index).plain() : "";
    }

    private Row row(Trace trace, String place, Hop hop, List<Hop> around) {
        var at = json.at(hop.why());
        var who = resource(hop.why());
        var device = Objects.requireNonNullElse(hop.device(), "");
        var where = hop.hook() == null ? device : hop.hook().replace('/', ' ');
        return switch (code(hop)) {
            case SENT ->
                    new Row(place, firstDevice(around), part(hop, 1).replace(" to ", TO), "", "");
            case ROUTED ->
                    new Row(place, "route", part(hop, 1), who.isEmpty() ? part(hop, 2) : who, at);
            case ENCAPSULATED -> new Row(place, device, shell(hop), who, at);
            case DECAPSULATED ->
                    new Row(place, device, "VXLAN " + part(hop, 0) + " unwrapped", "", "");
            case SERVICE_DNAT -> {
                var endpoint = part(hop, 1);
                int comma = endpoint.indexOf(", ");
                var to = comma < 0 ? endpoint : endpoint.substring(0, comma);
                yield new Row(place, where, by(hop) + Wrap.together("DNAT" + TO + to), who, at);
            }
            case DNAT ->
                    new Row(
                            place,
                            where,
                            by(hop) + Wrap.together("DNAT" + TO + part(hop, 0)),
                            who,
                            at);
            case MASQUERADED ->
                    new Row(
                            place,
                            where,
                            by(hop) + Wrap.together("SNAT" + TO + part(hop, 0)),
                            who,
                            at);
            case POLICY_ADMITTED -> {
                var rule = part(hop, 1);
                int comma = rule.indexOf(", ");
                yield new Row(
                        place,
                        where,
                        "accept: " + (comma < 0 ? rule : rule.substring(comma + 2)),
                        who,
                        at);
            }
            case DELIVERED -> new Row(place, device, listens(trace, hop), "", "");
            default -> other(trace, place, where, hop);
        };
    }

    /// The end of the way, whose reason is the answer's; or whatever has no form of its own.
    private Row other(Trace trace, String place, String where, Hop hop) {
        boolean said = hop.why().message().equals(trace.reason().message());
        var text =
                said
                        ? by(hop) + Wrap.together(trace.verdict().sign() + " " + hop.action())
                        : hop.why().message().text();
        return new Row(place, where, text, said ? resource(hop.why()) : "", json.at(hop.why()));
    }

    private static String resource(Reason why) {
        return why.resource() == null ? "" : why.resource().toString();
    }

    /// The chains that led to a rule.
    private static String by(Hop hop) {
        return hop.chains().size() < 2
                ? ""
                : String.join(THEN, hop.chains().subList(1, hop.chains().size())) + "  ";
    }

    private static String firstDevice(List<Hop> hops) {
        return hops.stream().map(Hop::device).filter(Objects::nonNull).findFirst().orElse("");
    }

    private static String shell(Hop hop) {
        var outer = hop.after().ip();
        var ports = hop.after().first(Header.Udp.class);
        return "VXLAN %s  %s → %s:%s"
                .formatted(
                        part(hop, 0),
                        outer == null ? "?" : outer.source(),
                        outer == null ? "?" : outer.destination(),
                        ports == null ? "?" : ports.destinationPort());
    }

    private static String listens(Trace trace, Hop hop) {
        boolean assumed = trace.assumptions().stream().anyMatch(Assumed.LISTENS::is);
        var ip = hop.after().ip();
        boolean ports =
                ip != null
                        && ip.protocol() != Protocol.ICMP.number()
                        && ip.protocol() != Protocol.ICMPV6.number();
        return part(hop, 1) + (ports ? ": listening" + (assumed ? " (assumed)" : "") : "");
    }

    /// One line where the answer arrives, else every hop.
    private List<Row> reply(Trace trace, ShortNames names) {
        var hops = trace.hops().stream().filter(it -> it.leg() == Hop.Leg.REPLY).toList();
        if (hops.isEmpty()) {
            return List.of();
        }
        boolean arrives = code(hops.getLast()) == ReasonCode.REPLY_ARRIVED;
        if (verbose || !arrives) {
            var rows = new ArrayList<Row>();
            rows.add(Row.of("reply", ""));
            rows.addAll(leg(trace, names, Hop.Leg.REPLY));
            return rows;
        }
        var places = new ArrayList<String>();
        String restored = null;
        String answer = "";
        for (var hop : hops) {
            var name = names.of(hop.place());
            if (places.isEmpty() || !places.getLast().equals(name)) {
                places.add(name);
            }
            switch (code(hop)) {
                case TRANSLATED_BACK -> restored = part(hop, 1);
                case ANSWERED_RESET -> answer = "RST  ";
                case ANSWERED_ERROR -> answer = "ICMP " + part(hop, 1) + "  ";
                default -> {}
            }
        }
        return List.of(Row.of("reply", answer + String.join(THEN, places) + restored(restored)));
    }

    private static String restored(@Nullable String address) {
        return address == null ? "" : "   " + Wrap.together("source restored to " + address);
    }

    /// All columns where they fit, else what follows the third goes on below it.
    private String laidOut(List<Row> rows) {
        var wide = new Columns("  ", width);
        var narrow = new Columns("  ", width);
        for (var row : rows) {
            if (row.isPlain()) {
                wide.row(row.place, row.what);
                narrow.row(row.place, row.what);
                continue;
            }
            wide.row(row.place, row.where, row.what, row.who, ink.dim(row.at));
            var rest = new ArrayList<>(List.of(row.what));
            if (!row.who.isEmpty()) {
                rest.add(Wrap.together(row.who));
            }
            if (!row.at.isEmpty()) {
                rest.add(ink.dim(row.at));
            }
            narrow.row(row.place, row.where, String.join("   ", rest));
        }
        return (width == 0 || wide.natural() <= width ? wide : narrow).toString();
    }
}
