package io.netwright.sim.proxy;

import io.netwright.model.net.Cidr;
import io.netwright.model.net.IpAddress;
import io.netwright.model.net.IpFamily;
import io.netwright.model.net.Protocol;
import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.Service;
import io.netwright.sim.control.Cluster;
import io.netwright.sim.control.ClusterService;

import java.util.ArrayList;
import java.util.List;

/// A port of a Service in one family, as kube-proxy sees it.
///
/// @param sourceRanges empty for "anybody" (R3.21)
public record ServicePort(
        ClusterService service,
        ClusterService.Port port,
        IpAddress clusterIp,
        List<IpAddress> externalIps,
        List<IpAddress> vips,
        List<Cidr> sourceRanges) {
    private static final String OTHER_PROXY = "service.kubernetes.io/service-proxy-name";

    public ServicePort {
        externalIps = List.copyOf(externalIps);
        vips = List.copyOf(vips);
        sourceRanges = List.copyOf(sourceRanges);
    }

    /// Every port that kube-proxy serves in that family, in the order of the cluster's Services.
    public static List<ServicePort> of(Cluster cluster, IpFamily family) {
        var ports = new ArrayList<ServicePort>();
        for (var service : cluster.services()) {
            var clusterIp = service.clusterIp(family);
            var declared = service.declared();
            if (clusterIp == null
                    || declared.type() == Service.Type.EXTERNAL_NAME
                    || declared.meta().labels().has(OTHER_PROXY)) {
                continue;
            }
            for (var port : service.ports()) {
                ports.add(
                        new ServicePort(
                                service,
                                port,
                                clusterIp,
                                ofFamily(declared.externalIps(), family),
                                ofFamily(service.vips(), family),
                                ranges(declared.sourceRanges(), family)));
            }
        }
        return ports;
    }

    private static List<IpAddress> ofFamily(List<IpAddress> addresses, IpFamily family) {
        return addresses.stream().filter(it -> it.family() == family).toList();
    }

    private static List<Cidr> ranges(List<Cidr> all, IpFamily family) {
        var own = all.stream().filter(it -> it.family() == family).toList();
        return own.stream().anyMatch(it -> it.length() == 0) ? List.of() : own;
    }

    /// `shop/web:http`, or `shop/web` for a port without a name.
    public String name() {
        return service.key().path() + (port.name().isEmpty() ? "" : ":" + port.name());
    }

    public Protocol protocol() {
        return port.protocol();
    }

    /// Where the Service's text asks for it.
    public FieldPath field() {
        return FieldPath.of("spec", "ports", port.index());
    }

    public boolean internalLocal() {
        return service.declared().internalTrafficPolicy() == Service.TrafficPolicy.LOCAL;
    }

    public boolean externalLocal() {
        return externallyAccessible()
                && service.declared().externalTrafficPolicy() == Service.TrafficPolicy.LOCAL;
    }

    public boolean externallyAccessible() {
        return port.nodePort() != 0 || !vips.isEmpty() || !externalIps.isEmpty();
    }

    boolean usesClusterEndpoints() {
        return !internalLocal() || externallyAccessible();
    }

    boolean usesLocalEndpoints() {
        return internalLocal() || externalLocal();
    }
}
