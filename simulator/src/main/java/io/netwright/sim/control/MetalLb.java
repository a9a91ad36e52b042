package io.netwright.sim.control;

import io.netwright.model.net.IpAddress;
import io.netwright.model.net.IpFamily;
import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.Labels;
import io.netwright.model.resource.MetalLbPool;
import io.netwright.model.resource.MetalLbPool.Allocation;
import io.netwright.model.resource.Resource;
import io.netwright.model.resource.Service;
import io.netwright.model.resource.Service.FamilyPolicy;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/// Addresses as MetalLB's controller gives them (R6.4). Pools among which it has no order come by
/// name.
///
/// Source: metallb `internal/allocator/allocator.go`, `controller/service.go`.
final class MetalLb implements AddressGiver {
    private static final String SYSTEM = "metallb-system";
    private static final String IPS = "loadBalancerIPs";
    private static final FieldPath LOAD_BALANCER_IP = FieldPath.of("spec", "loadBalancerIP");

    private final List<MetalLbPool> pools;
    private final SortedMap<String, Labels> namespaces;

    private MetalLb(List<MetalLbPool> pools, SortedMap<String, Labels> namespaces) {
        this.pools = pools;
        this.namespaces = namespaces;
    }

    /// MetalLB sees the pools of its own namespace: by its manifests `metallb-system`; where that
    /// has none, it is taken to be wherever they are. Null without any pool.
    static @Nullable MetalLb of(List<Resource> resources, SortedMap<String, Labels> namespaces) {
        var all =
                resources.stream()
                        .filter(MetalLbPool.class::isInstance)
                        .map(MetalLbPool.class::cast)
                        .sorted(Comparator.comparing(MetalLbPool::key))
                        .toList();
        var own = all.stream().filter(it -> SYSTEM.equals(it.key().namespace())).toList();
        return all.isEmpty() ? null : new MetalLb(own.isEmpty() ? all : own, namespaces);
    }

    @Override
    public boolean has(IpAddress address) {
        return pools.stream().anyMatch(it -> contains(it, address));
    }

    private static boolean contains(MetalLbPool pool, IpAddress address) {
        return !avoids(pool, address)
                && pool.addresses().stream().anyMatch(it -> it.contains(address));
    }

    private static boolean avoids(MetalLbPool pool, IpAddress address) {
        return pool.avoidsBuggyIps()
                && address instanceof IpAddress.V4(int bits)
                && ((bits & 255) == 0 || (bits & 255) == 255);
    }

    @Override
    public boolean isAsked(Service service) {
        return service.loadBalancerIp() != null || !annotation(service, IPS).isEmpty();
    }

    private static String annotation(Service service, String name) {
        return AddressGiver.annotation(
                service, "metallb.io/" + name, "metallb.universe.tf/" + name);
    }

    @Override
    public Grant give(ClusterService service, LoadBalancers.Vips vips) {
        var families = AddressGiver.families(service);
        var declared = service.declared();
        if (declared.familyPolicy() == FamilyPolicy.REQUIRE_DUAL_STACK && families.size() < 2) {
            return Grant.refused(TYPE, "it requires both families and has one cluster IP");
        }
        var annotated = annotation(declared, IPS);
        var field = declared.loadBalancerIp();
        if (field != null && !annotated.isEmpty()) {
            return Grant.refused(
                    LOAD_BALANCER_IP,
                    "MetalLB takes the annotation loadBalancerIPs or spec.loadBalancerIP, not"
                            + " both");
        }
        var poolName = annotation(declared, "address-pool");
        if (field != null || !annotated.isEmpty()) {
            var at = field != null ? LOAD_BALANCER_IP : FieldPath.of("metadata", "annotations");
            var texts = field != null ? List.of(field) : List.of(annotated.split(",", -1));
            return asked(service, texts, at, poolName, vips);
        }
        return poolName.isEmpty()
                ? any(service, families, vips)
                : named(service, families, poolName, vips);
    }

    private Grant asked(
            ClusterService service,
            List<String> texts,
            FieldPath at,
            String poolName,
            LoadBalancers.Vips vips) {
        var wanted = new ArrayList<IpAddress>();
        for (var text : texts) {
            var address = IpAddress.read(text.strip()).orElse(null);
            if (address == null) {
                return Grant.refused(at, "\"%s\" is not an IP address".formatted(text.strip()));
            }
            wanted.add(address);
        }
        var families = AddressGiver.families(service);
        var given = wanted.stream().map(IpAddress::family).distinct().toList();
        if (given.size() != wanted.size()
                || given.size() != families.size()
                || !families.containsAll(given)) {
            return Grant.refused(
                    at,
                    "it asks for %s, and its cluster IPs are of %s"
                            .formatted(text(wanted), families(families)));
        }
        var pool =
                pools.stream()
                        .filter(it -> wanted.stream().allMatch(ip -> contains(it, ip)))
                        .findFirst()
                        .orElse(null);
        if (pool == null) {
            return Grant.refused(at, "no IPAddressPool has %s".formatted(text(wanted)));
        }
        if (!suits(pool, service.declared())) {
            return Grant.refused(at, reserved(pool));
        }
        for (var address : wanted) {
            if (!isFree(address, service, vips)) {
                return Grant.refused(
                        at,
                        "%s belongs to %s"
                                .formatted(address, vips.of(address).getFirst().key().path()));
            }
        }
        if (!poolName.isEmpty() && !pool.key().name().equals(poolName)) {
            return Grant.refused(
                    at,
                    "%s is in IPAddressPool %s, and it asks for %s"
                            .formatted(text(wanted), pool.key().name(), poolName));
        }
        return new Grant(wanted, false, null, at);
    }

    private Grant named(
            ClusterService service,
            List<IpFamily> families,
            String poolName,
            LoadBalancers.Vips vips) {
        var at = FieldPath.of("metadata", "annotations");
        var pool =
                pools.stream()
                        .filter(it -> it.key().name().equals(poolName))
                        .findFirst()
                        .orElse(null);
        if (pool == null) {
            return Grant.refused(at, "there is no IPAddressPool " + poolName);
        }
        if (!suits(pool, service.declared())) {
            return Grant.refused(at, reserved(pool));
        }
        var addresses = free(pool, families, service, vips);
        return addresses.size() == families.size() || (prefersTwo(service) && !addresses.isEmpty())
                ? new Grant(addresses, true, null, at)
                : Grant.refused(
                        at,
                        "IPAddressPool %s has no free address of %s"
                                .formatted(poolName, families(families)));
    }

    /// Pools that are for such Services first, then those for all.
    private Grant any(ClusterService service, List<IpFamily> families, LoadBalancers.Vips vips) {
        var pinned =
                pools.stream()
                        .filter(it -> it.autoAssign() && isPinned(it, service.declared()))
                        .sorted(Comparator.comparingInt(MetalLb::rank))
                        .toList();
        var open = pools.stream().filter(it -> it.autoAssign() && it.allocation() == null).toList();
        for (var some : List.of(pinned, open)) {
            var addresses = best(some, families, service, vips);
            if (!addresses.isEmpty()) {
                return new Grant(addresses, true, null, TYPE);
            }
        }
        return Grant.refused(
                TYPE,
                pinned.isEmpty() && open.isEmpty()
                        ? "no IPAddressPool is for it and assigns by itself"
                        : "no IPAddressPool that is for it has a free address of "
                                + families(families));
    }

    /// From the first pool that has all families; where one family does, from the first that has
    /// the primary one.
    private List<IpAddress> best(
            List<MetalLbPool> some,
            List<IpFamily> families,
            ClusterService service,
            LoadBalancers.Vips vips) {
        var found = some.stream().map(it -> free(it, families, service, vips)).toList();
        for (var addresses : found) {
            if (addresses.size() == families.size()) {
                return addresses;
            }
        }
        if (prefersTwo(service)) {
            for (var family : families) {
                for (var addresses : found) {
                    if (addresses.stream().anyMatch(it -> it.family() == family)) {
                        return addresses;
                    }
                }
            }
        }
        return List.of();
    }

    private static boolean prefersTwo(ClusterService service) {
        return service.declared().familyPolicy() == FamilyPolicy.PREFER_DUAL_STACK;
    }

    /// The first free address of each family that the pool has one of.
    private static List<IpAddress> free(
            MetalLbPool pool,
            List<IpFamily> families,
            ClusterService service,
            LoadBalancers.Vips vips) {
        var addresses = new ArrayList<IpAddress>();
        for (var family : families) {
            pool.addresses().stream()
                    .filter(it -> it.family() == family)
                    .map(
                            span ->
                                    AddressGiver.first(
                                            span,
                                            it -> !avoids(pool, it) && isFree(it, service, vips)))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .ifPresent(addresses::add);
        }
        return addresses;
    }

    /// Nobody has it, or Services that share: the same key, other ports, and the same pods unless
    /// all nodes take packets.
    private static boolean isFree(
            IpAddress address, ClusterService service, LoadBalancers.Vips vips) {
        var key = annotation(service.declared(), "allow-shared-ip");
        for (var other : vips.of(address)) {
            boolean shares =
                    !key.isEmpty()
                            && key.equals(annotation(other.declared(), "allow-shared-ip"))
                            && backend(service.declared()).equals(backend(other.declared()))
                            && service.ports().stream().noneMatch(it -> isUsed(it, other));
            if (!shares) {
                return false;
            }
        }
        return true;
    }

    private static boolean isUsed(ClusterService.Port port, ClusterService other) {
        return other.ports().stream()
                .anyMatch(it -> it.protocol() == port.protocol() && it.port() == port.port());
    }

    private static String backend(Service service) {
        var selector = service.selector() == null ? new TreeMap<>() : service.selector();
        return service.externalTrafficPolicy() == Service.TrafficPolicy.LOCAL
                ? selector.toString()
                : "cluster";
    }

    private boolean suits(MetalLbPool pool, Service service) {
        var allocation = pool.allocation();
        if (allocation == null) {
            return true;
        }
        var reach = namespaces(allocation);
        return (reach.isEmpty() || reach.contains(service.meta().namespace()))
                && (allocation.serviceSelectors().isEmpty() || isSelected(allocation, service));
    }

    private static boolean isSelected(Allocation allocation, Service service) {
        return allocation.serviceSelectors().stream()
                .anyMatch(it -> it.matches(service.meta().labels()));
    }

    /// A pool that names neither namespaces nor Services is nobody's own.
    private boolean isPinned(MetalLbPool pool, Service service) {
        var allocation = pool.allocation();
        return allocation != null
                && suits(pool, service)
                && (namespaces(allocation).contains(service.meta().namespace())
                        || !allocation.serviceSelectors().isEmpty());
    }

    private List<String> namespaces(Allocation allocation) {
        var names = new ArrayList<>(allocation.namespaces());
        for (var selector : allocation.namespaceSelectors()) {
            namespaces.forEach(
                    (name, labels) -> {
                        if (selector.matches(labels)) {
                            names.add(name);
                        }
                    });
        }
        return names;
    }

    private static int rank(MetalLbPool pool) {
        int priority = pool.allocation() == null ? 0 : pool.allocation().priority();
        return priority > 0 ? priority : Integer.MAX_VALUE;
    }

    private static String reserved(MetalLbPool pool) {
        return "the serviceAllocation of IPAddressPool %s leaves it out"
                .formatted(pool.key().name());
    }

    private static String text(List<IpAddress> addresses) {
        return String.join(" and ", addresses.stream().map(IpAddress::toString).toList());
    }

    private static String families(List<IpFamily> families) {
        return String.join(" and ", families.stream().map(AddressGiver::words).toList());
    }
}
