package io.netwright.sim.control;

import io.netwright.model.net.Cidr;
import io.netwright.model.net.IpAddress;
import io.netwright.model.net.IpFamily;
import io.netwright.model.resource.Node;
import io.netwright.model.resource.Pod;
import io.netwright.model.resource.Resource;
import io.netwright.model.resource.Service;
import io.netwright.model.resource.Service.FamilyPolicy;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// The address families of the cluster and its networks, the primary family first.
///
/// @param pods one per family
/// @param services one per family, then those that more ServiceCIDR objects add
record Networks(List<Cidr> pods, List<Cidr> services) {
    private static final Cidr PODS_V4 = Cidr.parse("10.244.0.0/16");
    private static final Cidr PODS_V6 = Cidr.parse("fd00:10:244::/56");
    private static final Cidr SERVICES_V4 = Cidr.parse("10.96.0.0/12");
    private static final Cidr SERVICES_V6 = Cidr.parse("fd00:10:96::/112");

    Networks {
        pods = List.copyOf(pods);
        services = List.copyOf(services);
    }

    List<IpFamily> families() {
        return pods.stream().map(Cidr::family).toList();
    }

    @Nullable Cidr services(IpFamily family) {
        return services.stream().filter(it -> it.family() == family).findFirst().orElse(null);
    }

    /// The ranges of cluster IPs of a family, the API server's own first.
    List<Cidr> ranges(IpFamily family) {
        return services.stream().filter(it -> it.family() == family).toList();
    }

    /// @param statedPods the pods' networks that a Lab document, kube-proxy or flannel states
    /// @param statedServices the service ranges that a Lab document states
    static Networks derive(
            List<Cidr> statedPods,
            List<Cidr> statedServices,
            List<Resource> resources,
            Notes notes) {
        var ranges = ServiceRanges.read(statedServices, resources);
        return derive(statedPods, ranges, Signs.read(resources, ranges), notes);
    }

    private static Networks derive(
            List<Cidr> statedPods, ServiceRanges ranges, Signs signs, Notes notes) {
        var statedServices = ranges.own();
        var families = families(statedPods, statedServices, signs);
        if (families.size() > 1 && statedPods.size() < 2 && statedServices.size() < 2) {
            notes.assume(
                    Assumed.SECOND_FAMILY,
                    families.getFirst() == IpFamily.V4 ? "both families" : "both, IPv6 first");
        }
        var pods = new ArrayList<Cidr>();
        var services = new ArrayList<Cidr>();
        for (var family : families) {
            pods.add(
                    pick(
                            statedPods,
                            family,
                            family == IpFamily.V4 ? PODS_V4 : PODS_V6,
                            signs.pods,
                            family == IpFamily.V4 ? 16 : 48,
                            Assumed.POD_NETWORK,
                            notes));
            services.add(
                    pick(
                            statedServices,
                            family,
                            family == IpFamily.V4 ? SERVICES_V4 : SERVICES_V6,
                            signs.services,
                            family == IpFamily.V4 ? 16 : 112,
                            Assumed.SERVICE_NETWORK,
                            notes));
        }
        for (var range : ranges.more()) {
            if (services.stream().noneMatch(range::overlaps)) {
                services.add(range);
            }
        }
        return new Networks(pods, services);
    }

    private static List<IpFamily> families(
            List<Cidr> statedPods, List<Cidr> statedServices, Signs signs) {
        var families = new ArrayList<IpFamily>();
        for (var stated : statedPods) {
            add(families, stated.family());
        }
        for (var stated : statedServices) {
            add(families, stated.family());
        }
        if (families.isEmpty() && signs.pods.isEmpty()) {
            signs.nodes.forEach(it -> add(families, it));
        }
        for (var family : IpFamily.values()) {
            if (signs.any(family)) {
                add(families, family);
            }
        }
        if (families.isEmpty()) {
            families.add(IpFamily.V4);
        }
        return families;
    }

    private static void add(List<IpFamily> families, IpFamily family) {
        if (!families.contains(family)) {
            families.add(family);
        }
    }

    /// The stated network, else the usual one, else one of `length` bits around the addresses seen.
    private static Cidr pick(
            List<Cidr> stated,
            IpFamily family,
            Cidr usual,
            List<Cidr> seen,
            int length,
            Assumed assumed,
            Notes notes) {
        for (var network : stated) {
            if (network.family() == family) {
                return network;
            }
        }
        var own = seen.stream().filter(it -> it.family() == family).toList();
        var picked = usual;
        if (!own.stream().allMatch(usual::contains)) {
            int common = own.stream().mapToInt(Cidr::length).reduce(length, Math::min);
            picked = around(own.getFirst(), common);
            while (!own.stream().allMatch(picked::contains)) {
                picked = around(picked, picked.length() - 1);
            }
        }
        notes.assume(assumed, picked);
        return picked;
    }

    private static Cidr around(Cidr network, int length) {
        return new Cidr(network.network().prefix(length), length);
    }

    /// What the objects show of networks and families.
    ///
    /// @param nodes the families of node addresses, which only count where nothing else tells
    /// @param wanted the families that Services ask for
    private record Signs(
            List<Cidr> pods, List<Cidr> services, List<IpFamily> nodes, List<IpFamily> wanted) {
        boolean any(IpFamily family) {
            return wanted.contains(family)
                    || pods.stream().anyMatch(it -> it.family() == family)
                    || services.stream().anyMatch(it -> it.family() == family);
        }

        static Signs read(List<Resource> resources, ServiceRanges ranges) {
            var signs =
                    new Signs(
                            new ArrayList<>(),
                            new ArrayList<>(),
                            new ArrayList<>(),
                            new ArrayList<>());
            for (var resource : resources) {
                switch (resource) {
                    case Node node -> {
                        node.internalIps().forEach(it -> signs.nodes.add(it.family()));
                        signs.pods.addAll(node.podCidrs());
                    }
                    case Pod pod -> {
                        if (!pod.spec().hostNetwork()) {
                            pod.status().podIps().forEach(it -> signs.pods.add(it.host()));
                        }
                    }
                    case Service service -> signs.service(service, ranges.more());
                    default -> {}
                }
            }
            return signs;
        }

        private void service(Service service, List<Cidr> known) {
            if (service.clusterIps() instanceof Service.ClusterIps.Declared(var addresses)) {
                for (IpAddress address : addresses) {
                    if (known.stream().noneMatch(it -> it.contains(address))) {
                        services.add(address.host());
                    }
                }
            }
            wanted.addAll(service.families());
            if (service.familyPolicy() == FamilyPolicy.REQUIRE_DUAL_STACK) {
                wanted.addAll(List.of(IpFamily.values()));
            }
        }
    }
}
