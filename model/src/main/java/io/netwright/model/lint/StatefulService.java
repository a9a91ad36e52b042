package io.netwright.model.lint;

import io.netwright.model.manifest.FieldNames;
import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.Workload.StatefulSet;

import java.util.function.Consumer;

/// The Service that gives the pods of a StatefulSet their names, and is not there.
final class StatefulService implements Rule {
    private static final FieldPath AT = FieldPath.of("spec", "serviceName");

    @Override
    public void check(View lab, Consumer<Found> out) {
        for (var set : lab.all(StatefulSet.class)) {
            var name = set.serviceName();
            var namespace = set.key().namespace();
            if (name == null
                    || !lab.knowsServices(set.key())
                    || lab.service(namespace, name).isPresent()) {
                continue;
            }
            var found = lab.at(set, AT, LintCode.STATEFUL_SERVICE, name, String.valueOf(namespace));
            var near = FieldNames.nearest(name, lab.names("Service", namespace));
            out.accept(
                    near == null
                            ? found.hint("add a headless Service of that name")
                            : found.hint("did you mean {}?", near));
        }
    }
}
