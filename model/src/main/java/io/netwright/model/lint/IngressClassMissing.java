package io.netwright.model.lint;

import io.netwright.model.manifest.FieldNames;
import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.Ingress;

import java.util.function.Consumer;

/// A class that is not there, in a lab that has others.
final class IngressClassMissing implements Rule {
    private static final FieldPath AT = FieldPath.of("spec", "ingressClassName");

    @Override
    public void check(View lab, Consumer<Found> out) {
        var classes = lab.names("IngressClass", null);
        if (classes.isEmpty() || classes.size() < lab.documents("IngressClass").size()) {
            return;
        }
        for (var ingress : lab.all(Ingress.class)) {
            var name = ingress.className();
            if (name == null || classes.contains(name)) {
                continue;
            }
            var found = lab.at(ingress, AT, LintCode.INGRESS_CLASS, name);
            var near = FieldNames.nearest(name, classes);
            out.accept(
                    near == null
                            ? found.hint("it has {}", String.join(", ", classes))
                            : found.hint("did you mean {}?", near).set(AT, near));
        }
    }
}
