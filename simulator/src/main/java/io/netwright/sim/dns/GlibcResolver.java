package io.netwright.sim.dns;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// glibc's `getaddrinfo` and `res_search` (R9.4 to R9.8). Source: glibc `resolv/res_query.c`,
/// `res_send.c`.
final class GlibcResolver implements Resolver {
    private static final long SECOND = 1_000_000_000;
    private static final int LOST_REPLY_TRIES = 2;

    private final ResolvConf conf;
    private final List<DnsName> candidates;
    private final DnsName asIs;
    private final List<DnsType> types;
    private final List<Reply> usable = new ArrayList<>();
    private int candidate;
    private int tries;
    private int asksAgain;
    private boolean triedAsIs;
    private boolean unreachableOnly;
    private boolean sawNoData;
    private boolean sawServerFailure;
    private @Nullable Rcode firstAsIs;
    private Rcode last = Rcode.NXDOMAIN;

    GlibcResolver(ResolvConf conf, String name, List<DnsType> types) {
        this.conf = conf;
        this.candidates = Resolver.candidates(conf, name, false);
        this.asIs = DnsName.of(name);
        this.types =
                conf.has("no-aaaa") && types.size() > 1
                        ? types.stream().filter(it -> it != DnsType.AAAA).toList()
                        : types;
    }

    @Override
    public Step start() {
        return conf.nameservers().isEmpty()
                ? new Step.Done(Rcode.UNREACHABLE, List.of())
                : begin(0);
    }

    private Step begin(int index) {
        candidate = index;
        tries = 0;
        unreachableOnly = true;
        triedAsIs |= candidates.get(index).equals(asIs);
        if (!candidates.get(index).isValid()) {
            return afterCandidate(Rcode.NXDOMAIN);
        }
        return ask();
    }

    private Step ask() {
        usable.clear();
        asksAgain = 0;
        return ask(types);
    }

    private Step ask(List<DnsType> which) {
        int server = tries % conf.nameservers().size();
        long seconds =
                server == 0
                        ? conf.timeout()
                        : Math.max(1, ((long) conf.timeout() << server) / servers());
        return new Step.Ask(candidates.get(candidate), which, List.of(server), seconds * SECOND);
    }

    private int servers() {
        return conf.nameservers().size();
    }

    @Override
    public Step next(List<Reply> replies) {
        if (replies.stream().anyMatch(it -> it.rcode() == Rcode.UNKNOWN)) {
            return new Step.Done(Rcode.UNKNOWN, List.of());
        }
        replies.stream().filter(Reply::isUsable).forEach(usable::add);
        var silent =
                replies.stream()
                        .filter(it -> it.rcode() == Rcode.TIMEOUT)
                        .map(Reply::type)
                        .toList();
        if (!usable.isEmpty() && silent.isEmpty()) {
            return decide();
        }
        if (!usable.isEmpty()) {
            if (asksAgain++ < LOST_REPLY_TRIES) {
                return ask(silent);
            }
            return silent.contains(DnsType.A) && types.size() > 1
                    ? afterCandidate(Rcode.TIMEOUT)
                    : decide();
        }
        var worst = replies.getLast().rcode();
        unreachableOnly &= worst == Rcode.UNREACHABLE;
        tries++;
        if (worst != Rcode.FORMERR && tries < conf.attempts() * servers()) {
            return ask();
        }
        return unreachableOnly
                ? new Step.Done(Rcode.UNREACHABLE, List.of())
                : afterCandidate(worst);
    }

    private Step decide() {
        var answers = Reply.merged(usable);
        if (!answers.isEmpty()) {
            return new Step.Done(Rcode.NOERROR, answers);
        }
        boolean noData = usable.stream().anyMatch(it -> it.rcode() == Rcode.NOERROR);
        return afterCandidate(noData ? Rcode.NOERROR : Rcode.NXDOMAIN);
    }

    /// @param rcode [Rcode#NOERROR] for NODATA
    private Step afterCandidate(Rcode rcode) {
        last = rcode;
        sawNoData |= rcode == Rcode.NOERROR;
        sawServerFailure |= rcode == Rcode.SERVFAIL;
        boolean wasAsIs = candidates.get(candidate).equals(asIs);
        if (candidate == 0 && wasAsIs) {
            firstAsIs = rcode;
        }
        boolean goesOn =
                switch (rcode) {
                    case NOERROR, NXDOMAIN, SERVFAIL -> true;
                    case FORMERR, NOTIMP, REFUSED, TIMEOUT, UNREACHABLE, UNKNOWN -> wasAsIs;
                };
        if (goesOn && candidate + 1 < candidates.size()) {
            return begin(candidate + 1);
        }
        if (!triedAsIs) {
            return begin(candidates.size() - 1);
        }
        return new Step.Done(failure(), List.of());
    }

    /// The error that the caller sees (R9.8).
    private Rcode failure() {
        if (firstAsIs != null) {
            return firstAsIs;
        }
        return sawNoData ? Rcode.NOERROR : sawServerFailure ? Rcode.SERVFAIL : last;
    }
}
