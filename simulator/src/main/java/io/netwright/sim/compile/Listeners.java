package io.netwright.sim.compile;

import io.netwright.model.lab.LabSpec;
import io.netwright.model.net.PortRange;
import io.netwright.model.net.Protocol;
import io.netwright.model.resource.ResourceKey;
import io.netwright.model.topology.ExternalHost;
import io.netwright.sim.control.Cluster;
import io.netwright.sim.control.ClusterPod;
import io.netwright.sim.control.ClusterService;
import io.netwright.sim.fabric.Listening;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// What listens where: what the lab says, else everything.
final class Listeners {
    private final List<LabSpec.Listen> said;
    private final List<ClusterService> services;
    private final List<ClusterPod> pods;

    Listeners(Cluster cluster) {
        said = cluster.listens();
        services = cluster.services();
        pods = cluster.pods();
    }

    Listening of(ClusterPod pod) {
        return where(it -> isAt(it, pod));
    }

    private static boolean isAt(String at, ClusterPod pod) {
        return at.equals(pod.key().path())
                || is(at, pod.key())
                || is(at, pod.owner())
                || is(at, pod.source());
    }

    /// What the lab says of the node, and of the pods in its network. On a node that it restricts,
    /// kube-proxy still answers health checks (R3.25).
    Listening ofNode(String name) {
        var own =
                pods.stream()
                        .filter(it -> it.spec().hostNetwork() && name.equals(it.node()))
                        .toList();
        var said =
                where(
                        it ->
                                it.equals("node/" + name)
                                        || own.stream().anyMatch(pod -> isAt(it, pod)));
        if (said.everything()) {
            return Listening.everythingBut(nodePorts(own));
        }
        var ports = new ArrayList<>(said.ports());
        for (var service : services) {
            if (service.healthCheckNodePort() != 0) {
                ports.add(
                        new Listening.Port(
                                Protocol.TCP, PortRange.of(service.healthCheckNodePort())));
            }
        }
        return Listening.only(ports);
    }

    /// The ports that the API server keeps for Services: kube-proxy's rules take them or nobody
    /// does (R3.36), but for a pod in the node's network that claims one.
    private List<Listening.Port> nodePorts(List<ClusterPod> own) {
        var ports = new ArrayList<Listening.Port>();
        for (var service : services) {
            for (var port : service.ports()) {
                if (port.nodePort() != 0 && own.stream().noneMatch(it -> claims(it, port))) {
                    ports.add(new Listening.Port(port.protocol(), PortRange.of(port.nodePort())));
                }
            }
        }
        return ports;
    }

    private static boolean claims(ClusterPod pod, ClusterService.Port port) {
        return pod.spec().containers().stream()
                .flatMap(it -> it.ports().stream())
                .anyMatch(
                        it ->
                                it.protocol() == port.protocol()
                                        && it.containerPort() == port.nodePort());
    }

    Listening of(ExternalHost host) {
        return where(
                it ->
                        it.equals("external:" + host.name())
                                || host.addresses().stream()
                                        .anyMatch(address -> it.equals("external:" + address)));
    }

    /// Is it `namespace/kind/name` of that object?
    private static boolean is(String at, ResourceKey key) {
        return at.equalsIgnoreCase("%s/%s/%s".formatted(key.namespace(), key.kind(), key.name()));
    }

    private Listening where(Predicate<String> at) {
        var ports = new ArrayList<Listening.Port>();
        boolean any = false;
        for (var listen : said) {
            if (at.test(listen.at())) {
                any = true;
                for (var port : listen.ports()) {
                    ports.add(new Listening.Port(port.protocol(), PortRange.of(port.number())));
                }
            }
        }
        return any ? Listening.only(ports) : Listening.EVERYTHING;
    }
}
