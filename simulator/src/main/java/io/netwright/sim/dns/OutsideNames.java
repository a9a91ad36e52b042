package io.netwright.sim.dns;

import io.netwright.model.net.IpAddress;
import io.netwright.sim.control.Cluster;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;

/// What resolvers outside the cluster know: the names of the lab's outside hosts, and that certain
/// names exist nowhere. All else the lab does not say.
final class OutsideNames {
    /// Where a node's `resolv.conf` is taken to point: an address for documentation (RFC 5737).
    static final IpAddress RESOLVER = IpAddress.parse("192.0.2.53");

    private static final long TTL = 300;

    private final LinkedHashMap<String, List<IpAddress>> hosts = new LinkedHashMap<>();
    private final LinkedHashMap<IpAddress, DnsName> reverse = new LinkedHashMap<>();
    private final LinkedHashSet<String> nowhere =
            new LinkedHashSet<>(
                    List.of(
                            "svc",
                            "pod",
                            "local",
                            "localhost",
                            "localdomain",
                            "internal",
                            "invalid",
                            "test",
                            "example",
                            "lan",
                            "home",
                            "corp"));

    OutsideNames(Cluster cluster) {
        nowhere.addAll(cluster.namespaces().keySet());
        for (var host : cluster.external()) {
            for (var name : host.names()) {
                hosts.put(DnsName.of(name).lower(), host.addresses());
                for (var address : host.addresses()) {
                    reverse.putIfAbsent(address, DnsName.of(name));
                }
            }
        }
    }

    /// @param plugin who asks
    Answer answer(Question question, String plugin) {
        var name = question.name();
        var addresses = hosts.get(name.lower());
        if (addresses != null) {
            return Answer.of(
                            Rcode.NOERROR,
                            plugin,
                            addresses.stream()
                                    .map(it -> ResourceRecord.address(name, TTL, it))
                                    .filter(it -> it.type() == question.type())
                                    .toList())
                    .withAssumed(DnsAssumed.OUTSIDE_HOSTS.message(TTL));
        }
        if (name.reversed().isPresent()) {
            var known = reverse.get(name.reversed().get());
            if (known != null && question.type() == DnsType.PTR) {
                return Answer.of(
                        Rcode.NOERROR,
                        plugin,
                        List.of(new ResourceRecord(name, DnsType.PTR, TTL, known.text())));
            }
            return nothing(name, plugin, "it is an address of nobody");
        }
        var labels = DnsName.of(name.lower()).labels();
        if (labels.size() < 2) {
            return nothing(name, plugin, "it has no dot");
        }
        if (nowhere.contains(labels.getLast())) {
            return nothing(name, plugin, "it ends in the name of a namespace or of a local zone");
        }
        return Answer.unknown(plugin, DnsProblem.DNS_OUTSIDE_UNKNOWN.message(name));
    }

    private static Answer nothing(DnsName name, String plugin, String why) {
        return Answer.of(Rcode.NXDOMAIN, plugin, List.of())
                .withAssumed(DnsAssumed.NOWHERE.message(name, why));
    }
}
