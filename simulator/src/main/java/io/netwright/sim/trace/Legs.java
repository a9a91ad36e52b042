package io.netwright.sim.trace;

import io.netwright.sim.packet.Packet;
import io.netwright.sim.run.Step;
import io.netwright.sim.stack.Stage;
import io.netwright.sim.trace.Inner.Tuple;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;

/// Which steps of a flow are on the way there, and which on the way back: the tuples that the first
/// packet has on its way, translations included, are there; their reverse is back.
record Legs(LinkedHashSet<Tuple> there) {
    /// The legs of a flow.
    ///
    /// @param steps of one flow, without neighbor resolution
    static Legs of(List<Step> steps) {
        var there = new LinkedHashSet<Tuple>();
        for (var step : steps) {
            if (step.stage() == Stage.ANSWER) {
                break;
            }
            add(there, step.before().packet());
            add(there, step.after().packet());
            if (step.stage() == Stage.DELIVER || step.stage() == Stage.DROP) {
                break;
            }
        }
        return new Legs(there);
    }

    private static void add(Collection<Tuple> there, Packet packet) {
        var inner = Inner.of(packet);
        if (inner != null) {
            there.add(inner.tuple());
        }
    }

    Hop.Leg of(Step step) {
        var inner = Inner.of(step.before().packet());
        if (step.stage() == Stage.ANSWER || inner == null || inner.isError()) {
            return Hop.Leg.REPLY;
        }
        if (inner.icmp() != null) {
            return inner.icmp().isEchoReply() ? Hop.Leg.REPLY : Hop.Leg.REQUEST;
        }
        if (there.contains(inner.tuple())) {
            return Hop.Leg.REQUEST;
        }
        return Hop.Leg.REPLY;
    }
}
