package io.netwright.sim.ipam;

import io.netwright.model.diag.Message;
import io.netwright.model.net.Cidr;
import io.netwright.model.net.IpAddress;
import io.netwright.model.net.IpFamily;
import io.netwright.model.resource.Labels;
import io.netwright.sim.ipam.IpamSettings.CiliumMultiPool;
import io.netwright.sim.ipam.IpamSettings.Pool;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;

/// Cilium's mode `multi-pool`: a node asks the operator for networks of a pool as its pods use them
/// up, and has some addresses in hand.
///
/// Sources: cilium `pkg/ipam/multipool_manager.go`, `pkg/ipam/pool.go`, `pkg/ipam/metadata`,
/// `operator/pkg/ipam/allocator/multipool`.
final class CiliumPools implements PodIpam {
    private static final String POOL = "ipam.cilium.io/ip-pool";
    private static final String MUST_MATCH = "ipam.cilium.io/require-pool-match";

    private final CiliumMultiPool settings;
    private final SequencedMap<Source, CiliumSlices> slices = new LinkedHashMap<>();
    private final SequencedMap<Share, List<CiliumRange>> ranges = new LinkedHashMap<>();
    private final List<Claim> claims = new ArrayList<>();
    private final Draw draw;

    private record Source(String pool, IpFamily family) {}

    private record Share(String node, Source source) {}

    CiliumPools(CiliumMultiPool settings, List<Member> nodes, List<Taken> taken, Draw draw) {
        this.settings = settings;
        this.draw = draw;
        settings.pools()
                .forEach(
                        (name, pool) -> {
                            for (var family : IpFamily.values()) {
                                slices.put(
                                        new Source(name, family),
                                        new CiliumSlices(
                                                pool.networks(), family, pool.mask(family)));
                            }
                        });
        for (var it : settings.held()) {
            var source = new Source(it.pool(), it.network().family());
            add(new Share(it.node(), source), it.network());
        }
        taken.forEach(this::show);
        var index = new CiliumRange.Index(ranges.values());
        for (var it : taken) {
            if (!it.ended()) {
                index.take(it.address());
            }
        }
        nodes.forEach(this::start);
    }

    private void add(Share share, Cidr network) {
        var from = slices.get(share.source);
        var pool = settings.pools().get(share.source.pool);
        if (from != null && pool != null && from.isFree(network)) {
            from.occupy(network);
            hold(share, network, pool);
        }
    }

    private void hold(Share share, Cidr network, Pool pool) {
        ranges.computeIfAbsent(share, _ -> new ArrayList<>())
                .add(new CiliumRange(network, pool.usesFirst(), pool.usesLast()));
    }

    /// An address in use shows which network its node has.
    private void show(Taken it) {
        slices.forEach(
                (source, from) -> {
                    var slice =
                            source.family == it.address().family()
                                    ? from.around(it.address())
                                    : null;
                    if (slice != null) {
                        add(new Share(it.node(), source), slice);
                    }
                });
    }

    private void start(Member node) {
        for (var ahead : settings.ahead().entrySet()) {
            for (var family : IpFamily.values()) {
                fill(new Share(node.name(), new Source(ahead.getKey(), family)), 0);
            }
        }
        var infra = new CiliumInfra(node, draw, claims);
        var uses = settings.health() ? List.of(Use.ROUTER, Use.HEALTH) : List.of(Use.ROUTER);
        for (var use : uses) {
            for (var family : IpFamily.values()) {
                var share = new Share(node.name(), new Source(settings.usual(), family));
                var from = slices.get(share.source);
                if (from != null && !from.isEmpty()) {
                    fill(share, 1);
                    infra.take(use, family, ranges.getOrDefault(share, List.of()));
                }
            }
        }
    }

    /// Gets networks of the pool for the node, for so many addresses more.
    private void fill(Share share, int more) {
        var from = slices.get(share.source);
        var pool = settings.pools().get(share.source.pool);
        if (from == null || pool == null) {
            return;
        }
        int ahead = settings.ahead().getOrDefault(share.source.pool, 0);
        var own = ranges.getOrDefault(share, List.of());
        long needed = own.stream().mapToLong(CiliumRange::used).sum() + more;
        if (ahead > 0) {
            needed = ((needed + ahead - 1) / ahead + 1) * ahead;
        }
        long got = own.stream().mapToLong(CiliumRange::size).sum();
        while (got < needed) {
            var slice = from.take();
            if (slice == null) {
                return;
            }
            hold(share, slice, pool);
            got += new CiliumRange(slice, pool.usesFirst(), pool.usesLast()).size();
        }
    }

    @Override
    public Grant give(Applicant pod) {
        var usual = settings.pools().get(settings.usual());
        var own = new ArrayList<IpAddress>();
        for (var family : IpFamily.values()) {
            boolean wanted = usual == null ? family == IpFamily.V4 : usual.has(family);
            if (!wanted) {
                continue;
            }
            var choice = choose(pod, family);
            var refusal = choice.refusal;
            if (refusal == null) {
                var share =
                        new Share(
                                pod.node(),
                                new Source(Objects.requireNonNull(choice.pool), family));
                var address = next(share, pod);
                if (address != null) {
                    own.add(address);
                    continue;
                }
                refusal = NoAddress.CILIUM_POOL_EXHAUSTED.message(choice.pool, pod.node());
            }
            own.forEach(it -> ranges.values().forEach(all -> all.forEach(r -> r.release(it))));
            return Grant.refused(refusal);
        }
        return new Grant(own, null);
    }

    private @Nullable IpAddress next(Share share, Applicant pod) {
        fill(share, 1);
        for (var range : ranges.getOrDefault(share, List.of())) {
            var address = range.next(pod.key() + " " + range.network(), draw);
            if (address != null) {
                return address;
            }
        }
        return null;
    }

    private record Choice(@Nullable String pool, @Nullable Message refusal) {}

    private Choice choose(Applicant pod, IpFamily family) {
        var named = named(pod.annotations(), family);
        if (named == null) {
            named = named(pod.namespaceAnnotations(), family);
        }
        if (named == null) {
            var matches = matching(pod, family);
            if (matches.size() > 1) {
                return refused(NoAddress.CILIUM_POOLS_MATCH.message(String.join(", ", matches)));
            }
            var where = matches.isEmpty() ? mustMatch(pod) : null;
            if (where != null) {
                return refused(NoAddress.CILIUM_NO_MATCH.message(where));
            }
            named = matches.isEmpty() ? settings.usual() : matches.getFirst();
        }
        var pool = settings.pools().get(named);
        return pool == null || !pool.has(family)
                ? refused(
                        NoAddress.CILIUM_UNKNOWN_POOL.message(
                                named, family == IpFamily.V4 ? "IPv4" : "IPv6"))
                : new Choice(named, null);
    }

    private static Choice refused(Message why) {
        return new Choice(null, why);
    }

    private static @Nullable String named(Labels annotations, IpFamily family) {
        var own = family == IpFamily.V4 ? "ipam.cilium.io/ipv4-pool" : "ipam.cilium.io/ipv6-pool";
        for (var name : List.of(own, POOL)) {
            var value = annotations.values().get(name);
            if (value != null && !value.isEmpty()) {
                return value;
            }
        }
        return null;
    }

    private List<String> matching(Applicant pod, IpFamily family) {
        var labels =
                pod.labels()
                        .with(
                                "io.kubernetes.pod.namespace",
                                Objects.requireNonNull(pod.key().namespace()))
                        .with("io.kubernetes.pod.name", pod.key().name());
        var matches = new ArrayList<String>();
        settings.pools()
                .forEach(
                        (name, pool) -> {
                            boolean selects = pool.pods() != null || pool.namespaces() != null;
                            if (selects
                                    && pool.has(family)
                                    && (pool.pods() == null || pool.pods().matches(labels))
                                    && (pool.namespaces() == null
                                            || pool.namespaces().matches(pod.namespaceLabels()))) {
                                matches.add(name);
                            }
                        });
        return matches;
    }

    private static @Nullable String mustMatch(Applicant pod) {
        if (pod.annotations().has(MUST_MATCH, "true")) {
            return "pod";
        }
        return pod.namespaceAnnotations().has(MUST_MATCH, "true") ? "namespace" : null;
    }

    @Override
    public List<Claim> claims() {
        var all = new ArrayList<Claim>();
        ranges.forEach(
                (share, own) ->
                        own.forEach(
                                it -> all.add(new Claim(share.node, Use.POD_CIDR, it.network()))));
        all.addAll(claims);
        return all;
    }
}
