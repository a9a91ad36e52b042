package io.netwright.sim.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.netwright.model.lab.Lab;
import io.netwright.model.lab.SourceText;
import io.netwright.model.net.IpAddress;
import io.netwright.model.net.IpFamily;
import io.netwright.model.net.Protocol;
import io.netwright.sim.control.Cluster;
import io.netwright.sim.control.ClusterPod;
import io.netwright.sim.control.ControlPlane;
import io.netwright.sim.trace.BadEndpoint;
import io.netwright.sim.trace.TraceRequest;
import io.netwright.sim.trace.Tracer;
import io.netwright.sim.trace.Verdict;

import org.junit.jupiter.api.Test;

import java.util.List;

/// Holds sets of ports to what packets do, in labs whose pods have addresses of their own.
class ReachabilityWalkTest {
    private static final List<Integer> PORTS = List.of(53, 80, 8080);

    @Test
    void agreesWithWhatPacketsDo() throws BadEndpoint {
        int allowed = 0;
        int denied = 0;
        for (long seed = 0; seed < 20; seed++) {
            var cluster = cluster(RandomLab.of(seed));
            var reach = Reachability.of(cluster);
            var tracer = new Tracer(cluster);
            var pods =
                    cluster.pods().stream()
                            .filter(it -> it.addressGiven() && !it.spec().hostNetwork())
                            .toList();
            for (var from : pods) {
                for (var to : pods) {
                    for (int port : PORTS) {
                        for (var protocol : List.of(Protocol.TCP, Protocol.UDP)) {
                            boolean expected = delivers(tracer, from, to, protocol, port);
                            if (reach.allows(from.key(), to.key(), protocol, port) != expected) {
                                fail(
                                        "seed %d: %s to %s %s/%d: packets say %s",
                                        seed, from.key(), to.key(), protocol, port, expected);
                            }
                            allowed += expected ? 1 : 0;
                            denied += expected ? 0 : 1;
                        }
                    }
                }
            }
        }
        assertThat(Math.min(allowed, denied)).isGreaterThan(500);
    }

    private static boolean delivers(
            Tracer tracer, ClusterPod from, ClusterPod to, Protocol protocol, int port)
            throws BadEndpoint {
        for (var family : IpFamily.values()) {
            var address = to.address(family);
            if (from.address(family) == null || address == null) {
                continue;
            }
            var host = address instanceof IpAddress.V6 ? "[" + address + "]" : address.toString();
            var request = TraceRequest.of(from.key().path(), host + ":" + port, protocol);
            if (tracer.trace(request).verdict() == Verdict.DELIVERED) {
                return true;
            }
        }
        return false;
    }

    private static Cluster cluster(String text) {
        return ControlPlane.derive(Lab.of("lab", List.of(new SourceText("lab.yaml", text))));
    }
}
