package io.netwright.model.lint;

import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.Service;

import java.util.function.Consumer;

/// A wish for an address that every provider takes in its own way.
final class LoadBalancerIp implements Rule {
    private static final FieldPath AT = FieldPath.of("spec", "loadBalancerIP");

    @Override
    public void check(View lab, Consumer<Found> out) {
        for (var service : lab.all(Service.class)) {
            var document = lab.document(service.key());
            if (View.text(document, "spec", "loadBalancerIP")
                    .filter(it -> !it.isEmpty())
                    .isPresent()) {
                out.accept(
                        lab.at(service, AT, LintCode.LOAD_BALANCER_IP)
                                .hint("MetalLB: annotation metallb.io/loadBalancerIPs"));
            }
        }
    }
}
