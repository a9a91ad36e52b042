package io.netwright.sim.dns;

import io.netwright.model.net.IpAddress;
import io.netwright.sim.dns.Corefile.Directive;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// Names of a hosts file and of lines in the Corefile (R9.25). Source: CoreDNS
/// `plugin/hosts/hosts.go`, `hostsfile.go`.
final class HostsPlugin implements Plugin {
    private static final String NAME = "hosts";
    private static final DnsName ARPA = DnsName.of("arpa");

    private final List<DnsName> zones;
    private final Optional<List<DnsName>> fallthrough;
    private final long ttl;
    private final boolean answersReverse;
    private final boolean otherTypesFallThrough;
    private final LinkedHashMap<String, LinkedHashSet<IpAddress>> addresses = new LinkedHashMap<>();
    private final LinkedHashMap<IpAddress, LinkedHashSet<DnsName>> names = new LinkedHashMap<>();

    /// @param lines of the file, `ADDRESS NAME…`
    /// @param otherTypesFallThrough up to 1.14, a type that a name lacks is passed on
    HostsPlugin(
            Directive directive,
            List<String> lines,
            List<DnsName> blockZones,
            Optional<List<DnsName>> fallthrough,
            boolean otherTypesFallThrough) {
        var arguments = directive.arguments();
        this.zones =
                arguments.size() < 2
                        ? blockZones
                        : arguments.stream()
                                .skip(1)
                                .flatMap(it -> CorefileReader.zones(it).stream())
                                .toList();
        this.fallthrough = fallthrough;
        this.otherTypesFallThrough = otherTypesFallThrough;
        var ttlOption = directive.option("ttl");
        this.ttl = ttlOption.size() > 1 ? Long.parseLong(ttlOption.get(1)) : 3600;
        this.answersReverse = directive.option("no_reverse").isEmpty();
        directive.body().forEach(it -> add(it.words()));
        lines.forEach(it -> add(List.of(it.replaceFirst("#.*", "").strip().split("\\s+", -1))));
    }

    private void add(List<String> words) {
        var address = IpAddress.read(words.getFirst());
        if (address.isEmpty()) {
            return;
        }
        for (var word : words.subList(1, words.size())) {
            var name = DnsName.of(word);
            addresses.computeIfAbsent(name.lower(), _ -> new LinkedHashSet<>()).add(address.get());
            names.computeIfAbsent(address.get(), _ -> new LinkedHashSet<>()).add(name);
        }
    }

    @Override
    public Answer serve(Question question, Scene scene, Next next) {
        var name = question.name();
        if (question.type() == DnsType.PTR && name.within(ARPA)) {
            var found =
                    name.reversed()
                            .filter(_ -> answersReverse)
                            .map(it -> names.getOrDefault(it, new LinkedHashSet<>()))
                            .orElseGet(LinkedHashSet::new);
            return found.isEmpty() ? next.serve(question) : pointers(name, found);
        }
        if (zones.stream().noneMatch(name::within)) {
            return next.serve(question);
        }
        var known = addresses.get(name.lower());
        var records = new ArrayList<ResourceRecord>();
        if (known != null) {
            var owner = DnsName.of(name.lower());
            for (var address : known) {
                var record = ResourceRecord.address(owner, ttl, address);
                if (record.type() == question.type()) {
                    records.add(record);
                }
            }
        }
        boolean addressAsked = question.type() == DnsType.A || question.type() == DnsType.AAAA;
        boolean noData = known != null && (addressAsked || !otherTypesFallThrough);
        if (!records.isEmpty() || noData) {
            return Answer.of(Rcode.NOERROR, NAME, records);
        }
        if (fallthrough.isPresent() && fallthrough.get().stream().anyMatch(name::within)) {
            return next.serve(question);
        }
        return Answer.of(known == null ? Rcode.SERVFAIL : Rcode.NOERROR, NAME, List.of());
    }

    private Answer pointers(DnsName name, Collection<DnsName> found) {
        return Answer.of(
                Rcode.NOERROR,
                NAME,
                found.stream()
                        .map(it -> new ResourceRecord(name, DnsType.PTR, ttl, it.text()))
                        .toList());
    }
}
