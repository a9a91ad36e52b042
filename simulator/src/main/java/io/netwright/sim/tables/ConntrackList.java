package io.netwright.sim.tables;

import io.netwright.model.net.Protocol;
import io.netwright.sim.fabric.Fabric;
import io.netwright.sim.fabric.NetworkNamespace;
import io.netwright.sim.stack.ConntrackEntry;
import io.netwright.sim.stack.ConntrackState;
import io.netwright.sim.stack.FabricState;
import io.netwright.sim.stack.Tuple;

/// `conntrack -L`. A fabric by itself has no entries: nothing has been sent yet.
public record ConntrackList() implements TableFormat {
    private static final long SECOND = 1_000_000_000L;

    @Override
    public String name() {
        return "conntrack";
    }

    @Override
    public String print(Fabric fabric, NetworkNamespace namespace) {
        return print(new FabricState(fabric), namespace.id(), 0);
    }

    /// The entries of a namespace at some instant of a run.
    ///
    /// @param now nanoseconds since the run began
    public static String print(FabricState state, int namespace, long now) {
        var text = new StringBuilder();
        for (var entry : state.conntrack(namespace, now)) {
            text.append(line(entry, now)).append('\n');
        }
        return text.toString();
    }

    /// One entry, as `conntrack(8)` prints it.
    public static String line(ConntrackEntry entry, long now) {
        int number = entry.original().protocol();
        var text = new StringBuilder();
        text.append("%-8s %d ".formatted(name(number), number));
        text.append(Math.max(0, (entry.expires() - now) / SECOND)).append(' ');
        if (entry.tcp() != ConntrackState.NONE) {
            text.append(entry.tcp()).append(' ');
        }
        text.append(tuple(entry.original()));
        text.append(entry.seenReply() ? " " : " [UNREPLIED] ");
        text.append(tuple(entry.reply()));
        text.append(entry.assured() ? " [ASSURED]" : "");
        return text.append(" mark=").append(entry.mark()).append(" use=1").toString();
    }

    private static String name(int number) {
        for (var protocol : Protocol.values()) {
            if (protocol.number() == number) {
                return protocol.lower();
            }
        }
        return "unknown";
    }

    private static String tuple(Tuple tuple) {
        var addresses = "src=%s dst=%s ".formatted(tuple.source(), tuple.destination());
        boolean echo =
                tuple.protocol() == Protocol.ICMP.number()
                        || tuple.protocol() == Protocol.ICMPV6.number();
        return addresses
                + (echo
                        ? "type=%d code=%d id=%d"
                                .formatted(
                                        tuple.destinationPort() >> 8,
                                        tuple.destinationPort() & 255,
                                        tuple.sourcePort())
                        : "sport=%d dport=%d"
                                .formatted(tuple.sourcePort(), tuple.destinationPort()));
    }
}
