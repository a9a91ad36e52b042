package io.netwright.sim.dns;

import io.netwright.model.diag.Message;
import io.netwright.model.net.IpAddress;
import io.netwright.sim.control.Assumption;
import io.netwright.sim.control.Cluster;
import io.netwright.sim.dns.Resolver.Reply;
import io.netwright.sim.dns.Resolver.Step;
import io.netwright.sim.stack.Chooser;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/// Looks names up by asking the servers as functions: what would be answered, if every packet
/// arrived. [DnsExchange] sends packets instead. What it keeps is the state of one server.
public final class DnsClient {
    private final CoreDns coreDns;
    private final DnsServer server;

    public DnsClient(Cluster cluster) {
        this.coreDns = new CoreDns(cluster);
        this.server = coreDns.server();
    }

    /// What a walk of this client rests on, where packets could not be sent.
    ///
    /// @param missing why
    public static Assumption unsent(Message missing) {
        return DnsAssumed.PATH.of(missing.text());
    }

    /// Looks a name up.
    ///
    /// @param types more than one are asked for together, as `getaddrinfo` does
    /// @param client the address that the servers see
    public DnsWalk walk(
            ResolvConf conf,
            Resolver.Kind kind,
            String name,
            List<DnsType> types,
            IpAddress client,
            Chooser chooser) {
        var resolver = Resolver.of(kind, conf, name, types);
        var queries = new ArrayList<DnsWalk.Query>();
        var assumptions = new LinkedHashSet<>(conf.assumptions());
        assumptions.addAll(coreDns.assumptions());
        Message missing = null;
        var step = resolver.start();
        long now = 0;
        while (step instanceof Step.Ask ask) {
            var replies = new ArrayList<Reply>();
            var address = conf.nameservers().get(ask.servers().getFirst());
            for (var type : ask.types()) {
                var answer = ask(new Question(ask.name(), type, client), address, now, chooser);
                missing = missing == null ? answer.missing() : missing;
                if (answer.assumed() != null) {
                    assumptions.add(new Assumption(answer.assumed()));
                }
                replies.add(new Reply(type, answer.rcode(), answer.answers()));
                queries.add(
                        new DnsWalk.Query(
                                ask.name(),
                                type,
                                address,
                                answer.rcode(),
                                answer.plugin(),
                                answer.cached(),
                                now));
            }
            step = resolver.next(replies);
        }
        var done = (Step.Done) step;
        return new DnsWalk(
                done.rcode(),
                done.answers(),
                queries,
                conf,
                done.rcode() == Rcode.UNKNOWN ? missing : null,
                List.copyOf(assumptions));
    }

    private Answer ask(Question question, IpAddress address, long now, Chooser chooser) {
        if (coreDns.answersAt(address)) {
            return server.answer(question, now, chooser);
        }
        return coreDns.outside(question, address);
    }
}
