package io.netwright.app.cli;

import io.netwright.model.lab.LabIoException;
import io.netwright.sim.control.Assumed;
import io.netwright.sim.control.Assumption;
import io.netwright.sim.control.Cluster;
import io.netwright.sim.policy.Connection;
import io.netwright.sim.policy.Endpoint;
import io.netwright.sim.policy.PortSet;
import io.netwright.sim.policy.Reachability;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;

/// `netwright reach`: who can talk to whom on which ports.
@Command(
        name = "reach",
        description = {
            "List who can talk to whom on which ports: what the lab's policies allow.",
            "Outside peers are ranges of IPv4 addresses."
        },
        mixinStandardHelpOptions = true)
final class ReachVerb extends Verb {
    private static final List<Assumed> RELEVANT =
            List.of(Assumed.CNI, Assumed.NODES, Assumed.NAMED_NODES, Assumed.SCHEDULING);

    @Mixin private LabArguments arguments = new LabArguments();

    @Option(names = "--ipv6", description = "Also list outside peers by IPv6 addresses.")
    private boolean ipv6;

    ReachVerb(Session session) {
        super(session);
    }

    @Override
    Answer answer() throws BadInput, LabIoException {
        var open = session().open(arguments, output());
        var cluster = open.cluster();
        var reach = ipv6 ? Reachability.withIpv6(cluster) : Reachability.of(cluster);
        for (var missing : reach.missing()) {
            warn(missing.text());
        }
        var connections = new ArrayList<Connection>();
        reach.forEach(ipv6, pod -> open.lab().resource(pod.source()).isPresent(), connections::add);
        var assumptions = relevant(cluster);
        return Answer.of(
                () -> json(reach, connections, assumptions),
                () -> text(reach, connections, assumptions));
    }

    /// What an answer about policies rests on: not what listens, nor which address a pod got.
    private static List<Assumption> relevant(Cluster cluster) {
        boolean host = cluster.pods().stream().anyMatch(it -> it.spec().hostNetwork());
        return cluster.assumptions().stream()
                .filter(
                        it ->
                                Assumed.CNI.is(it)
                                        || (host && RELEVANT.stream().anyMatch(r -> r.is(it))))
                .toList();
    }

    private static ObjectNode json(
            Reachability reach, List<Connection> connections, List<Assumption> assumptions) {
        var result = Json.result(assumptions);
        var list = result.putArray("connections");
        for (var it : connections) {
            var one = list.addObject();
            one.put("src", it.source().toString()).put("dst", it.destination().toString());
            ports(one.putArray("ports"), it.ports());
        }
        var missing = result.putArray("missing");
        for (var it : reach.missing()) {
            missing.addObject().put("code", it.code()).put("text", it.text());
        }
        return result;
    }

    private static void ports(ArrayNode list, PortSet ports) {
        for (var protocol : PortSet.PROTOCOLS) {
            for (var range : ports.ranges(protocol)) {
                list.addObject()
                        .put("protocol", protocol.name())
                        .put("from", range.from())
                        .put("to", range.to());
            }
        }
    }

    private String text(
            Reachability reach, List<Connection> connections, List<Assumption> assumptions) {
        long workloads =
                connections.stream()
                        .map(Connection::source)
                        .filter(Endpoint.Workload.class::isInstance)
                        .distinct()
                        .count();
        var text = new StringBuilder();
        text.append(connections.size() + " connections from " + workloads + " workloads");
        text.append(reach.enforcement().enforces() ? "" : "; the plugin enforces no policy");
        text.append("\n\n");
        var columns = new Columns("  ");
        String source = "";
        for (var it : connections) {
            var name = it.source().toString();
            columns.row(
                    name.equals(source) ? "" : name,
                    "→ " + it.destination(),
                    it.ports().equals(PortSet.ALL)
                            ? ink().dim("all ports")
                            : it.ports().toString());
            source = name;
        }
        text.append(columns);
        text.append(Assumptions.text(assumptions));
        return text.toString();
    }
}
