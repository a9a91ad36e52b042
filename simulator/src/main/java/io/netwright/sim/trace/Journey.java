package io.netwright.sim.trace;

import io.netwright.sim.compile.Compiled;
import io.netwright.sim.packet.Header;
import io.netwright.sim.packet.Packet;
import io.netwright.sim.packet.Payload;
import io.netwright.sim.run.Recording;
import io.netwright.sim.run.Step;
import io.netwright.sim.run.Story;
import io.netwright.sim.stack.Stage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

/// All that one process sent in a run, and what came back: hops of all its flows in the order in
/// which they happened, and which packet each belongs to. Neighbor resolution is left out.
///
/// @param packets by their first hop
public record Journey(List<Hop> hops, List<Sent> packets) {
    public Journey {
        hops = List.copyOf(hops);
        packets = List.copyOf(packets);
    }

    /// One packet, from where it was made to where it was taken or lost. A retransmission is
    /// another.
    ///
    /// @param text see [PacketText#of], as it was made
    /// @param hops indices in [Journey#hops], ascending
    public record Sent(int flow, Purpose purpose, Hop.Leg leg, String text, List<Integer> hops) {
        public Sent {
            hops = List.copyOf(hops);
        }
    }

    /// What a flow is for.
    public enum Purpose {
        /// To find the address of a name.
        NAME,
        /// What was asked for.
        TRAFFIC
    }

    /// What a process of a run has sent so far.
    ///
    /// @param process its number
    public static Journey of(Recording recording, int process, Compiled compiled) {
        var steps = recording.steps();
        var all = new ArrayList<Hop>();
        var names = new ArrayList<Integer>();
        for (var story : recording.stories()) {
            if (story.process() == process) {
                all.addAll(Walk.of(recording, story.flow(), compiled));
                if (isLookUp(story)) {
                    names.add(story.flow());
                }
            }
        }
        all.sort(Comparator.comparingInt(Hop::step));
        var sorter = new Sorter();
        for (int i = 0; i < all.size(); i++) {
            var step = steps.get(all.get(i).step());
            var purpose = names.contains(step.flow()) ? Purpose.NAME : Purpose.TRAFFIC;
            sorter.add(i, all.get(i), step, purpose);
        }
        return new Journey(all, sorter.packets());
    }

    /// The hops of a trace, which knows one packet of each leg, and no time.
    public static Journey of(Trace trace) {
        var packets = new ArrayList<Sent>();
        for (var leg : Hop.Leg.values()) {
            var hops = new ArrayList<Integer>();
            for (int i = 0; i < trace.hops().size(); i++) {
                if (trace.hops().get(i).leg() == leg) {
                    hops.add(i);
                }
            }
            if (!hops.isEmpty()) {
                var first = trace.hops().get(hops.getFirst());
                var packet = leg == Hop.Leg.REPLY ? first.after() : first.before();
                packets.add(new Sent(0, Purpose.TRAFFIC, leg, PacketText.of(packet), hops));
            }
        }
        return new Journey(trace.hops(), packets);
    }

    /// The index of the packet that a hop belongs to, -1 for none.
    public int packetOf(int hop) {
        for (int i = 0; i < packets.size(); i++) {
            if (packets.get(i).hops().contains(hop)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isLookUp(Story story) {
        return story.port() == 53;
    }

    /// What stays with a packet on its way, whatever translates or wraps it.
    private record Identity(int flow, Hop.Leg leg, String transport, Payload payload) {
        static Identity of(int flow, Hop.Leg leg, Packet packet) {
            var inner = Inner.of(packet);
            var transport =
                    switch (inner == null ? null : inner.ports()) {
                        case Header.Tcp tcp ->
                                "%d %d %d"
                                        .formatted(
                                                tcp.sequence(), tcp.acknowledgment(), tcp.flags());
                        case Header.Udp _ -> "udp";
                        case Header.Sctp _ -> "sctp";
                        case null ->
                                inner == null || inner.icmp() == null
                                        ? ""
                                        : "%d %d %d"
                                                .formatted(
                                                        inner.icmp().type(),
                                                        inner.icmp().code(),
                                                        inner.icmp().rest());
                    };
            var payload = packet.payload() instanceof Payload.Data data ? data : Payload.NONE;
            return new Identity(flow, leg, transport, payload);
        }
    }

    private record Opened(
            int flow, Purpose purpose, Hop.Leg leg, String text, List<Integer> hops) {}

    /// Deals hops out to packets.
    private static final class Sorter {
        private final List<Opened> opened = new ArrayList<>();
        private final LinkedHashMap<Identity, Opened> open = new LinkedHashMap<>();

        void add(int index, Hop hop, Step step, Purpose purpose) {
            boolean made = step.stage() == Stage.SEND || step.stage() == Stage.ANSWER;
            var packet = step.stage() == Stage.ANSWER ? hop.after() : hop.before();
            var identity = Identity.of(step.flow(), hop.leg(), packet);
            var sent = made ? null : open.get(identity);
            if (sent == null) {
                sent =
                        new Opened(
                                step.flow(),
                                purpose,
                                hop.leg(),
                                PacketText.of(packet),
                                new ArrayList<>());
                opened.add(sent);
                open.put(identity, sent);
            }
            sent.hops.add(index);
        }

        List<Sent> packets() {
            return opened.stream()
                    .map(it -> new Sent(it.flow, it.purpose, it.leg, it.text, it.hops))
                    .toList();
        }
    }
}
