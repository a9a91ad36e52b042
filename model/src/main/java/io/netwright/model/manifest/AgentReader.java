package io.netwright.model.manifest;

import io.netwright.model.resource.Agent;
import io.netwright.model.resource.FieldPath;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Reads the environment and the arguments of a DaemonSet's containers.
final class AgentReader {
    private AgentReader() {}

    static List<Agent> read(Field root) {
        var agents = new ArrayList<Agent>();
        var pod = root.get("spec").get("template").get("spec");
        var path = FieldPath.of("spec", "template", "spec");
        for (var list : List.of("initContainers", "containers")) {
            var containers = pod.get(list).items();
            for (int i = 0; i < containers.size(); i++) {
                var container = containers.get(i);
                var at = path.then(list).then(i);
                var arguments = new ArrayList<>(container.get("command").texts());
                arguments.addAll(container.get("args").texts());
                agents.add(
                        new Agent(
                                container.get("name").text(""),
                                environment(container.get("env"), at.then("env")),
                                arguments));
            }
        }
        return agents;
    }

    private static SequencedMap<String, Agent.Given> environment(Field list, FieldPath path) {
        var environment = new LinkedHashMap<String, Agent.Given>();
        var items = list.items();
        for (int i = 0; i < items.size(); i++) {
            var item = items.get(i);
            var from = item.get("valueFrom").get("configMapKeyRef");
            environment.put(
                    item.get("name").text(""),
                    new Agent.Given(
                            item.get("value").text(),
                            from.get("name").text(),
                            from.get("key").text(),
                            path.then(i).then("value")));
        }
        return environment;
    }
}
