package io.netwright.sim.dns;

import java.util.ArrayList;
import java.util.List;

/// Go's own resolver (R9.13). Source: Go `src/net/dnsclient_unix.go`.
final class GoResolver implements Resolver {
    private static final long SECOND = 1_000_000_000;

    private final ResolvConf conf;
    private final List<DnsName> candidates;
    private final List<DnsType> types;
    private final List<Reply> usable = new ArrayList<>();
    private int candidate;
    private int tries;

    GoResolver(ResolvConf conf, String name, List<DnsType> types) {
        this.conf = conf;
        this.candidates = Resolver.candidates(conf, name, false);
        this.types = types;
    }

    @Override
    public Step start() {
        return conf.nameservers().isEmpty()
                ? new Step.Done(Rcode.UNREACHABLE, List.of())
                : ask(types);
    }

    private Step ask(List<DnsType> which) {
        int server = tries % conf.nameservers().size();
        return new Step.Ask(
                candidates.get(candidate), which, List.of(server), conf.timeout() * SECOND);
    }

    @Override
    public Step next(List<Reply> replies) {
        if (replies.stream().anyMatch(it -> it.rcode() == Rcode.UNKNOWN)) {
            return new Step.Done(Rcode.UNKNOWN, List.of());
        }
        replies.stream().filter(Reply::isUsable).forEach(usable::add);
        var open = replies.stream().filter(it -> !it.isUsable()).map(Reply::type).toList();
        if (!open.isEmpty() && ++tries < conf.attempts() * conf.nameservers().size()) {
            return ask(open);
        }
        var answers = Reply.merged(usable);
        if (!answers.isEmpty()) {
            return new Step.Done(Rcode.NOERROR, answers);
        }
        if (++candidate < candidates.size()) {
            tries = 0;
            usable.clear();
            return ask(types);
        }
        return new Step.Done(open.isEmpty() ? lastUsable() : replies.getLast().rcode(), List.of());
    }

    private Rcode lastUsable() {
        return usable.stream().anyMatch(it -> it.rcode() == Rcode.NOERROR)
                ? Rcode.NOERROR
                : Rcode.NXDOMAIN;
    }
}
