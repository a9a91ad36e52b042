package io.netwright.sim.control;

import io.netwright.model.net.Cidr;
import io.netwright.model.net.IpAddress;
import io.netwright.model.net.IpFamily;
import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.PortRef;
import io.netwright.model.resource.Resource;
import io.netwright.model.resource.ResourceKey;
import io.netwright.model.resource.Service;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Cluster IPs and node ports. Declared ones hold; the others follow from the name of the Service,
/// above the bands that are kept for declared ones (R5.9), so that no Service moves another's.
///
/// Source: kubernetes `pkg/registry/core/service/{ipallocator,portallocator,storage}`.
final class ServiceAllocator {
    private static final int FIRST_PORT = 30000;
    private static final int LAST_PORT = 32767;
    private static final int STATIC_PORTS = 86;
    private static final FieldPath SPEC = FieldPath.of("spec");

    private final Networks networks;
    private final Notes notes;
    private final Map<IpAddress, ResourceKey> addresses = new LinkedHashMap<>();
    private final Map<Integer, ResourceKey> nodePorts = new LinkedHashMap<>();
    private int chosenAddresses;
    private int chosenPorts;

    private ServiceAllocator(Networks networks, Notes notes) {
        this.networks = networks;
        this.notes = notes;
    }

    /// By namespace and name.
    static List<ClusterService> allocate(List<Resource> resources, Networks networks, Notes notes) {
        var services =
                resources.stream()
                        .filter(Service.class::isInstance)
                        .map(Service.class::cast)
                        .sorted((a, b) -> a.key().compareTo(b.key()))
                        .toList();
        var run = new ServiceAllocator(networks, notes);
        services.forEach(run::claim);
        var allocated = services.stream().map(run::allocate).toList();
        run.tell();
        return allocated;
    }

    private void tell() {
        var parts = new ArrayList<String>();
        if (chosenAddresses > 0) {
            parts.add(chosenAddresses == 1 ? "1 cluster IP" : chosenAddresses + " cluster IPs");
        }
        if (chosenPorts > 0) {
            parts.add(chosenPorts == 1 ? "1 node port" : chosenPorts + " node ports");
        }
        if (!parts.isEmpty()) {
            notes.assume(Assumed.SERVICE_ADDRESSES, String.join(" and ", parts));
        }
    }

    static boolean hasNodePorts(Service service) {
        return service.type() == Service.Type.NODE_PORT
                || service.type() == Service.Type.LOAD_BALANCER;
    }

    private static boolean hasHealthCheck(Service service) {
        return service.type() == Service.Type.LOAD_BALANCER
                && service.externalTrafficPolicy() == Service.TrafficPolicy.LOCAL;
    }

    /// Takes what a Service declares, and tells what does not fit (R5.11).
    private void claim(Service service) {
        var declared = declared(service);
        for (int i = 0; i < declared.size(); i++) {
            claim(service, declared.get(i), i);
        }
        if (!hasNodePorts(service)) {
            return;
        }
        for (int i = 0; i < service.ports().size(); i++) {
            int port = orZero(service.ports().get(i).nodePort());
            if (port != 0) {
                claim(service, port, SPEC.then("ports").then(i).then("nodePort"));
            }
        }
        int health = orZero(service.healthCheckNodePort());
        if (health != 0 && hasHealthCheck(service)) {
            claim(service, health, SPEC.then("healthCheckNodePort"));
        }
    }

    private void claim(Service service, IpAddress address, int index) {
        var field = index == 0 ? SPEC.then("clusterIP") : SPEC.then("clusterIPs").then(index);
        var ranges = networks.ranges(address.family());
        if (ranges.stream().noneMatch(it -> it.contains(address))) {
            notes.error(
                    service.key(),
                    field,
                    Misfit.CLUSTER_IP_RANGE.message(address, service.key()),
                    ranges.isEmpty()
                            ? null
                            : Misfit.CLUSTER_IP_RANGE.hint("the range is {}", text(ranges)));
        }
        var other = addresses.putIfAbsent(address, service.key());
        if (other != null) {
            notes.error(
                    service.key(),
                    field,
                    Misfit.CLUSTER_IP_TAKEN.message(address, service.key(), other),
                    null);
        }
    }

    private void claim(Service service, int port, FieldPath field) {
        if (port < FIRST_PORT || port > LAST_PORT) {
            notes.error(
                    service.key(),
                    field,
                    Misfit.NODE_PORT_RANGE.message(port, service.key()),
                    Misfit.NODE_PORT_RANGE.hint("the range is {}-{}", FIRST_PORT, LAST_PORT));
        }
        var other = nodePorts.putIfAbsent(port, service.key());
        if (other != null && !other.equals(service.key())) {
            notes.error(
                    service.key(),
                    field,
                    Misfit.NODE_PORT_TAKEN.message(port, service.key(), other),
                    null);
        }
    }

    private ClusterService allocate(Service service) {
        var ips = new ArrayList<IpAddress>();
        if (!service.isHeadless() && service.type() != Service.Type.EXTERNAL_NAME) {
            ips.addAll(declared(service));
            for (var family : Families.of(service, networks, notes)) {
                if (ips.stream().noneMatch(it -> it.family() == family)) {
                    var address = choose(service.key(), family);
                    if (address != null) {
                        ips.add(address);
                    }
                }
            }
        }
        var vips = new ArrayList<IpAddress>();
        if (service.type() == Service.Type.LOAD_BALANCER) {
            for (var ingress : service.loadBalancer()) {
                if (ingress.ip() != null && !ingress.proxy()) {
                    vips.add(ingress.ip());
                }
            }
        }
        return new ClusterService(service, ips, ports(service), vips, healthPort(service));
    }

    private List<ClusterService.Port> ports(Service service) {
        var byPort = new LinkedHashMap<Integer, Integer>();
        var ports = new ArrayList<ClusterService.Port>();
        for (int i = 0; i < service.ports().size(); i++) {
            var port = service.ports().get(i);
            int nodePort = 0;
            if (hasNodePorts(service)) {
                nodePort = orZero(port.nodePort());
                boolean chooses =
                        service.type() == Service.Type.NODE_PORT || service.allocatesNodePorts();
                if (nodePort == 0 && chooses && byPort.containsKey(port.port())) {
                    nodePort = byPort.get(port.port());
                }
                if (nodePort == 0 && chooses) {
                    nodePort = choosePort(service.key(), service.key() + "/" + port.port());
                }
                byPort.put(port.port(), nodePort);
            }
            ports.add(
                    new ClusterService.Port(
                            port.name() == null ? "" : port.name(),
                            i,
                            port.protocol(),
                            port.port(),
                            port.targetPort() == null
                                    ? new PortRef.Numbered(port.port())
                                    : port.targetPort(),
                            nodePort));
        }
        return ports;
    }

    private int healthPort(Service service) {
        if (!hasHealthCheck(service)) {
            return 0;
        }
        int declared = orZero(service.healthCheckNodePort());
        return declared != 0 ? declared : choosePort(service.key(), service.key() + "/health");
    }

    private @Nullable IpAddress choose(ResourceKey key, IpFamily family) {
        var ranges = networks.ranges(family);
        for (var range : ranges) {
            var address = choose(key, range);
            if (address != null) {
                chosenAddresses++;
                return address;
            }
        }
        if (!ranges.isEmpty()) {
            notes.error(key, SPEC, Misfit.NO_CLUSTER_IP.message(text(ranges), key), null);
        }
        return null;
    }

    private @Nullable IpAddress choose(ResourceKey key, Cidr range) {
        long hosts = hosts(range);
        long size = size(range);
        long band = size <= 16 ? 0 : Math.min(Math.max(16, size / 16), 256);
        long upper = hosts - band;
        long first = upper <= 0 ? 0 : Names.choice(key + "/" + range.family(), upper);
        for (long i = 0; i < hosts; i++) {
            long offset = i < upper ? band + (first + i) % upper : hosts - 1 - i;
            var address = range.network().plus(1 + offset);
            boolean kept =
                    range.equals(networks.services().getFirst()) && (offset == 0 || offset == 9);
            if (!kept && addresses.putIfAbsent(address, key) == null) {
                return address;
            }
        }
        return null;
    }

    private static String text(List<Cidr> ranges) {
        return String.join(" and ", ranges.stream().map(Cidr::toString).toList());
    }

    /// How many addresses a range gives: not its first, and of IPv4 not its last.
    private static long hosts(Cidr range) {
        return Math.max(0, size(range) - (range.family() == IpFamily.V4 ? 2 : 1));
    }

    private static long size(Cidr range) {
        return 1L << Math.min(range.family().width() - range.length(), 40);
    }

    private int choosePort(ResourceKey key, String text) {
        int size = LAST_PORT - FIRST_PORT + 1;
        int upper = size - STATIC_PORTS;
        int first = (int) Names.choice(text, upper);
        for (int i = 0; i < size; i++) {
            int offset = i < upper ? STATIC_PORTS + (first + i) % upper : size - 1 - i;
            if (nodePorts.putIfAbsent(FIRST_PORT + offset, key) == null) {
                chosenPorts++;
                return FIRST_PORT + offset;
            }
        }
        notes.error(key, SPEC, Misfit.NO_NODE_PORT.message(key), null);
        return 0;
    }

    private static List<IpAddress> declared(Service service) {
        return service.clusterIps() instanceof Service.ClusterIps.Declared(var addresses)
                ? addresses
                : List.of();
    }

    private static int orZero(@Nullable Integer port) {
        return port == null ? 0 : port;
    }
}
