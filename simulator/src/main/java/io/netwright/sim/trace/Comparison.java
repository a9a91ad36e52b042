package io.netwright.sim.trace;

import io.netwright.sim.packet.Header;
import io.netwright.sim.packet.Packet;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The same packet under several profiles, side by side: how it ends, the backends, and what is
/// done to it in each place. The names of chains are left out, as no packet shows them.
///
/// @param rows in the order of the way
public record Comparison(List<Row> rows) {
    public Comparison {
        rows = List.copyOf(rows);
    }

    /// One line of the comparison.
    ///
    /// @param place the namespace where it is done, null for what holds of the whole way
    /// @param label what is compared: `verdict`, or the hook or device
    /// @param cells one per profile, `""` where nothing is done
    /// @param differs is it not the same for all of which anything is known
    public record Row(@Nullable String place, String label, List<String> cells, boolean differs) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /// Where something is done to a packet; `count` tells apart what is done there again.
    private record Key(String place, String label, int count) {}

    public static Comparison of(List<Trace> traces) {
        var rows = new ArrayList<Row>();
        rows.add(whole("verdict", traces.stream().map(Comparison::verdict).toList()));
        rows.add(whole("backends", traces.stream().map(Comparison::backends).toList()));
        rows.add(whole("source address", traces.stream().map(Comparison::source).toList()));
        var why = whole("why", traces.stream().map(Comparison::why).toList());
        if (why.differs()) {
            rows.add(why);
        }
        rows.addAll(hops(traces));
        return new Comparison(rows);
    }

    private static Row whole(String label, List<String> cells) {
        return new Row(null, label, cells, cells.stream().distinct().count() > 1);
    }

    private static String verdict(Trace trace) {
        return trace.verdict().sign() + " " + trace.verdict().name().toLowerCase(Locale.ROOT);
    }

    private static String backends(Trace trace) {
        return trace.candidates().stream()
                .map(
                        it ->
                                it.probability() == 1
                                        ? it.endpoint()
                                        : String.format(
                                                Locale.ROOT,
                                                "%s %.0f %%",
                                                it.endpoint(),
                                                it.probability() * 100))
                .collect(Collectors.joining(", "));
    }

    private static String source(Trace trace) {
        if (trace.candidates().isEmpty()) {
            return "";
        }
        boolean all = trace.candidates().stream().allMatch(Trace.Candidate::snat);
        boolean none = trace.candidates().stream().noneMatch(Trace.Candidate::snat);
        return all ? "rewritten" : none ? "kept" : "rewritten for some";
    }

    private static String why(Trace trace) {
        return trace.verdict() == Verdict.DELIVERED ? "" : trace.reason().message().text();
    }

    private static List<Row> hops(List<Trace> traces) {
        var order = new ArrayList<Key>();
        var cells = new ArrayList<SequencedMap<Key, String>>();
        traces.forEach(_ -> cells.add(new LinkedHashMap<>()));
        for (var leg : Hop.Leg.values()) {
            var ofLeg = new ArrayList<Key>();
            for (int i = 0; i < traces.size(); i++) {
                var own = cells(traces.get(i), leg);
                merge(ofLeg, List.copyOf(own.keySet()));
                cells.get(i).putAll(own);
            }
            order.addAll(ofLeg);
        }
        var rows = new ArrayList<Row>();
        for (var key : order) {
            var row = cells.stream().map(it -> it.getOrDefault(key, "")).toList();
            rows.add(new Row(key.place, key.label, row, differ(row, traces)));
        }
        return rows;
    }

    private static SequencedMap<Key, String> cells(Trace trace, Hop.Leg leg) {
        var cells = new LinkedHashMap<Key, String>();
        var seen = new TreeMap<String, Integer>();
        for (var hop : trace.hops()) {
            var text = hop.leg() == leg ? text(hop) : null;
            if (text != null) {
                var label = label(hop);
                int count = seen.merge(hop.place() + " " + label, 1, Integer::sum);
                cells.put(new Key(hop.place(), label, count), text);
            }
        }
        return cells;
    }

    /// Where nothing is known of a profile, nothing differs.
    private static boolean differ(List<String> cells, List<Trace> traces) {
        var known = new TreeSet<String>();
        for (int i = 0; i < cells.size(); i++) {
            if (!traces.get(i).hops().isEmpty()) {
                known.add(cells.get(i));
            }
        }
        return known.size() > 1;
    }

    /// Puts keys that are new behind the one that they follow.
    private static void merge(List<Key> order, List<Key> keys) {
        int next = 0;
        for (var key : keys) {
            int at = order.indexOf(key);
            if (at < 0) {
                order.add(next++, key);
            } else {
                next = Math.max(next, at + 1);
            }
        }
    }

    private static String label(Hop hop) {
        var hook = hop.hook();
        var where =
                hook == null
                        ? Objects.requireNonNullElse(hop.device(), "")
                        : hook.substring(hook.indexOf('/') + 1);
        return hop.leg() == Hop.Leg.REPLY ? (where + " (reply)").strip() : where;
    }

    /// What a hop does, null where the packet just goes on.
    private static @Nullable String text(Hop hop) {
        return switch (ReasonCode.valueOf(hop.why().message().code())) {
            case SENT, TRANSMITTED, BRIDGED, NEIGHBOR_PROGRAMMED -> null;
            case ROUTED -> "route " + hop.why().message().parts().get(1).plain();
            case MASQUERADED -> "SNAT → " + source(hop.after());
            default -> hop.action() + change(hop);
        };
    }

    private static String source(Packet packet) {
        var inner = Inner.of(packet);
        return inner == null ? "?" : inner.ip().source().toString();
    }

    private static String change(Hop hop) {
        var before = Inner.of(hop.before());
        var after = Inner.of(hop.after());
        if (before == null || after == null) {
            return "";
        }
        var text = new StringBuilder();
        if (!before.destination().equals(after.destination())) {
            text.append(" → ").append(after.destination());
        }
        if (!before.ip().source().equals(after.ip().source())) {
            text.append(" from ").append(after.ip().source());
        }
        return text.append(tunnel(hop.before(), hop.after())).toString();
    }

    private static String tunnel(Packet before, Packet after) {
        var outer = after.ip();
        boolean wrapped =
                after.first(Header.Vxlan.class) != null && before.first(Header.Vxlan.class) == null;
        return wrapped && outer != null ? " to " + outer.destination() : "";
    }
}
