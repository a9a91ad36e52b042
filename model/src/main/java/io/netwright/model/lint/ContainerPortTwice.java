package io.netwright.model.lint;

import io.netwright.model.manifest.Document;
import io.netwright.model.net.IpAddress;
import io.netwright.model.net.Protocol;
import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.PodSpec.Container;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// Ports of one pod that cannot be told apart.
final class ContainerPortTwice implements SubjectRule {
    private record Bound(Protocol protocol, int port, @Nullable IpAddress address) {}

    @Override
    public void check(Document document, Subject subject, Consumer<Found> out) {
        var taken = new HashSet<Object>();
        var places = new ArrayList<FieldPath>();
        ports(subject, "containers", subject.spec().containers(), taken, places);
        for (var path : places) {
            var name =
                    View.text(document, path.then("name"))
                            .or(() -> View.text(document, path.then("containerPort")))
                            .orElse("");
            out.accept(
                    Found.in(document, path, LintCode.CONTAINER_PORT_TWICE, path, name)
                            .hint("give it a number and a name of its own"));
        }
    }

    private static void ports(
            Subject subject,
            String list,
            List<Container> containers,
            Set<Object> taken,
            List<FieldPath> places) {
        for (int i = 0; i < containers.size(); i++) {
            var ports = containers.get(i).ports();
            for (int j = 0; j < ports.size(); j++) {
                var port = ports.get(j);
                boolean twice =
                        !taken.add(new Bound(port.protocol(), port.containerPort(), port.hostIp()));
                if (port.name() != null) {
                    twice |= !taken.add(port.name());
                }
                if (twice) {
                    places.add(subject.path().then(list).then(i).then("ports").then(j));
                }
            }
        }
    }
}
