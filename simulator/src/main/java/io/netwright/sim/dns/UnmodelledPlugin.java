package io.netwright.sim.dns;

import io.netwright.sim.dns.Corefile.Directive;

import java.util.List;

/// A plugin that Netwright does not know: whatever reaches it is unknown.
///
/// @param zones what reaches it
record UnmodelledPlugin(String name, List<DnsName> zones, String what) implements Plugin {
    /// @param blockZones where the directive names none
    static UnmodelledPlugin of(Directive directive, List<DnsName> blockZones) {
        var arguments = directive.arguments();
        var zones =
                switch (directive.name()) {
                    case "file" -> after(arguments, 1);
                    case "template" -> after(arguments, 2);
                    case "k8s_external", "etcd", "secondary", "acl", "dnssec", "transfer", "auto" ->
                            after(arguments, 0);
                    case "grpc" -> arguments.subList(0, Math.min(1, arguments.size()));
                    case "autopath" -> arguments.subList(0, Math.max(0, arguments.size() - 1));
                    default -> List.<String>of();
                };
        var names = zones.stream().flatMap(it -> CorefileReader.zones(it).stream()).toList();
        return new UnmodelledPlugin(
                directive.name(),
                names.isEmpty() ? blockZones : names,
                "the plugin " + directive.name());
    }

    private static List<String> after(List<String> arguments, int count) {
        return arguments.subList(Math.min(count, arguments.size()), arguments.size());
    }

    @Override
    public Answer serve(Question question, Scene scene, Next next) {
        if (zones.stream().noneMatch(question.name()::within)) {
            return next.serve(question);
        }
        return Answer.unknown(
                name, DnsProblem.DNS_PLUGIN_UNMODELLED.message(question.name(), what));
    }
}
