package io.netwright.model.lint;

import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.PodSpec.Container;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Ports of one pod that cannot be told apart.
final class ContainerPortTwice implements Rule {
    @Override
    public void check(View lab, Consumer<Found> out) {
        for (var subject : lab.subjects()) {
            var taken = new TreeMap<String, FieldPath>();
            var places = new ArrayList<FieldPath>();
            ports(subject, "containers", subject.spec().containers(), taken, places);
            for (var path : places) {
                var document = lab.document(subject.key());
                var name =
                        View.text(document, path.then("name"))
                                .or(() -> View.text(document, path.then("containerPort")))
                                .orElse("");
                out.accept(
                        Found.in(document, path, LintCode.CONTAINER_PORT_TWICE, path, name)
                                .hint("give it a number and a name of its own"));
            }
        }
    }

    private static void ports(
            Subject subject,
            String list,
            List<Container> containers,
            Map<String, FieldPath> taken,
            List<FieldPath> places) {
        for (int i = 0; i < containers.size(); i++) {
            var ports = containers.get(i).ports();
            for (int j = 0; j < ports.size(); j++) {
                var port = ports.get(j);
                var path = subject.path().then(list).then(i).then("ports").then(j);
                var number =
                        "%s/%d/%s".formatted(port.protocol(), port.containerPort(), port.hostIp());
                boolean twice = taken.putIfAbsent(number, path) != null;
                if (port.name() != null) {
                    twice |= taken.putIfAbsent(port.name(), path) != null;
                }
                if (twice) {
                    places.add(path);
                }
            }
        }
    }
}
