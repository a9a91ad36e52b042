package io.netwright.model.lint;

import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.Workload.StatefulSet;

import java.util.function.Consumer;

/// The Service of a StatefulSet that gives its pods no names.
final class StatefulNotHeadless implements Rule {
    @Override
    public void check(View lab, Consumer<Found> out) {
        for (var set : lab.all(StatefulSet.class)) {
            var name = set.serviceName();
            var service =
                    name == null ? null : lab.service(set.key().namespace(), name).orElse(null);
            if (service != null && !service.isHeadless()) {
                out.accept(
                        lab.at(
                                        set,
                                        FieldPath.of("spec", "serviceName"),
                                        LintCode.STATEFUL_NOT_HEADLESS,
                                        service.key(),
                                        set.key())
                                .hint("add a Service with clusterIP: None for the names"));
            }
        }
    }
}
