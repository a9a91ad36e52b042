package io.netwright.sim.trace;

import io.netwright.model.net.IpAddress;
import io.netwright.model.net.IpFamily;
import io.netwright.model.net.Protocol;
import io.netwright.sim.compile.Compiled;
import io.netwright.sim.control.Assumption;
import io.netwright.sim.control.Missing;
import io.netwright.sim.dns.CoreDns;
import io.netwright.sim.dns.DnsExchange;
import io.netwright.sim.dns.DnsType;
import io.netwright.sim.dns.DnsWalk;
import io.netwright.sim.dns.Rcode;
import io.netwright.sim.dns.ResolvConf;
import io.netwright.sim.dns.Resolver;
import io.netwright.sim.run.Setup;
import io.netwright.sim.stack.Stack;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;

/// Looks names up in one fabric, as a sender would.
///
/// @param exchange with every CoreDNS pod of the fabric
record NameLookup(DnsExchange exchange) {
    private static final long SEED = 1;

    static NameLookup in(Compiled compiled, Stack stack) {
        return new NameLookup(
                DnsExchange.withCoreDns(
                        new CoreDns(compiled.cluster()),
                        Setup.of(stack),
                        CoreDns.pods(compiled.cluster()),
                        compiled::namespaceOf));
    }

    /// What a name leads to.
    ///
    /// @param addresses those that the sender may try first, any of them
    record Found(DnsWalk walk, List<IpAddress> addresses, List<Assumption> assumptions) {}

    /// The `resolv.conf` of the sender.
    static ResolvConf confOf(World world) {
        var pod = world.source().pod();
        return pod == null ? ResolvConf.ofHost() : ResolvConf.of(pod, world.compiled().cluster());
    }

    DnsWalk walk(World world, String name, Resolver.Kind kind, List<DnsType> types) {
        var compiled = world.compiled();
        int namespace = compiled.fabric().namespace(world.source().namespace()).orElseThrow().id();
        return exchange.walk(namespace, confOf(world), kind, name, types, SEED);
    }

    Found find(World world, String name, Resolver.Kind kind) {
        var walk = walk(world, name, kind, List.of(DnsType.A, DnsType.AAAA));
        var assumptions = new LinkedHashSet<>(walk.assumptions());
        var usable = new ArrayList<IpAddress>();
        for (var address : walk.addresses()) {
            if (world.source().has(address.family())) {
                usable.add(address);
            }
        }
        boolean six = usable.stream().anyMatch(it -> it.family() == IpFamily.V6);
        boolean four = usable.stream().anyMatch(it -> it.family() == IpFamily.V4);
        if (six && four) {
            assumptions.add(TraceAssumed.IPV6_FIRST.of());
            usable.removeIf(it -> it.family() == IpFamily.V4);
        }
        if (usable.size() > 1) {
            assumptions.add(TraceAssumed.ANY_ADDRESS.of());
        }
        return new Found(walk, usable, List.copyOf(assumptions));
    }

    /// The names that the resolver asked for, in order.
    static String tried(DnsWalk walk) {
        return walk.queries().stream()
                .map(it -> it.name().text())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /// Why there is no address.
    static Reason failure(DnsWalk walk, String name, Tracer tracer, TraceRequest request) {
        var tried = tried(walk);
        return switch (walk.rcode()) {
            case NXDOMAIN, FORMERR ->
                    ReasonCode.NAME_NOT_FOUND
                            .of(name, tried)
                            .remedy(tracer.remedy(name, request.from()));
            case NOERROR -> ReasonCode.NAME_WITHOUT_ADDRESS.of(name, tried);
            case SERVFAIL, REFUSED, NOTIMP ->
                    ReasonCode.NAME_SERVER_FAILED.of(name, walk.rcode().name());
            case TIMEOUT, UNREACHABLE -> silent(walk, name, tracer, request);
            case UNKNOWN ->
                    walk.missing() == null
                            ? Reason.of(Missing.NOT_MODELLED.message(name))
                            : Reason.of(walk.missing());
        };
    }

    /// Asks why the name server's packets do not come through.
    private static Reason silent(DnsWalk walk, String name, Tracer tracer, TraceRequest request) {
        if (walk.conf().nameservers().isEmpty()) {
            return ReasonCode.NAME_SERVER_SILENT.of("(none)", name, "resolv.conf names no server");
        }
        var server = walk.conf().nameservers().getFirst();
        var to = server instanceof IpAddress.V6 ? "[" + server + "]:53" : server + ":53";
        try {
            var why = tracer.trace(request.to(to, Protocol.UDP)).reason();
            return ReasonCode.NAME_SERVER_SILENT.at(
                    why.resource(), why.field(), server, name, why.message().text());
        } catch (BadEndpoint e) {
            return ReasonCode.NAME_SERVER_SILENT.of(server, name, e.problem().text());
        }
    }

    static boolean isUnknown(DnsWalk walk) {
        return walk.rcode() == Rcode.UNKNOWN;
    }
}
