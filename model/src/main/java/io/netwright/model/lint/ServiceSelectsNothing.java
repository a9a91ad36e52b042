package io.netwright.model.lint;

import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.Service;

import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;

/// A Service whose selector no pod's labels fulfil.
final class ServiceSelectsNothing implements Rule {
    private static final FieldPath AT = FieldPath.of("spec", "selector");

    @Override
    public void check(View lab, Consumer<Found> out) {
        for (var service : lab.all(Service.class)) {
            var selector = service.selector();
            var namespace = service.key().namespace();
            if (selector == null
                    || selector.isEmpty()
                    || service.type() == Service.Type.EXTERNAL_NAME
                    || !lab.mayKnowPods(service)
                    || !lab.select(namespace, selector).isEmpty()
                    || lab.isServed(service)) {
                continue;
            }
            var near = lab.near(namespace, selector);
            if (near.isEmpty() && !lab.knowsPods(service)) {
                continue;
            }
            var found =
                    lab.at(
                            service,
                            AT,
                            LintCode.SERVICE_SELECTS_NOTHING,
                            service.key(),
                            String.valueOf(namespace));
            out.accept(
                    near.map(
                                    it ->
                                            found.hint("did you mean {}: {}?", it.key(), it.value())
                                                    .set(AT.then(it.key()), it.value()))
                            .orElseGet(() -> found.hint(elsewhere(lab, selector))));
        }
    }

    private static Optional<String> elsewhere(View lab, SortedMap<String, String> selector) {
        return lab.namespaces().keySet().stream()
                .filter(it -> !lab.select(it, selector).isEmpty())
                .map(it -> "pods of namespace " + it + " have such labels")
                .findFirst();
    }
}
