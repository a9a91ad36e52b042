package io.netwright.model.lint;

import io.netwright.model.edit.Edit;
import io.netwright.model.edit.FieldValue;
import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.Ingress;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Consumer;

/// The old way to say which controller an Ingress is for.
final class IngressClassAnnotation implements Rule {
    private static final String ANNOTATION = "kubernetes.io/ingress.class";
    private static final FieldPath OLD = FieldPath.of("metadata", "annotations", ANNOTATION);
    private static final FieldPath NEW = FieldPath.of("spec", "ingressClassName");

    @Override
    public void check(View lab, Consumer<Found> out) {
        for (var ingress : lab.all(Ingress.class)) {
            var value = ingress.meta().annotations().values().get(ANNOTATION);
            if (value != null) {
                out.accept(
                        lab.at(ingress, OLD, LintCode.INGRESS_CLASS_ANNOTATION)
                                .hint("name an IngressClass in spec.ingressClassName")
                                .repair(repair(lab, ingress, value)));
            }
        }
    }

    /// Where a class of that name is in the lab it must be meant.
    private static @Nullable Edit repair(View lab, Ingress ingress, String value) {
        if (!lab.names("IngressClass", null).contains(value)) {
            return null;
        }
        return new Edit.Together(
                LintCode.INGRESS_CLASS_ANNOTATION.hint("Name the IngressClass {}", value),
                List.of(
                        new Edit.SetField(ingress.key(), NEW, FieldValue.of(value)),
                        new Edit.RemoveField(ingress.key(), OLD)));
    }
}
