package io.netwright.sim.netns;

import io.netwright.model.net.Protocol;
import io.netwright.model.resource.PodSpec;
import io.netwright.model.resource.PortRef;
import io.netwright.sim.control.Cluster;
import io.netwright.sim.fabric.Listening;

import java.util.TreeSet;
import java.util.stream.Collectors;

/// Every port that a Service, an endpoint slice or a container names.
record NamedPorts(TreeSet<Integer> tcp, TreeSet<Integer> udp) {
    static NamedPorts of(Cluster cluster) {
        var ports = new NamedPorts(new TreeSet<>(), new TreeSet<>());
        for (var service : cluster.services()) {
            for (var port : service.ports()) {
                ports.add(port.protocol(), port.port());
                if (port.target() instanceof PortRef.Numbered(int number)) {
                    ports.add(port.protocol(), number);
                }
            }
        }
        for (var slice : cluster.slices()) {
            for (var port : slice.ports()) {
                var number = port.port();
                if (number != null) {
                    ports.add(port.protocol(), number);
                }
            }
        }
        for (var pod : cluster.pods()) {
            pod.spec().initContainers().forEach(ports::add);
            pod.spec().containers().forEach(ports::add);
        }
        return ports;
    }

    private void add(PodSpec.Container container) {
        container.ports().forEach(it -> add(it.protocol(), it.containerPort()));
    }

    private void add(Protocol protocol, int port) {
        switch (protocol) {
            case TCP -> tcp.add(port);
            case UDP -> udp.add(port);
            case SCTP, ICMP, ICMPV6 -> {}
        }
    }

    /// The ports of a protocol that something listens on, as words.
    String words(Protocol protocol, Listening listening) {
        var named = protocol == Protocol.TCP ? tcp : udp;
        if (listening.everything()) {
            return named.stream().map(String::valueOf).collect(Collectors.joining(" "));
        }
        return listening.ports().stream()
                .filter(it -> it.protocol() == protocol && it.ports().from() == it.ports().to())
                .map(it -> String.valueOf(it.ports().from()))
                .distinct()
                .collect(Collectors.joining(" "));
    }
}
