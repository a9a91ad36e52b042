package io.netwright.app.ui.canvas;

import io.netwright.app.ui.layout.ElementId;
import io.netwright.sim.packet.Packet;
import io.netwright.sim.trace.Hop;
import io.netwright.sim.trace.Reason;
import io.netwright.sim.trace.ReasonCode;
import io.netwright.sim.trace.Trace;
import io.netwright.sim.trace.Verdict;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/// A packet's way in terms of the drawing: where it stops, and what it looks like there. A position
/// in it is the index of a stop; a fraction is between two.
///
/// @param from the network namespace that asks, `""` where nobody is known to
/// @param ending of the whole, null while it goes on
/// @param branches other ends that chance might have picked
public record WalkTrack(
        String from, List<Stop> stops, @Nullable Ending ending, List<Branch> branches) {
    public static final WalkTrack NONE = new WalkTrack("", List.of(), null, List.of());

    public WalkTrack {
        stops = List.copyOf(stops);
        branches = List.copyOf(branches);
    }

    /// One hop.
    ///
    /// @param place the network namespace
    /// @param changed did an address or a port change here
    /// @param ending of the packet at this stop, null where it goes on
    record Stop(
            String place,
            ElementId at,
            boolean reply,
            Capsule capsule,
            boolean changed,
            @Nullable Ending ending,
            long nanos) {}

    /// How it ended.
    ///
    /// @param where file and line of what decided, `""` for none
    /// @param meaning what helps, `""` where nothing does
    public record Ending(Verdict verdict, String reason, String where, String meaning) {}

    /// Another end that chance might have picked.
    ///
    /// @param endpoint such as `10.244.1.5:8080`
    public record Branch(String endpoint, double probability) {}

    /// The way that a packet took, and how a trace of it ended.
    ///
    /// @param hops of the trace, or of a run that shows it
    /// @param where file and line of a reason, `""` where it has none
    public static WalkTrack of(
            String from, Trace trace, List<Hop> hops, Function<Reason, String> where) {
        var branches = new ArrayList<Branch>();
        for (var it : trace.candidates()) {
            branches.add(new Branch(it.endpoint(), it.probability()));
        }
        return new WalkTrack(
                from,
                hops.stream().map(it -> stop(it, where)).toList(),
                ending(trace.verdict(), trace.reason(), where),
                branches.size() > 1 ? branches : List.of());
    }

    private static Stop stop(Hop hop, Function<Reason, String> where) {
        var before = Capsule.of(hop.before());
        var after = Capsule.of(hop.after());
        var verdict =
                switch (hop.action()) {
                    case "drop" -> Verdict.DROPPED;
                    case "reject", "RST", "ICMP error" -> Verdict.REJECTED;
                    default -> null;
                };
        boolean changed =
                !after.source().equals(before.source())
                        || !after.destination().equals(before.destination());
        return new Stop(
                hop.place(),
                at(hop),
                hop.leg() == Hop.Leg.REPLY,
                after.marked(before),
                changed && verdict == null,
                verdict == null ? null : ending(verdict, hop.why(), where),
                hop.timeNanos());
    }

    private static Ending ending(Verdict verdict, Reason reason, Function<Reason, String> where) {
        String meaning =
                verdict == Verdict.DELIVERED
                        ? ""
                        : Stream.of(ReasonCode.values())
                                .filter(it -> it.name().equals(reason.message().code()))
                                .map(it -> lastSentence(it.explanation()))
                                .findFirst()
                                .orElse("");
        return new Ending(verdict, reason.message().text(), where.apply(reason), meaning);
    }

    /// An explanation says last what to do.
    private static String lastSentence(String text) {
        return text.substring(text.lastIndexOf(". ") < 0 ? 0 : text.lastIndexOf(". ") + 2);
    }

    private static ElementId at(Hop hop) {
        String action = hop.action().toLowerCase(Locale.ROOT);
        if (hop.hook() != null) {
            return new ElementId.Station(hop.place(), ElementId.Station.Kind.NETFILTER);
        }
        if (action.contains("route")) {
            return new ElementId.Station(hop.place(), ElementId.Station.Kind.ROUTES);
        }
        if (action.equals("translate")) {
            return new ElementId.Station(hop.place(), ElementId.Station.Kind.CONNTRACK);
        }
        return new ElementId.Device(hop.place(), hop.device() == null ? "lo" : hop.device());
    }

    public boolean isEmpty() {
        return stops.isEmpty();
    }

    /// How it ended where the packet stands, null where it goes on.
    @Nullable Ending endingAt(double position) {
        if (position != Math.rint(position) || position < 0 || position > end()) {
            return null;
        }
        if (isEmpty() || position == end()) {
            return ending;
        }
        return stops.get((int) position).ending();
    }

    /// The last position.
    public double end() {
        return Math.max(0, stops.size() - 1);
    }

    /// Where the packet is at that time; between two stops in proportion.
    public double positionAt(long nanos) {
        for (int i = 1; i < stops.size(); i++) {
            long from = stops.get(i - 1).nanos();
            long to = stops.get(i).nanos();
            if (nanos < to) {
                return i - 1 + Math.max(0, (double) (nanos - from) / (to - from));
            }
        }
        return end();
    }

    /// What is written on the packet.
    ///
    /// @param shells one line per tunnel header around it, outermost first
    /// @param sourceMarked did this hop change it
    record Capsule(
            String protocol,
            String source,
            String destination,
            List<String> shells,
            boolean sourceMarked,
            boolean destinationMarked) {
        static Capsule of(Packet packet) {
            return CapsuleReader.read(packet);
        }

        Capsule marked(Capsule before) {
            return new Capsule(
                    protocol,
                    source,
                    destination,
                    shells,
                    !before.source.equals(source),
                    !before.destination.equals(destination));
        }
    }
}
