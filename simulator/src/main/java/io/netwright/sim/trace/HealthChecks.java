package io.netwright.sim.trace;

import io.netwright.model.net.IpFamily;
import io.netwright.model.resource.FieldPath;
import io.netwright.sim.control.Cluster;
import io.netwright.sim.control.ClusterNode;
import io.netwright.sim.control.ClusterService;
import io.netwright.sim.proxy.ProxyEndpoint;
import io.netwright.sim.proxy.ServiceEndpoints;
import io.netwright.sim.proxy.ServicePort;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// What kube-proxy answers to load balancers that ask whether a node has endpoints (R3.25).
record HealthChecks(Cluster cluster) {
    private static final FieldPath PORT = FieldPath.of("spec", "healthCheckNodePort");

    /// Empty where that port of the node is no health check's.
    Optional<Reason> answer(String node, int port) {
        for (var service : cluster.services()) {
            if (service.healthCheckNodePort() == port && port != 0) {
                return cluster.node(node).map(it -> answer(it, service));
            }
        }
        return Optional.empty();
    }

    private Reason answer(ClusterNode node, ClusterService service) {
        int ready = ready(node, service);
        return ReasonCode.HEALTH_CHECK.at(
                service.key(),
                PORT,
                node.name(),
                service.key(),
                ready > 0 ? "200" : "503",
                ready,
                ready == 1 ? "endpoint" : "endpoints");
    }

    /// Endpoints on the node that are ready; those that still serve while they end do not count.
    private int ready(ClusterNode node, ClusterService service) {
        var addresses = new TreeSet<String>();
        for (var family : IpFamily.values()) {
            var slices =
                    ServiceEndpoints.slices(cluster, family)
                            .getOrDefault(service.key().path(), List.of());
            for (var port : ServicePort.of(cluster, family)) {
                if (port.service().equals(service)) {
                    ServiceEndpoints.of(slices, node, port, family).local().stream()
                            .filter(ProxyEndpoint::ready)
                            .map(it -> it.address().toString())
                            .forEach(addresses::add);
                }
            }
        }
        return addresses.size();
    }
}
