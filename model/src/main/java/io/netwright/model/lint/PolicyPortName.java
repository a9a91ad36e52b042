package io.netwright.model.lint;

import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.NetworkPolicy;
import io.netwright.model.resource.NetworkPolicy.Direction;
import io.netwright.model.resource.PortRef;

import java.util.function.Consumer;

/// A port by a name that no pod behind the policy gives to a port.
final class PolicyPortName implements Rule {
    @Override
    public void check(View lab, Consumer<Found> out) {
        for (var policy : lab.all(NetworkPolicy.class)) {
            var namespace = policy.key().namespace();
            var pods = lab.select(namespace, policy.podSelector());
            if (pods.isEmpty() || !lab.knowsPods(policy)) {
                continue;
            }
            var rules = policy.rules(Direction.INGRESS);
            for (int i = 0; i < rules.size(); i++) {
                for (int j = 0; j < rules.get(i).ports().size(); j++) {
                    var port = rules.get(i).ports().get(j);
                    if (port.port() instanceof PortRef.Named(String name)
                            && pods.stream().noneMatch(it -> it.hasPort(name, port.protocol()))) {
                        var path = FieldPath.of("spec", "ingress", i, "ports", j, "port");
                        out.accept(
                                lab.at(
                                        policy,
                                        path,
                                        LintCode.POLICY_PORT_NAME,
                                        path,
                                        port.protocol(),
                                        name));
                    }
                }
            }
        }
    }
}
