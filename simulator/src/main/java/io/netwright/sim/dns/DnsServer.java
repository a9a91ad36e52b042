package io.netwright.sim.dns;

import io.netwright.model.diag.Message;
import io.netwright.sim.dns.Plugin.Next;
import io.netwright.sim.dns.Plugin.Scene;
import io.netwright.sim.stack.Chooser;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// One CoreDNS: its server blocks, and what its caches keep. Made by [CoreDns].
public final class DnsServer {
    private static final int DEEPEST = 8;

    private final List<Block> blocks;
    private final @Nullable Message refused;

    /// @param plugins in the order in which they run; empty where all are for setting up only
    record Block(List<DnsName> zones, List<Plugin> plugins) {}

    /// @param refused why this CoreDNS does not start, null where it does
    DnsServer(List<Block> blocks, @Nullable Message refused) {
        this.blocks = blocks;
        this.refused = refused;
    }

    /// This server as it is now, to go on by itself.
    DnsServer fork() {
        return new DnsServer(
                blocks.stream()
                        .map(
                                it ->
                                        new Block(
                                                it.zones,
                                                it.plugins.stream().map(Plugin::fork).toList()))
                        .toList(),
                refused);
    }

    /// What it says, and keeps in its caches.
    ///
    /// @param nowNanos the time of the run, for the caches
    /// @param chooser shuffles
    public Answer answer(Question question, long nowNanos, Chooser chooser) {
        return answer(question, nowNanos, chooser, 0);
    }

    private Answer answer(Question question, long nowNanos, Chooser chooser, int depth) {
        if (refused != null) {
            return Answer.unknown("", refused);
        }
        Block best = null;
        int longest = -1;
        for (var block : blocks) {
            for (var zone : block.zones) {
                if (question.name().within(zone) && zone.text().length() > longest) {
                    best = block;
                    longest = zone.text().length();
                }
            }
        }
        if (best == null || best.plugins.isEmpty()) {
            return Answer.of(Rcode.REFUSED, "", List.of());
        }
        if (depth > DEEPEST) {
            return Answer.of(Rcode.SERVFAIL, "", List.of());
        }
        Next again = it -> answer(it, nowNanos, chooser, depth + 1);
        return run(best.plugins, 0, question, new Scene(nowNanos, chooser, again));
    }

    private static Answer run(List<Plugin> plugins, int index, Question question, Scene scene) {
        return index == plugins.size()
                ? Answer.of(Rcode.SERVFAIL, "", List.of())
                : plugins.get(index)
                        .serve(question, scene, it -> run(plugins, index + 1, it, scene));
    }
}
