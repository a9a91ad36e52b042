package io.netwright.model.lint;

import java.util.function.Consumer;

/// Networks of pods and of Services that share addresses.
final class CidrOverlap implements Rule {
    @Override
    public void check(View lab, Consumer<Found> out) {
        for (var services : Network.ofServices(lab)) {
            for (var pods : Network.ofPods(lab)) {
                if (pods.cidr().overlaps(services.cidr())) {
                    out.accept(
                            Found.in(
                                    pods.document(),
                                    pods.path(),
                                    LintCode.CIDR_OVERLAP,
                                    pods.what(),
                                    pods.cidr(),
                                    services.what(),
                                    services.cidr()));
                }
            }
        }
    }
}
