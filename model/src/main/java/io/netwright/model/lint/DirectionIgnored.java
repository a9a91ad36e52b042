package io.netwright.model.lint;

import io.netwright.model.edit.Edit;
import io.netwright.model.edit.FieldValue;
import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.NetworkPolicy;
import io.netwright.model.resource.NetworkPolicy.Direction;

import java.util.function.Consumer;

/// Rules of a direction that the policy leaves out.
final class DirectionIgnored implements Rule {
    @Override
    public void check(View lab, Consumer<Found> out) {
        for (var policy : lab.all(NetworkPolicy.class)) {
            for (var direction : Direction.values()) {
                if (policy.rules(direction).isEmpty() || policy.isolates(direction)) {
                    continue;
                }
                boolean in = direction == Direction.INGRESS;
                var field = in ? "ingress" : "egress";
                var type = in ? "Ingress" : "Egress";
                var types = FieldPath.of("spec", "policyTypes", policy.types().size());
                out.accept(
                        lab.at(
                                        policy,
                                        FieldPath.of("spec", field),
                                        LintCode.DIRECTION_IGNORED,
                                        field,
                                        type)
                                .hint("add {} to spec.policyTypes", type)
                                .repair(
                                        new Edit.SetField(
                                                policy.key(), types, FieldValue.of(type))));
            }
        }
    }
}
