package io.netwright.sim.dns;

import io.netwright.model.net.IpAddress;
import io.netwright.sim.control.Cluster;
import io.netwright.sim.dns.Corefile.Directive;
import io.netwright.sim.dns.Corefile.Problem;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Asks resolvers outside (R9.21). Source: CoreDNS `plugin/forward/setup.go`, `forward.go`.
///
/// @param next codes that hand the question on to the next plugin
/// @param inside the first upstream that is an address of the cluster: what it answers is not
///   modelled
record ForwardPlugin(
        DnsName from,
        List<DnsName> except,
        List<Rcode> next,
        @Nullable IpAddress inside,
        OutsideNames outside)
        implements Plugin {
    static final String NAME = "forward";

    static Optional<Plugin> read(
            Directive directive, Cluster cluster, OutsideNames outside, List<Problem> problems) {
        var arguments = directive.arguments();
        if (arguments.size() < 2) {
            problems.add(new Problem(directive.line(), "forward FROM TO...: wrong argument count"));
            return Optional.empty();
        }
        IpAddress inside = null;
        for (var to : arguments.subList(1, arguments.size())) {
            var address = IpAddress.read(host(to));
            if (address.isEmpty() && !to.startsWith("/") && !to.endsWith("resolv.conf")) {
                problems.add(
                        new Problem(directive.line(), "not an IP address or file: \"" + to + "\""));
            } else if (inside == null && address.isPresent() && isInside(cluster, address.get())) {
                inside = address.get();
            }
        }
        var next = new ArrayList<Rcode>();
        for (var code : directive.option("next")) {
            for (var rcode : Rcode.values()) {
                if (rcode.name().equals(code)) {
                    next.add(rcode);
                }
            }
        }
        var except =
                directive.option("except").stream()
                        .skip(1)
                        .flatMap(it -> CorefileReader.zones(it).stream())
                        .toList();
        var from = CorefileReader.zones(arguments.getFirst()).getFirst();
        return Optional.of(new ForwardPlugin(from, except, next, inside, outside));
    }

    private static String host(String to) {
        var rest = to.contains("://") ? to.substring(to.indexOf("://") + 3) : to;
        if (rest.startsWith("[") && rest.contains("]")) {
            return rest.substring(1, rest.indexOf(']'));
        }
        int percent = rest.indexOf('%');
        rest = percent >= 0 ? rest.substring(0, percent) : rest;
        boolean port = rest.indexOf(':') >= 0 && rest.indexOf(':') == rest.lastIndexOf(':');
        return port ? rest.substring(0, rest.indexOf(':')) : rest;
    }

    static boolean isInside(Cluster cluster, IpAddress address) {
        return cluster.serviceCidrs().stream().anyMatch(it -> it.contains(address))
                || cluster.podCidrs().stream().anyMatch(it -> it.contains(address))
                || cluster.nodes().stream().anyMatch(it -> it.addresses().contains(address))
                || cluster.pods().stream().anyMatch(it -> it.ips().contains(address));
    }

    @Override
    public Answer serve(Question question, Scene scene, Next rest) {
        if (!question.name().within(from) || except.stream().anyMatch(question.name()::within)) {
            return rest.serve(question);
        }
        if (inside != null) {
            return Answer.unknown(
                    NAME, DnsProblem.DNS_UPSTREAM_INSIDE.message(question.name(), inside));
        }
        var answer = outside.answer(question, NAME);
        return next.contains(answer.rcode()) ? rest.serve(question) : answer;
    }
}
