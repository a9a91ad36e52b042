package io.netwright.sim.run;

import io.netwright.sim.fabric.Chain;
import io.netwright.sim.fabric.Entry;
import io.netwright.sim.fabric.Hook;
import io.netwright.sim.fabric.SetElement;
import io.netwright.sim.fabric.Table;
import io.netwright.sim.fabric.Target;
import io.netwright.sim.stack.DropReason;
import io.netwright.sim.stack.Skb;
import io.netwright.sim.stack.Stage;

import org.jspecify.annotations.Nullable;

/// One step of a packet.
///
/// @param index its place in the recording
/// @param time nanoseconds since the run began
/// @param flow which story it belongs to, see [Skb#flow]
/// @param device the id of the device where it happened, -1 where none is concerned
/// @param entry the table entry that decided, null where none did
/// @param filter where in netfilter it was, for [Stage#RULE] and [Stage#POLICY]
/// @param drop why it went no further, for [Stage#DROP]
public record Step(
        int index,
        long time,
        int flow,
        int namespace,
        int device,
        Stage stage,
        @Nullable Entry entry,
        @Nullable Filter filter,
        @Nullable DropReason drop,
        Skb before,
        Skb after) {
    /// A place in netfilter.
    ///
    /// @param rule the index of the rule in the chain, -1 for its policy
    /// @param element the element of a map that said what the rule does, or of the set that it
    ///   asked; null where none did
    public record Filter(
            Hook hook, Table table, Chain chain, int rule, @Nullable SetElement element) {
        /// What the packet met there: the target of the element, or of the rule; null at the end.
        public @Nullable Target target() {
            if (rule < 0) {
                return null;
            }
            var ofElement = element == null ? null : element.target();
            return ofElement == null ? chain.rules().get(rule).target() : ofElement;
        }
    }
}
