package io.netwright.sim.control;

import io.netwright.model.net.IpAddress;
import io.netwright.model.net.IpFamily;
import io.netwright.model.resource.CiliumPool;
import io.netwright.model.resource.CiliumPool.Block;
import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.Labels;
import io.netwright.model.resource.Resource;
import io.netwright.model.resource.Service;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/// Addresses as Cilium's operator gives them (R6.8), its pools by name.
///
/// Source: cilium `operator/pkg/lbipam`.
final class LbIpam implements AddressGiver {
    private static final FieldPath LOAD_BALANCER_IP = FieldPath.of("spec", "loadBalancerIP");
    private static final FieldPath ANNOTATIONS = FieldPath.of("metadata", "annotations");

    private final List<CiliumPool> pools;
    private final List<CiliumPool> usable;

    private LbIpam(List<CiliumPool> pools, List<CiliumPool> usable) {
        this.pools = pools;
        this.usable = usable;
    }

    /// Null without any pool: then it sleeps.
    static @Nullable LbIpam of(List<Resource> resources, Notes notes) {
        var pools =
                resources.stream()
                        .filter(CiliumPool.class::isInstance)
                        .map(CiliumPool.class::cast)
                        .sorted(Comparator.comparing(CiliumPool::key))
                        .toList();
        if (pools.isEmpty()) {
            return null;
        }
        var kept = new ArrayList<CiliumPool>();
        for (var pool : pools.stream().sorted(Comparator.comparing(LbIpam::age)).toList()) {
            var other = conflict(pool, kept);
            if (other == null) {
                kept.add(pool);
            } else {
                notes.warning(
                        pool.key(),
                        FieldPath.of("spec", "blocks"),
                        Misfit.POOLS_OVERLAP.message(pool.key(), other.key()));
            }
        }
        return new LbIpam(
                pools, pools.stream().filter(it -> kept.contains(it) && !it.disabled()).toList());
    }

    private static String age(CiliumPool pool) {
        var created = pool.meta().creationTimestamp();
        return created == null ? "" : created;
    }

    /// The pool that a pool overlaps, itself if two of its blocks do.
    private static @Nullable CiliumPool conflict(CiliumPool pool, List<CiliumPool> others) {
        for (var other : others) {
            if (pool.blocks().stream().anyMatch(it -> overlaps(it, other.blocks()))) {
                return other;
            }
        }
        var blocks = pool.blocks();
        for (int i = 0; i < blocks.size(); i++) {
            if (overlaps(blocks.get(i), blocks.subList(i + 1, blocks.size()))) {
                return pool;
            }
        }
        return null;
    }

    private static boolean overlaps(Block block, List<Block> others) {
        return others.stream().anyMatch(it -> it.span().overlaps(block.span()));
    }

    @Override
    public boolean has(IpAddress address) {
        return pools.stream().anyMatch(it -> contains(it, address));
    }

    private static boolean contains(CiliumPool pool, IpAddress address) {
        return pool.blocks().stream().anyMatch(it -> it.span().contains(address));
    }

    @Override
    public boolean isAsked(Service service) {
        return !requested(service).isEmpty();
    }

    /// What does not parse, Cilium leaves out.
    private static List<IpAddress> requested(Service service) {
        var texts = new ArrayList<String>();
        if (service.loadBalancerIp() != null) {
            texts.add(service.loadBalancerIp());
        }
        var annotated =
                AddressGiver.annotation(service, "lbipam.cilium.io/ips", "io.cilium/lb-ipam-ips");
        texts.addAll(List.of(annotated.split(",", -1)));
        return texts.stream()
                .map(it -> IpAddress.read(it.strip()).orElse(null))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    @Override
    public Grant give(ClusterService service, LoadBalancers.Vips vips) {
        var requested = requested(service.declared());
        return requested.isEmpty() ? any(service, vips) : asked(service, requested, vips);
    }

    private Grant asked(
            ClusterService service, List<IpAddress> requested, LoadBalancers.Vips vips) {
        var at = service.declared().loadBalancerIp() == null ? ANNOTATIONS : LOAD_BALANCER_IP;
        var given = new ArrayList<IpAddress>();
        String refusal = null;
        for (var address : requested) {
            var pool =
                    usable.stream()
                            .filter(it -> contains(it, address))
                            .filter(it -> selects(it, service.declared()))
                            .findFirst()
                            .orElse(null);
            if (pool == null) {
                boolean known = usable.stream().anyMatch(it -> contains(it, address));
                refusal =
                        known
                                ? "the CiliumLoadBalancerIPPool that has %s does not select it"
                                        .formatted(address)
                                : "no CiliumLoadBalancerIPPool that is in use has %s"
                                        .formatted(address);
            } else if (isKept(pool, address)) {
                refusal =
                        "%s is the first or last address of its block, which allowFirstLastIPs keeps"
                                .formatted(address);
            } else if (!vips.of(address).stream().allMatch(it -> share(it, service))) {
                refusal =
                        "%s belongs to %s"
                                .formatted(address, vips.of(address).getFirst().key().path());
            } else {
                given.add(address);
            }
        }
        return new Grant(given, false, refusal, at);
    }

    private Grant any(ClusterService service, LoadBalancers.Vips vips) {
        var given = new ArrayList<IpAddress>();
        String refusal = null;
        for (var family : AddressGiver.families(service)) {
            var address = shared(service, family, vips);
            if (address == null) {
                address = free(service, family, vips);
            }
            if (address == null) {
                refusal = missing(service, family);
            } else {
                given.add(address);
            }
        }
        return new Grant(given, true, refusal, TYPE);
    }

    /// An address of Services that share with this one, null where there is none.
    private static @Nullable IpAddress shared(
            ClusterService service, IpFamily family, LoadBalancers.Vips vips) {
        boolean wants = !key(service.declared()).isEmpty();
        for (var address : wants ? vips.held() : List.<IpAddress>of()) {
            if (address.family() == family
                    && vips.of(address).stream().allMatch(it -> share(it, service))) {
                return address;
            }
        }
        return null;
    }

    private @Nullable IpAddress free(
            ClusterService service, IpFamily family, LoadBalancers.Vips vips) {
        for (var pool : usable) {
            if (!selects(pool, service.declared())) {
                continue;
            }
            for (var block : pool.blocks()) {
                var address =
                        block.span().family() != family
                                ? null
                                : AddressGiver.first(
                                        block.span(),
                                        it -> vips.of(it).isEmpty() && !isKept(pool, it));
                if (address != null) {
                    return address;
                }
            }
        }
        return null;
    }

    private String missing(ClusterService service, IpFamily family) {
        boolean full =
                usable.stream()
                        .filter(it -> selects(it, service.declared()))
                        .flatMap(it -> it.blocks().stream())
                        .anyMatch(it -> it.span().family() == family);
        var word = AddressGiver.words(family);
        return full
                ? "no %s address is left in the CiliumLoadBalancerIPPools that select it"
                        .formatted(word)
                : "no CiliumLoadBalancerIPPool that is in use selects it and has %s addresses"
                        .formatted(word);
    }

    /// Is it the first or the last address of a network of more than two, and kept for that?
    private static boolean isKept(CiliumPool pool, IpAddress address) {
        return !pool.usesFirstAndLast()
                && pool.blocks().stream()
                        .filter(Block::network)
                        .map(Block::span)
                        .filter(it -> it.first().plus(1).compareTo(it.last()) < 0)
                        .anyMatch(it -> address.equals(it.first()) || address.equals(it.last()));
    }

    private static boolean selects(CiliumPool pool, Service service) {
        var namespace = service.key().namespace();
        Labels labels =
                service.meta()
                        .labels()
                        .with("io.kubernetes.service.name", service.key().name())
                        .with(
                                "io.kubernetes.service.namespace",
                                namespace == null ? "" : namespace);
        return pool.services() == null || pool.services().matches(labels);
    }

    /// May two Services have one address? Ports count without their protocol.
    private static boolean share(ClusterService one, ClusterService other) {
        var key = key(one.declared());
        boolean local = one.declared().externalTrafficPolicy() == Service.TrafficPolicy.LOCAL;
        return !key.isEmpty()
                && key.equals(key(other.declared()))
                && reaches(one.declared(), other.declared())
                && reaches(other.declared(), one.declared())
                && one.ports().stream().noneMatch(it -> isUsed(it.port(), other))
                && one.declared().externalTrafficPolicy()
                        == other.declared().externalTrafficPolicy()
                && (!local || sameSelector(one.declared(), other.declared()));
    }

    private static boolean sameSelector(Service one, Service other) {
        return one.selector() != null
                && !one.selector().isEmpty()
                && one.selector().equals(other.selector());
    }

    private static boolean isUsed(int port, ClusterService other) {
        return other.ports().stream().anyMatch(it -> it.port() == port);
    }

    private static String key(Service service) {
        return AddressGiver.annotation(
                service, "lbipam.cilium.io/sharing-key", "io.cilium/lb-ipam-sharing-key");
    }

    /// Does a Service share with those of another's namespace?
    private static boolean reaches(Service service, Service other) {
        var annotated =
                AddressGiver.annotation(
                        service,
                        "lbipam.cilium.io/sharing-cross-namespace",
                        "io.cilium/lb-ipam-sharing-cross-namespace");
        var names = List.of(annotated.split(",", -1));
        return Objects.equals(service.key().namespace(), other.key().namespace())
                || names.contains("*")
                || names.contains(String.valueOf(other.key().namespace()));
    }
}
