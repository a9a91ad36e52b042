package io.netwright.sim.dns;

import io.netwright.sim.control.Cluster;
import io.netwright.sim.dns.KubernetesRecords.Host;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// Names of Services and pods (R9.18, R9.19). Source: CoreDNS `plugin/kubernetes/handler.go` and
/// `plugin/backend_lookup.go`.
final class KubernetesPlugin implements Plugin {
    static final String NAME = "kubernetes";
    private static final int LONGEST_CHAIN = 8;

    private final List<DnsName> zones;
    private final Optional<List<DnsName>> fallthrough;
    private final KubernetesRecords records;
    private final long ttl;

    /// @param fallthrough empty without it; `.` stands for every name
    KubernetesPlugin(
            Cluster cluster,
            List<DnsName> zones,
            Optional<List<DnsName>> fallthrough,
            KubernetesOptions options) {
        this.zones = zones;
        this.fallthrough = fallthrough;
        this.ttl = options.ttl();
        this.records = new KubernetesRecords(cluster, zones, options);
    }

    @Override
    public Answer serve(Question question, Scene scene, Next next) {
        var zone = zoneOf(question.name());
        if (zone.isEmpty()) {
            return next.serve(question);
        }
        var answer = answer(question, zone.get(), scene);
        if (answer.rcode() == Rcode.NXDOMAIN
                && fallthrough.isPresent()
                && fallthrough.get().stream().anyMatch(question.name()::within)) {
            return next.serve(question);
        }
        return answer.answers().isEmpty() && answer.missing() == null
                ? answer.withAuthority(soa(zone.get()))
                : answer;
    }

    private Optional<DnsName> zoneOf(DnsName name) {
        return zones.stream()
                .filter(name::within)
                .max((one, other) -> Integer.compare(one.labels().size(), other.labels().size()));
    }

    private Answer answer(Question question, DnsName zone, Scene scene) {
        var name = question.name();
        return switch (question.type()) {
            case A, AAAA -> addresses(question, zone, scene, List.of());
            case SRV -> services(name, zone);
            case PTR -> pointers(name, zone);
            case TXT -> texts(name, zone);
            case CNAME ->
                    records.find(name, zone)
                            .map(
                                    hosts ->
                                            Answer.of(
                                                    Rcode.NOERROR,
                                                    NAME,
                                                    hosts.stream()
                                                            .limit(1)
                                                            .filter(it -> it.address() == null)
                                                            .map(it -> cname(name, it))
                                                            .toList()))
                            .orElseGet(KubernetesPlugin::nameError);
            case SOA ->
                    name.matches(zone)
                            ? Answer.of(Rcode.NOERROR, NAME, List.of(soa(zone)))
                            : existence(name, zone);
            case NS, MX, HINFO -> existence(name, zone);
        };
    }

    private Answer existence(DnsName name, DnsName zone) {
        return records.find(name, zone).isPresent()
                ? Answer.of(Rcode.NOERROR, NAME, List.of())
                : nameError();
    }

    private static Answer nameError() {
        return Answer.of(Rcode.NXDOMAIN, NAME, List.of());
    }

    private Answer addresses(
            Question question, DnsName zone, Scene scene, List<ResourceRecord> before) {
        var hosts = records.find(question.name(), zone);
        if (hosts.isEmpty()) {
            return nameError();
        }
        var found = new LinkedHashSet<ResourceRecord>();
        for (var host : hosts.get()) {
            if (host.address() == null) {
                var problem = follow(question, zone, scene, before, host, found);
                if (problem.isPresent()) {
                    return problem.get();
                }
            } else {
                var record = ResourceRecord.address(question.name(), ttl, host.address());
                if (record.type() == question.type()) {
                    found.add(record);
                }
            }
        }
        return Answer.of(Rcode.NOERROR, NAME, List.copyOf(found));
    }

    /// Adds a CNAME and what its target has; the answer instead where that is unknown.
    private Optional<Answer> follow(
            Question question,
            DnsName zone,
            Scene scene,
            List<ResourceRecord> before,
            Host host,
            Collection<ResourceRecord> found) {
        var cname = cname(question.name(), host);
        var target = DnsName.of(cname.data());
        if (question.name().matches(target)
                || before.size() >= LONGEST_CHAIN
                || before.stream().anyMatch(it -> it.name().matches(target))) {
            return Optional.empty();
        }
        if (target.within(zone)) {
            var chain = new ArrayList<>(before);
            chain.add(cname);
            var answer = addresses(question.withName(target), zone, scene, chain);
            if (!answer.answers().isEmpty()) {
                found.add(cname);
                found.addAll(answer.answers());
            }
            return Optional.empty();
        }
        var answer = scene.resolver().serve(question.withName(target));
        if (answer.rcode() == Rcode.UNKNOWN) {
            return Optional.of(answer);
        }
        found.add(cname);
        found.addAll(answer.answers());
        return Optional.empty();
    }

    private ResourceRecord cname(DnsName name, Host host) {
        return new ResourceRecord(name, DnsType.CNAME, ttl, host.name().text());
    }

    private Answer services(DnsName name, DnsName zone) {
        var all = records.find(name, zone);
        if (all.isEmpty()) {
            return nameError();
        }
        var hosts = all.get().stream().filter(it -> it.address() != null).toList();
        var found = new LinkedHashSet<ResourceRecord>();
        var additional = new LinkedHashSet<ResourceRecord>();
        for (var host : hosts) {
            var address = host.address();
            if (host.port() < 0 || address == null) {
                continue;
            }
            long weight = Math.max(1, 100 / hosts.size());
            found.add(
                    new ResourceRecord(
                            name,
                            DnsType.SRV,
                            ttl,
                            "0 %d %d %s".formatted(weight, host.port(), host.name())));
            additional.add(ResourceRecord.address(host.name(), ttl, address));
        }
        return Answer.of(Rcode.NOERROR, NAME, List.copyOf(found))
                .withAdditional(List.copyOf(additional));
    }

    private Answer pointers(DnsName name, DnsName zone) {
        var address = name.reversed();
        if (address.isEmpty()) {
            return existence(name, zone);
        }
        var names = records.namesOf(address.get());
        return names.isEmpty()
                ? nameError()
                : Answer.of(
                        Rcode.NOERROR,
                        NAME,
                        names.stream()
                                .map(it -> new ResourceRecord(name, DnsType.PTR, ttl, it.text()))
                                .toList());
    }

    private Answer texts(DnsName name, DnsName zone) {
        if (name.labelsBelow(zone).equals(List.of("dns-version"))) {
            var version = new ResourceRecord(name, DnsType.TXT, 28800, "\"1.1.0\"");
            return Answer.of(Rcode.NOERROR, NAME, List.of(version));
        }
        return records.find(name, zone).filter(it -> !it.isEmpty()).isPresent()
                ? Answer.of(Rcode.NOERROR, NAME, List.of())
                : nameError();
    }

    private ResourceRecord soa(DnsName zone) {
        var below = zone.text().equals(".") ? "" : zone.lower();
        return new ResourceRecord(
                zone,
                DnsType.SOA,
                Math.min(300, ttl),
                "ns.dns.%s hostmaster.%s 1 7200 1800 86400 %d".formatted(below, below, ttl));
    }
}
