package io.netwright.sim.dns;

import io.netwright.model.diag.Message;
import io.netwright.model.net.IpAddress;
import io.netwright.sim.control.Assumption;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// A name looked up: every question in order, and what came of it (CLI contract 20).
///
/// @param rcode [Rcode#NOERROR] without answers where the name exists without such a record
/// @param missing for [Rcode#UNKNOWN]: what is not modelled
public record DnsWalk(
        Rcode rcode,
        List<ResourceRecord> answers,
        List<Query> queries,
        ResolvConf conf,
        @Nullable Message missing,
        List<Assumption> assumptions) {
    public DnsWalk {
        answers = List.copyOf(answers);
        queries = List.copyOf(queries);
        assumptions = List.copyOf(assumptions);
    }

    /// One question and its answer.
    ///
    /// @param plugin which plugin of the server gave it, `""` where none did
    /// @param atNanos when it was asked
    public record Query(
            DnsName name,
            DnsType type,
            IpAddress server,
            Rcode rcode,
            String plugin,
            boolean cached,
            long atNanos) {}

    /// The same, resting on one thing more.
    public DnsWalk assuming(Assumption more) {
        var all = new ArrayList<>(assumptions);
        all.add(more);
        return new DnsWalk(rcode, answers, queries, conf, missing, all);
    }

    /// The addresses of the answers, in their order.
    public List<IpAddress> addresses() {
        return answers.stream()
                .filter(it -> it.type() == DnsType.A || it.type() == DnsType.AAAA)
                .map(it -> IpAddress.parse(it.data()))
                .toList();
    }
}
