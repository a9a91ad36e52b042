package io.netwright.app.cli;

import io.netwright.model.lab.Lab;
import io.netwright.model.lab.LabIoException;
import io.netwright.sim.control.Assumed;
import io.netwright.sim.control.Assumption;
import io.netwright.sim.control.Cluster;
import io.netwright.sim.policy.Connection;
import io.netwright.sim.policy.Endpoint;
import io.netwright.sim.policy.Enforcement;
import io.netwright.sim.policy.PortSet;
import io.netwright.sim.policy.Reachability;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// `netwright reach`: who can talk to whom on which ports.
@Command(
        name = "reach",
        description = {
            "List who can talk to whom on which ports: what the lab's policies allow.",
            "Outside peers are ranges of IPv4 addresses."
        },
        footer = {
            "",
            "Such as:",
            "  netwright reach shop",
            "  helm template . | netwright reach - -o json"
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
        var assumptions = relevant(cluster);
        var connections = new Connections(reach, open.lab(), ipv6);
        return new Answer(
                ExitCode.FINE,
                () -> head(reach, assumptions),
                new Answer.Rows(
                        "connections", rows -> connections.each(it -> rows.accept(json(it)))),
                () -> text(reach, connections.list(), assumptions));
    }

    /// All that is allowed between what the lab itself holds, worked out when it is asked for.
    private record Connections(Reachability reach, Lab lab, boolean ipv6) {
        void each(Consumer<Connection> consumer) {
            reach.forEach(ipv6, pod -> lab.resource(pod.source()).isPresent(), consumer);
        }

        List<Connection> list() {
            var list = new ArrayList<Connection>();
            each(list::add);
            return list;
        }
    }

    /// What an answer about policies rests on: not what listens, nor which address a pod got.
    private static List<Assumption> relevant(Cluster cluster) {
        boolean host = cluster.pods().stream().anyMatch(it -> it.spec().hostNetwork());
        return Stream.concat(Enforcement.ignored(cluster).stream(), cluster.assumptions().stream())
                .filter(
                        it ->
                                Assumed.CNI.is(it)
                                        || Assumed.POLICIES_IGNORED.is(it)
                                        || (host && RELEVANT.stream().anyMatch(r -> r.is(it))))
                .toList();
    }

    private static ObjectNode head(Reachability reach, List<Assumption> assumptions) {
        var result = Json.result(assumptions);
        var missing = result.putArray("missing");
        for (var it : reach.missing()) {
            missing.addObject().put("code", it.code()).put("text", it.text());
        }
        return result;
    }

    private static ObjectNode json(Connection it) {
        var one = Json.object();
        one.put("src", it.source().toString()).put("dst", it.destination().toString());
        ports(one.putArray("ports"), it.ports());
        return one;
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
        text.append(counted(connections.size(), "allowed connection"));
        text.append(" from ").append(counted(workloads, "workload")).append(" and the outside");
        text.append(reach.enforcement().enforces() ? "" : "; the plugin enforces no policy");
        text.append("\n\n");
        var columns = new Columns("  ", terminal().width());
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
        text.append(Assumptions.text(assumptions, terminal().width()));
        return text.toString();
    }

    private static String counted(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
