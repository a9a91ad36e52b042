package io.netwright.model.lint;

import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.Service;

import java.util.function.Consumer;

/// The old name of a traffic distribution.
final class PreferClose implements Rule {
    private static final FieldPath AT = FieldPath.of("spec", "trafficDistribution");

    @Override
    public void check(View lab, Consumer<Found> out) {
        for (var service : lab.all(Service.class)) {
            if ("PreferClose".equals(service.trafficDistribution())) {
                out.accept(
                        lab.at(service, AT, LintCode.PREFER_CLOSE)
                                .hint("write PreferSameZone, which means the same")
                                .set(AT, "PreferSameZone"));
            }
        }
    }
}
