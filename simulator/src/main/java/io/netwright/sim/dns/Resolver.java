package io.netwright.sim.dns;

import java.util.ArrayList;
import java.util.List;

/// How a C library or a runtime looks a name up: which names it tries, whom it asks, and what it
/// makes of the answers (R9.4 to R9.13). A machine of steps, so that packets, or a plain function,
/// can carry the questions. One object looks one name up once.
public interface Resolver {
    /// The first step.
    Step start();

    /// The step after an [Step.Ask].
    ///
    /// @param replies one for each type that was asked for, in that order
    Step next(List<Reply> replies);

    /// What a resolver does next.
    sealed interface Step {
        /// Ask for `name`, all types at once.
        ///
        /// @param servers the indices of those that are asked, at once
        /// @param timeoutNanos how long to wait
        record Ask(DnsName name, List<DnsType> types, List<Integer> servers, long timeoutNanos)
                implements Step {
            public Ask {
                types = List.copyOf(types);
                servers = List.copyOf(servers);
            }
        }

        /// Finished.
        ///
        /// @param rcode [Rcode#NOERROR] without answers where the name exists without an address
        record Done(Rcode rcode, List<ResourceRecord> answers) implements Step {
            public Done {
                answers = List.copyOf(answers);
            }
        }
    }

    /// What came back for a type.
    record Reply(DnsType type, Rcode rcode, List<ResourceRecord> answers) {
        public Reply {
            answers = List.copyOf(answers);
        }

        boolean hasAnswer() {
            return rcode == Rcode.NOERROR && answers.stream().anyMatch(it -> it.type() == type);
        }

        /// Did the server say something about the name?
        boolean isUsable() {
            return rcode == Rcode.NOERROR || rcode == Rcode.NXDOMAIN;
        }

        static List<ResourceRecord> merged(List<Reply> replies) {
            var all = new ArrayList<ResourceRecord>();
            for (var reply : replies) {
                for (var record : reply.answers) {
                    if (reply.hasAnswer() && !all.contains(record)) {
                        all.add(record);
                    }
                }
            }
            return all;
        }
    }

    /// The resolvers that are modelled.
    enum Kind {
        GLIBC,
        MUSL,
        GO
    }

    static Resolver of(Kind kind, ResolvConf conf, String name, List<DnsType> types) {
        return switch (kind) {
            case GLIBC -> new GlibcResolver(conf, name, types);
            case MUSL -> new MuslResolver(conf, name, types);
            case GO -> new GoResolver(conf, name, types);
        };
    }

    /// The names that are tried, in order.
    ///
    /// @param exclusive musl's way: a name with enough dots is tried as it is and no other way
    static List<DnsName> candidates(ResolvConf conf, String name, boolean exclusive) {
        if (name.endsWith(".")) {
            return List.of(new DnsName(name));
        }
        long dots = name.chars().filter(it -> it == '.').count();
        var searched = new ArrayList<DnsName>();
        for (var domain : conf.search()) {
            searched.add(domain.equals(".") ? DnsName.of(name) : DnsName.of(name + "." + domain));
        }
        if (dots < conf.ndots()) {
            searched.add(DnsName.of(name));
            return searched;
        }
        if (exclusive) {
            return List.of(DnsName.of(name));
        }
        searched.addFirst(DnsName.of(name));
        return searched;
    }
}
