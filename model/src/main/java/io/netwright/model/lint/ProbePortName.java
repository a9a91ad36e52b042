package io.netwright.model.lint;

import io.netwright.model.manifest.FieldNames;
import io.netwright.model.manifest.ScalarType;
import io.netwright.model.manifest.YamlNode;
import io.netwright.model.resource.PodSpec.Container;
import io.netwright.model.resource.PodSpec.ContainerPort;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// A probe of a port by a name that its container gives to none.
final class ProbePortName implements Rule {
    private static final List<String> PROBES =
            List.of("livenessProbe", "readinessProbe", "startupProbe");
    private static final List<String> ACTIONS = List.of("httpGet", "tcpSocket");

    @Override
    public void check(View lab, Consumer<Found> out) {
        for (var subject : lab.subjects()) {
            check(lab, subject, "containers", subject.spec().containers(), out);
            check(lab, subject, "initContainers", subject.spec().initContainers(), out);
        }
    }

    private static void check(
            View lab,
            Subject subject,
            String list,
            List<Container> containers,
            Consumer<Found> out) {
        var document = lab.document(subject.key());
        for (int i = 0; i < containers.size(); i++) {
            var names = new ArrayList<String>();
            for (ContainerPort port : containers.get(i).ports()) {
                if (port.name() != null) {
                    names.add(port.name());
                }
            }
            for (var probe : PROBES) {
                for (var action : ACTIONS) {
                    var path = subject.path().then(list).then(i).then(probe).then(action);
                    var at = path.then("port");
                    if (document.find(at).orElse(null) instanceof YamlNode.Scalar scalar
                            && scalar.type() == ScalarType.STRING
                            && !scalar.text().chars().allMatch(Character::isDigit)
                            && !names.contains(scalar.text())) {
                        var found =
                                Found.in(
                                        document,
                                        at,
                                        LintCode.PROBE_PORT_NAME,
                                        path,
                                        scalar.text());
                        var near =
                                names.size() == 1
                                        ? names.getFirst()
                                        : FieldNames.nearest(scalar.text(), names);
                        out.accept(
                                near == null
                                        ? found
                                        : found.hint("its port is {}", near).set(at, near));
                    }
                }
            }
        }
    }
}
