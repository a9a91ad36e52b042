package io.netwright.model.lint;

import io.netwright.model.manifest.Document;
import io.netwright.model.manifest.FieldNames;
import io.netwright.model.manifest.ScalarType;
import io.netwright.model.manifest.YamlNode;
import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.PodSpec.Container;
import io.netwright.model.resource.PodSpec.ContainerPort;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// A probe of a port by a name that its container gives to none.
final class ProbePortName implements SubjectRule {
    private static final List<String> PROBES =
            List.of("livenessProbe", "readinessProbe", "startupProbe");
    private static final List<String> ACTIONS = List.of("httpGet", "tcpSocket");

    @Override
    public void check(Document document, Subject subject, Consumer<Found> out) {
        check(document, subject, "containers", subject.spec().containers(), out);
        check(document, subject, "initContainers", subject.spec().initContainers(), out);
    }

    private static void check(
            Document document,
            Subject subject,
            String list,
            List<Container> containers,
            Consumer<Found> out) {
        if (containers.isEmpty()) {
            return;
        }
        var at = subject.path().then(list);
        var nodes = View.items(document, at);
        for (int i = 0; i < nodes.size() && i < containers.size(); i++) {
            for (var probe : PROBES) {
                var node = field(nodes.get(i), probe);
                for (var action : ACTIONS) {
                    if (field(field(node, action), "port") instanceof YamlNode.Scalar port
                            && port.type() == ScalarType.STRING
                            && !port.text().chars().allMatch(Character::isDigit)) {
                        var path = at.then(i).then(probe).then(action);
                        check(document, path, port.text(), names(containers.get(i)), out);
                    }
                }
            }
        }
    }

    private static @Nullable YamlNode field(@Nullable YamlNode node, String name) {
        return node instanceof YamlNode.Mapping mapping ? mapping.get(name) : null;
    }

    private static List<String> names(Container container) {
        var names = new ArrayList<String>();
        for (ContainerPort port : container.ports()) {
            if (port.name() != null) {
                names.add(port.name());
            }
        }
        return names;
    }

    private static void check(
            Document document,
            FieldPath path,
            String name,
            List<String> names,
            Consumer<Found> out) {
        if (names.contains(name)) {
            return;
        }
        var at = path.then("port");
        var found = Found.in(document, at, LintCode.PROBE_PORT_NAME, path, name);
        var near = names.size() == 1 ? names.getFirst() : FieldNames.nearest(name, names);
        out.accept(near == null ? found : found.hint("its port is {}", near).set(at, near));
    }
}
