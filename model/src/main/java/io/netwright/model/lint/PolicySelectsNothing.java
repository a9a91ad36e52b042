package io.netwright.model.lint;

import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.NetworkPolicy;

import java.util.Optional;
import java.util.function.Consumer;

/// A policy that no pod has to obey.
final class PolicySelectsNothing implements Rule {
    private static final FieldPath AT = FieldPath.of("spec", "podSelector");

    @Override
    public void check(View lab, Consumer<Found> out) {
        for (var policy : lab.all(NetworkPolicy.class)) {
            var namespace = policy.key().namespace();
            var selector = policy.podSelector();
            if (selector.isEmpty()
                    || !lab.mayKnowPods(policy)
                    || !lab.select(namespace, selector).isEmpty()) {
                continue;
            }
            var near =
                    selector.expressions().isEmpty()
                            ? lab.near(namespace, selector.matchLabels())
                            : Optional.<View.Label>empty();
            if (near.isEmpty() && !lab.knowsPods(policy)) {
                continue;
            }
            var found =
                    lab.at(
                            policy,
                            AT,
                            LintCode.POLICY_SELECTS_NOTHING,
                            policy.key(),
                            String.valueOf(namespace));
            out.accept(
                    near.map(
                                    it ->
                                            found.hint("did you mean {}: {}?", it.key(), it.value())
                                                    .set(
                                                            AT.then("matchLabels").then(it.key()),
                                                            it.value()))
                            .orElse(found));
        }
    }
}
