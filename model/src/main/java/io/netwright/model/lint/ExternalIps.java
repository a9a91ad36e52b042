package io.netwright.model.lint;

import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.Service;

import java.util.List;
import java.util.function.Consumer;

/// Addresses that a Service claims without asking anybody.
final class ExternalIps implements Rule {
    private static final List<String> BEFORE = List.of("1.34", "1.35");

    @Override
    public void check(View lab, Consumer<Found> out) {
        var version = lab.lab().spec().version();
        if (version != null && BEFORE.contains(version)) {
            return;
        }
        for (var service : lab.all(Service.class)) {
            if (!service.externalIps().isEmpty() && service.type() != Service.Type.EXTERNAL_NAME) {
                out.accept(
                        lab.at(service, FieldPath.of("spec", "externalIPs"), LintCode.EXTERNAL_IPS)
                                .hint("use type: LoadBalancer, with MetalLB or a cloud's"));
            }
        }
    }
}
