package io.netwright.sim.dns;

import java.util.List;
import java.util.stream.IntStream;

/// musl's `getaddrinfo` (R9.10 to R9.11a). Source: musl `src/network/lookup_name.c`, `res_msend.c`.
final class MuslResolver implements Resolver {
    private static final long SECOND = 1_000_000_000;

    private final ResolvConf conf;
    private final List<DnsName> candidates;
    private final List<DnsType> types;
    private int candidate;

    MuslResolver(ResolvConf conf, String name, List<DnsType> types) {
        this.conf = conf;
        this.candidates = Resolver.candidates(conf, name, true);
        this.types = types;
    }

    @Override
    public Step start() {
        return conf.nameservers().isEmpty() ? new Step.Done(Rcode.UNREACHABLE, List.of()) : ask();
    }

    private Step ask() {
        var servers = IntStream.range(0, conf.nameservers().size()).boxed().toList();
        return new Step.Ask(candidates.get(candidate), types, servers, conf.timeout() * SECOND);
    }

    @Override
    public Step next(List<Reply> replies) {
        for (var reply : replies) {
            if (reply.rcode() == Rcode.UNKNOWN) {
                return new Step.Done(Rcode.UNKNOWN, List.of());
            }
            if (!reply.isUsable()) {
                return new Step.Done(Rcode.TIMEOUT, List.of());
            }
            if (reply.rcode() == Rcode.NXDOMAIN) {
                return ++candidate < candidates.size()
                        ? ask()
                        : new Step.Done(Rcode.NXDOMAIN, List.of());
            }
        }
        return new Step.Done(Rcode.NOERROR, Reply.merged(replies));
    }
}
