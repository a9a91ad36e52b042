package io.netwright.sim.trace;

import io.netwright.sim.compile.Compiled;
import io.netwright.sim.fabric.Target;
import io.netwright.sim.packet.Header;
import io.netwright.sim.packet.Packet;
import io.netwright.sim.run.Recording;
import io.netwright.sim.run.Step;
import io.netwright.sim.stack.Stage;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// The way of a flow, made of recorded steps: each hop is a step that says something to people, and
/// keeps its number.
///
/// @param hops of both legs
/// @param firstSent the packet as the client sent it, null if it never did
/// @param request how the way there ended, null while it goes on
/// @param reply how the way back ended, null if nothing came back, or while it goes on
/// @param last the step that ended the way there
public record Walk(
        List<Hop> hops,
        @Nullable Packet firstSent,
        @Nullable End request,
        @Nullable End reply,
        @Nullable Step last) {
    public Walk {
        hops = List.copyOf(hops);
    }

    /// How a leg ended.
    ///
    /// @param delivered did a socket take the packet?
    public record End(boolean delivered, Reason reason) {}

    /// The hops of a whole flow, such as a connection with all its packets, neighbor resolution
    /// aside.
    public static List<Hop> of(Recording recording, int flow, Compiled compiled) {
        return of(recording.steps(), flow, compiled, _ -> true).hops();
    }

    /// The hops of the first packet of a flow, and of the first one in answer to it.
    public static Walk firstExchange(List<Step> steps, int flow, Compiled compiled) {
        return of(steps, flow, compiled, new FirstExchange());
    }

    private static Walk of(List<Step> all, int flow, Compiled compiled, Predicate<Seen> wanted) {
        var steps =
                all.stream()
                        .filter(it -> it.flow() == flow)
                        .filter(it -> Inner.of(it.before().packet()) != null)
                        .toList();
        var legs = Legs.of(steps);
        var sentences = new Sentences(compiled);
        var hops = new ArrayList<Hop>();
        End request = null;
        End reply = null;
        Step last = null;
        for (int i = 0; i < steps.size(); i++) {
            var step = steps.get(i);
            var said =
                    sentences.say(
                            step,
                            i == 0 ? null : steps.get(i - 1),
                            i + 1 == steps.size() ? null : steps.get(i + 1));
            if (said.isEmpty()) {
                continue;
            }
            var leg = legs.of(step);
            if (!wanted.test(new Seen(step, leg, said.get()))) {
                continue;
            }
            var meaning = said.get();
            if (leg == Hop.Leg.REPLY && step.stage() == Stage.DELIVER) {
                meaning = sentences.back(step, meaning);
            }
            if (meaning.end()) {
                var end = new End(step.stage() == Stage.DELIVER, meaning.why());
                if (leg == Hop.Leg.REQUEST) {
                    request = request == null ? end : request;
                    last = last == null ? step : last;
                } else {
                    reply = reply == null ? end : reply;
                }
            }
            hops.add(hop(step, leg, meaning, chains(steps, i), sentences, compiled));
        }
        return new Walk(
                hops,
                steps.isEmpty() ? null : steps.getFirst().before().packet(),
                request,
                reply,
                last);
    }

    /// The chains that jumped to the one of this step, one by one.
    private static List<String> chains(List<Step> steps, int index) {
        var last = steps.get(index);
        var chains = new ArrayDeque<String>();
        for (int i = index; i >= 0 && isSameHook(steps.get(i), last); i--) {
            var filter = steps.get(i).filter();
            boolean leads =
                    i == index || (filter != null && leadsTo(filter.target(), chains.peekFirst()));
            if (filter != null && leads) {
                chains.addFirst(filter.chain().name());
            }
        }
        return List.copyOf(chains);
    }

    private static boolean isSameHook(Step step, Step last) {
        return step.filter() != null
                && last.filter() != null
                && step.namespace() == last.namespace()
                && step.filter().hook() == last.filter().hook()
                && step.filter().table().name().equals(last.filter().table().name());
    }

    private static boolean leadsTo(@Nullable Target target, @Nullable String chain) {
        return switch (target) {
            case Target.Jump(String to) -> to.equals(chain);
            case Target.Goto(String to) -> to.equals(chain);
            case null, default -> false;
        };
    }

    private static Hop hop(
            Step step,
            Hop.Leg leg,
            Said said,
            List<String> chains,
            Sentences sentences,
            Compiled compiled) {
        var filter = step.filter();
        int device = step.device();
        return new Hop(
                leg,
                sentences.place(step),
                device < 0 ? null : compiled.fabric().devices().get(device).name(),
                filter == null ? null : filter.table().name() + "/" + filter.hook(),
                chains,
                said.action(),
                said.why(),
                step.before().packet(),
                step.after().packet(),
                step.index(),
                step.time());
    }

    private record Seen(Step step, Hop.Leg leg, Said said) {}

    /// Lets the first packet of each leg through, and no other.
    private static final class FirstExchange implements Predicate<Seen> {
        private boolean there = true;
        private boolean back = true;

        @Override
        public boolean test(Seen seen) {
            if (seen.leg == Hop.Leg.REQUEST) {
                boolean wanted = there && !isLater(seen.step.before().packet());
                there &= !(wanted && seen.said.end());
                return wanted;
            }
            boolean wanted = back && !isLater(seen.step.before().packet());
            back &= !(wanted && seen.said.end());
            return wanted;
        }

        /// Is it a packet of TCP after the handshake's first two?
        private static boolean isLater(Packet packet) {
            return Inner.of(packet) instanceof Inner(_, Header.Tcp tcp, _)
                    && !tcp.has(Header.Tcp.SYN)
                    && !tcp.has(Header.Tcp.RST);
        }
    }
}
