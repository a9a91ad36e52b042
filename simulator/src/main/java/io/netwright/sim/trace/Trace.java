package io.netwright.sim.trace;

import io.netwright.sim.control.Assumption;
import io.netwright.sim.dns.DnsWalk;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What became of one connection attempt, over every choice that chance may make.
///
/// @param verdict what the client sees; the worst of the candidates'
/// @param candidates sorted as text by endpoint
/// @param hops of the candidate that was followed
/// @param lookup how the name was looked up, null where an address was given
public record Trace(
        Verdict verdict,
        Reason reason,
        Outcome request,
        @Nullable Outcome reply,
        List<Candidate> candidates,
        List<Hop> hops,
        @Nullable DnsWalk lookup,
        List<Assumption> assumptions) {
    public Trace {
        candidates = List.copyOf(candidates);
        hops = List.copyOf(hops);
        assumptions = List.copyOf(assumptions);
    }

    /// The same, after a name was looked up.
    Trace after(DnsWalk walk) {
        return new Trace(verdict, reason, request, reply, candidates, hops, walk, assumptions);
    }

    /// How one leg ended.
    public record Outcome(Verdict verdict, Reason reason) {}

    /// A final endpoint that chance may pick.
    ///
    /// @param endpoint `10.244.1.5:8080`
    /// @param snat does it see another source than the client's
    public record Candidate(
            String endpoint, boolean snat, double probability, Verdict verdict, Reason reason) {}
}
