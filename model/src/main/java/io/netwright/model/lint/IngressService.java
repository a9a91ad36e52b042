package io.netwright.model.lint;

import io.netwright.model.manifest.FieldNames;
import io.netwright.model.resource.Ingress;

import java.util.function.Consumer;

/// A backend that is not there.
final class IngressService implements Rule {
    @Override
    public void check(View lab, Consumer<Found> out) {
        for (var ingress : lab.all(Ingress.class)) {
            var namespace = ingress.key().namespace();
            if (!lab.knowsServices(ingress.key())) {
                continue;
            }
            for (var it : Backends.of(ingress)) {
                var name = it.backend().service();
                if (it.isAction() || lab.service(namespace, name).isPresent()) {
                    continue;
                }
                var path = it.path().then("name");
                var found =
                        lab.at(
                                ingress,
                                path,
                                LintCode.INGRESS_SERVICE,
                                name,
                                String.valueOf(namespace));
                var near = FieldNames.nearest(name, lab.names("Service", namespace));
                out.accept(
                        near == null
                                ? found
                                : found.hint("did you mean {}?", near).set(path, near));
            }
        }
    }
}
