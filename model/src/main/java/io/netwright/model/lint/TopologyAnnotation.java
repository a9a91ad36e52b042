package io.netwright.model.lint;

import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.Service;

import java.util.List;
import java.util.function.Consumer;

/// Annotations that asked for endpoints near by.
final class TopologyAnnotation implements Rule {
    private static final List<String> OLD = List.of("service.kubernetes.io/topology-aware-hints");

    @Override
    public void check(View lab, Consumer<Found> out) {
        for (var service : lab.all(Service.class)) {
            for (var annotation : OLD) {
                if (service.meta().annotations().has(annotation)) {
                    out.accept(
                            lab.at(
                                            service,
                                            FieldPath.of("metadata", "annotations", annotation),
                                            LintCode.TOPOLOGY_ANNOTATION,
                                            annotation)
                                    .hint("write trafficDistribution: PreferSameZone instead"));
                }
            }
        }
    }
}
