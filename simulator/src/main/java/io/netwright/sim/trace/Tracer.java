package io.netwright.sim.trace;

import io.netwright.model.diag.Message;
import io.netwright.model.net.IpAddress;
import io.netwright.model.net.IpFamily;
import io.netwright.model.net.Protocol;
import io.netwright.sim.compile.Compiled;
import io.netwright.sim.compile.Compiler;
import io.netwright.sim.control.Assumption;
import io.netwright.sim.control.Cluster;
import io.netwright.sim.control.Missing;
import io.netwright.sim.dns.DnsClient;
import io.netwright.sim.dns.DnsName;
import io.netwright.sim.dns.DnsType;
import io.netwright.sim.dns.DnsWalk;
import io.netwright.sim.dns.Rcode;
import io.netwright.sim.dns.Resolver;
import io.netwright.sim.stack.Stack;
import io.netwright.sim.trace.Endpoints.Source;
import io.netwright.sim.trace.Trace.Candidate;
import io.netwright.sim.trace.Trace.Outcome;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;

/// Answers questions about connection attempts in one cluster. What the lab's own fabric is like is
/// worked out once.
public final class Tracer {
    private static final IpAddress BROADCAST = new IpAddress.V4(-1);

    private final Compiled usual;
    private final Stack stack;
    private final NameLookup names;
    private final Endpoints endpoints;

    public Tracer(Cluster cluster) {
        this(Compiler.compile(cluster));
    }

    /// For a fabric that is compiled already.
    public Tracer(Compiled compiled) {
        this.usual = compiled;
        this.stack = new Stack(compiled.fabric());
        this.names = NameLookup.in(compiled, stack);
        this.endpoints = new Endpoints(compiled.cluster());
    }

    /// Finds pods, nodes and hosts by the command line's words.
    public Endpoints endpoints() {
        return endpoints;
    }

    /// What becomes of one attempt.
    ///
    /// @throws BadEndpoint if the question names something that the lab does not hold
    public Trace trace(TraceRequest request) throws BadEndpoint {
        var from = source(request);
        boolean ports = request.protocol().hasPorts();
        var target = endpoints.target(request.to(), ports, from);
        if (!target.addresses().isEmpty()) {
            return trace(request, from, target.addresses(), target.port(), List.of());
        }
        var world = World.of(usual, from, List.of(), null, request.source());
        if (!usual.missing().isEmpty()) {
            return unknown(Reason.of(usual.missing().getFirst()), world.assumptions());
        }
        var found = names(world).find(world, target.host(), request.resolver());
        var assumptions = new LinkedHashSet<>(world.assumptions());
        assumptions.addAll(found.assumptions());
        if (found.addresses().isEmpty()) {
            var why = NameLookup.failure(found.walk(), target.host(), this, request);
            var verdict = NameLookup.isUnknown(found.walk()) ? Verdict.UNKNOWN : Verdict.UNRESOLVED;
            return bare(verdict, why, List.copyOf(assumptions)).after(found.walk());
        }
        return trace(request, from, found.addresses(), target.port(), List.copyOf(assumptions))
                .after(found.walk());
    }

    private Stack stack(World world) {
        return stack.fabric().equals(world.compiled().fabric())
                ? stack
                : new Stack(world.compiled().fabric());
    }

    private NameLookup names(World world) {
        var own = stack(world);
        return own == stack ? names : NameLookup.in(world.compiled(), own);
    }

    private Source source(TraceRequest request) throws BadEndpoint {
        var from = endpoints.source(request.from());
        if (request.at() == null) {
            return from;
        }
        if (!from.outside()) {
            throw Endpoints.unknown(request.from(), "--at is for senders outside the cluster");
        }
        if (endpoints.cluster().node(nodeName(request.at())).isEmpty()) {
            throw Endpoints.unknown(request.at(), "the lab has no such node");
        }
        return from;
    }

    /// What a name may have been meant to be.
    @Nullable Message remedy(String name, String from) {
        try {
            return new Remedies(usual.cluster()).name(name, endpoints.source(from).pod());
        } catch (BadEndpoint _) {
            return null;
        }
    }

    private static String nodeName(String at) {
        return at.startsWith("node/") ? at.substring("node/".length()) : at;
    }

    private Trace trace(
            TraceRequest request,
            Source from,
            List<IpAddress> addresses,
            int port,
            List<Assumption> known)
            throws BadEndpoint {
        var at = request.at() == null ? null : nodeName(request.at());
        var world = World.of(usual, from, addresses, at, request.source());
        var assumptions = new LinkedHashSet<>(known);
        assumptions.addAll(world.assumptions());
        if (!world.compiled().missing().isEmpty()) {
            return unknown(
                    Reason.of(world.compiled().missing().getFirst()), List.copyOf(assumptions));
        }
        for (var address : addresses) {
            if (isNobodys(address)) {
                return unknown(
                        Reason.of(Missing.NOT_MODELLED.message("a packet to " + address)),
                        List.copyOf(assumptions));
            }
        }
        if (request.protocol() == Protocol.SCTP) {
            return unknown(
                    Reason.of(Missing.NOT_MODELLED.message("the start of an SCTP association")),
                    List.copyOf(assumptions));
        }
        var namespace =
                world.compiled()
                        .fabric()
                        .namespace(world.source().namespace())
                        .orElseThrow(() -> Endpoints.unknown(request.from(), "it is nowhere"));
        var ways = new ArrayList<Attempt.Ended>();
        boolean complete = true;
        for (var address : addresses) {
            var attempt =
                    new Attempt(
                            world.compiled(),
                            stack(world),
                            namespace.id(),
                            protocol(request.protocol(), address),
                            request.source(),
                            address,
                            port);
            var all = attempt.explore(1.0 / addresses.size());
            ways.addAll(all.ways());
            complete &= all.complete();
        }
        if (!complete) {
            assumptions.add(TraceAssumed.UNEXPLORED.of());
        }
        return judged(request, merged(ways), List.copyOf(assumptions));
    }

    /// Is it the address of a group, of everybody, or of none?
    private static boolean isNobodys(IpAddress address) {
        return address.isMulticast() || address.isUnspecified() || address.equals(BROADCAST);
    }

    private static Protocol protocol(Protocol asked, IpAddress address) {
        boolean icmp = asked == Protocol.ICMP || asked == Protocol.ICMPV6;
        return !icmp ? asked : address.family() == IpFamily.V4 ? Protocol.ICMP : Protocol.ICMPV6;
    }

    /// Ways that end alike at the same endpoint are one candidate.
    private static List<Attempt.Ended> merged(List<Attempt.Ended> ways) {
        record Alike(@Nullable String endpoint, boolean snat, Verdict verdict, Reason reason) {}
        var merged = new LinkedHashMap<Alike, Attempt.Ended>();
        for (var way : ways) {
            merged.merge(
                    new Alike(way.endpoint(), way.snat(), way.verdict(), way.reason()),
                    way,
                    (one, other) ->
                            new Attempt.Ended(
                                    one.probability() + other.probability(),
                                    one.verdict(),
                                    one.reason(),
                                    one.walk(),
                                    one.endpoint(),
                                    one.snat()));
        }
        return merged.values().stream()
                .sorted(
                        Comparator.comparing(
                                        (Attempt.Ended it) ->
                                                it.endpoint() == null ? "" : it.endpoint())
                                .thenComparing(Attempt.Ended::verdict))
                .toList();
    }

    private static Trace judged(
            TraceRequest request, List<Attempt.Ended> ways, List<Assumption> assumptions)
            throws BadEndpoint {
        var worst = ways.stream().min(Comparator.comparing(Attempt.Ended::verdict)).orElseThrow();
        var followed = ways.getFirst();
        var wanted = request.candidate();
        if (wanted != null) {
            followed =
                    ways.stream()
                            .filter(it -> wanted.equals(it.endpoint()))
                            .findFirst()
                            .orElseThrow(() -> Endpoints.unknown(wanted, "that is no candidate"));
        }
        var candidates = new ArrayList<Candidate>();
        for (var way : ways) {
            if (way.endpoint() != null) {
                candidates.add(
                        new Candidate(
                                way.endpoint(),
                                way.snat(),
                                way.probability(),
                                way.verdict(),
                                way.reason()));
            }
        }
        return new Trace(
                worst.verdict(),
                worst.reason(),
                request(worst),
                reply(worst),
                candidates,
                followed.walk().hops(),
                null,
                assumptions);
    }

    private static Outcome request(Attempt.Ended way) {
        var end = way.walk().request();
        return end != null && end.delivered()
                ? new Outcome(Verdict.DELIVERED, end.reason())
                : new Outcome(way.verdict(), way.reason());
    }

    private static @Nullable Outcome reply(Attempt.Ended way) {
        var end = way.walk().request();
        if (end == null || !end.delivered()) {
            return null;
        }
        var back = way.walk().reply();
        return new Outcome(
                way.verdict(),
                way.verdict() == Verdict.DELIVERED && back != null ? back.reason() : way.reason());
    }

    private static Trace unknown(Reason why, List<Assumption> assumptions) {
        return bare(Verdict.UNKNOWN, why, assumptions);
    }

    private static Trace bare(Verdict verdict, Reason why, List<Assumption> assumptions) {
        return new Trace(
                verdict,
                why,
                new Outcome(verdict, why),
                null,
                List.of(),
                List.of(),
                null,
                assumptions);
    }

    /// Why a lookup found nothing; null where it found something.
    ///
    /// @param walk of that sender and that name, by [#lookUp]
    public @Nullable Reason whyNothing(String from, String asked, DnsType type, DnsWalk walk) {
        if (walk.rcode() == Rcode.NOERROR) {
            return walk.answers().isEmpty()
                    ? ReasonCode.NAME_WITHOUT_RECORD.of(asked, type, NameLookup.tried(walk))
                    : null;
        }
        return NameLookup.failure(walk, asked, this, TraceRequest.of(from, asked, Protocol.UDP));
    }

    /// A name looked up as a sender would, over the network (CLI contract 19, 20).
    ///
    /// @param from an endpoint, as for a trace
    /// @param asked a name; for PTR, an address will do
    /// @throws BadEndpoint if the lab does not hold it
    public DnsWalk lookUp(String from, String asked, DnsType type, Resolver.Kind kind)
            throws BadEndpoint {
        var name =
                IpAddress.read(asked)
                        .filter(_ -> type == DnsType.PTR)
                        .map(it -> DnsName.reverseOf(it).text())
                        .orElse(asked);
        var source = endpoints.source(from);
        var world = World.of(usual, source, List.of(), null, null);
        if (usual.missing().isEmpty()) {
            return names(world).walk(world, name, kind, List.of(type));
        }
        return new DnsClient(usual.cluster())
                .walk(
                        NameLookup.confOf(world),
                        kind,
                        name,
                        List.of(type),
                        source.addresses().getFirst(),
                        (_, _) -> 0)
                .assuming(DnsClient.unsent(usual.missing().getFirst()));
    }
}
