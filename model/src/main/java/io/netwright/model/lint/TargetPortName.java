package io.netwright.model.lint;

import io.netwright.model.manifest.FieldNames;
import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.PodSpec.ContainerPort;
import io.netwright.model.resource.PortRef;
import io.netwright.model.resource.Service;
import io.netwright.model.resource.Service.ServicePort;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;

/// A target port by a name that no container gives to a port.
final class TargetPortName implements Rule {
    @Override
    public void check(View lab, Consumer<Found> out) {
        for (var service : lab.all(Service.class)) {
            var selector = service.selector();
            var namespace = service.key().namespace();
            if (selector == null || selector.isEmpty() || !lab.knowsPods(service)) {
                continue;
            }
            var pods = lab.select(namespace, selector);
            for (int i = 0; i < service.ports().size() && !pods.isEmpty(); i++) {
                var port = service.ports().get(i);
                if (port.targetPort() instanceof PortRef.Named(String name)
                        && pods.stream().noneMatch(it -> it.hasPort(name, port.protocol()))) {
                    out.accept(found(lab, service, i, name, pods));
                }
            }
        }
    }

    private static Found found(
            View lab, Service service, int index, String name, List<Subject> pods) {
        var port = service.ports().get(index);
        var path = FieldPath.of("spec", "ports", index, "targetPort");
        var first = pods.getFirst();
        var found =
                lab.at(
                        service,
                        path,
                        LintCode.TARGET_PORT_NAME,
                        name,
                        port.protocol(),
                        first.key());
        var ports = new ArrayList<ContainerPort>();
        for (var it : first.ports()) {
            if (it.name() != null && it.protocol() == port.protocol()) {
                ports.add(it);
            }
        }
        var names = new TreeSet<String>();
        ports.forEach(it -> names.add(String.valueOf(it.name())));
        var near = ports.size() == 1 ? names.first() : FieldNames.nearest(name, names);
        found = found.hint(hint(first, port, ports));
        return near == null ? found : found.set(path, near);
    }

    private static Optional<String> hint(Subject pod, ServicePort port, List<ContainerPort> ports) {
        if (ports.isEmpty()) {
            var others = pod.ports();
            return Optional.of(
                    others.isEmpty()
                            ? "its containers declare no ports: give a number, or name one there"
                            : "its containers name no " + port.protocol() + " port");
        }
        var words = new ArrayList<String>();
        ports.forEach(it -> words.add("%s (%d)".formatted(it.name(), it.containerPort())));
        return Optional.of(
                (words.size() == 1 ? "its port is " : "its ports are ")
                        + String.join(" and ", words));
    }
}
