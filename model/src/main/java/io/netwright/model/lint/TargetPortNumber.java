package io.netwright.model.lint;

import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.PodSpec.Container;
import io.netwright.model.resource.PortRef;
import io.netwright.model.resource.Service;
import io.netwright.model.resource.Service.ServicePort;

import java.util.List;
import java.util.function.Consumer;

/// A target port by a number that no container declares, though all of them declare some.
final class TargetPortNumber implements Rule {
    @Override
    public void check(View lab, Consumer<Found> out) {
        for (var service : lab.all(Service.class)) {
            var selector = service.selector();
            var namespace = service.key().namespace();
            if (selector == null
                    || selector.isEmpty()
                    || service.isHeadless() // nothing changes the port of a packet
                    || !lab.knowsPods(service)) {
                continue;
            }
            var pods = lab.select(namespace, selector);
            for (int i = 0; i < service.ports().size() && !pods.isEmpty(); i++) {
                var port = service.ports().get(i);
                if (number(port) > 0 && pods.stream().allMatch(it -> lacks(it, port))) {
                    var path =
                            FieldPath.of("spec", "ports", i)
                                    .then(port.targetPort() == null ? "port" : "targetPort");
                    out.accept(
                            lab.at(
                                            service,
                                            path,
                                            LintCode.TARGET_PORT_NUMBER,
                                            number(port),
                                            pods.getFirst().key())
                                    .hint("it declares {}", declared(pods.getFirst(), port)));
                }
            }
        }
    }

    private static int number(ServicePort port) {
        var target = port.targetPort();
        if (target == null) {
            return port.port();
        }
        return target instanceof PortRef.Numbered(int number) ? number : 0;
    }

    private static boolean lacks(Subject pod, ServicePort port) {
        var all = pod.running().toList();
        return all.stream().allMatch(it -> declares(it, port))
                && pod.ports().stream()
                        .noneMatch(
                                it ->
                                        it.containerPort() == number(port)
                                                && it.protocol() == port.protocol());
    }

    private static boolean declares(Container container, ServicePort port) {
        return container.ports().stream().anyMatch(it -> it.protocol() == port.protocol());
    }

    private static String declared(Subject pod, ServicePort port) {
        List<String> numbers =
                pod.ports().stream()
                        .filter(it -> it.protocol() == port.protocol())
                        .map(it -> Integer.toString(it.containerPort()))
                        .distinct()
                        .toList();
        return String.join(", ", numbers);
    }
}
