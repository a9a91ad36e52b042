package io.netwright.model.lint;

import io.netwright.model.resource.LabelSelector;
import io.netwright.model.resource.NetworkPolicy;
import io.netwright.model.resource.NetworkPolicy.Peer;

import java.util.Optional;
import java.util.function.Consumer;

/// A peer in the policy's own namespace that no pod is.
final class PeerNoPod implements Rule {
    @Override
    public void check(View lab, Consumer<Found> out) {
        for (var policy : lab.all(NetworkPolicy.class)) {
            var namespace = policy.key().namespace();
            if (!lab.knowsPods(policy)) {
                continue;
            }
            for (var it : Peers.of(policy)) {
                if (it.peer() instanceof Peer.Pods(LabelSelector pods, LabelSelector namespaces)
                        && pods != null
                        && namespaces == null
                        && lab.select(namespace, pods).isEmpty()) {
                    var path = it.path().then("podSelector");
                    out.accept(
                            lab.at(
                                            policy,
                                            path,
                                            LintCode.PEER_NO_POD,
                                            path,
                                            String.valueOf(namespace))
                                    .hint(elsewhere(lab, pods)));
                }
            }
        }
    }

    private static Optional<String> elsewhere(View lab, LabelSelector pods) {
        return lab.namespaces().keySet().stream()
                .filter(it -> !lab.select(it, pods).isEmpty())
                .map(it -> "namespace " + it + " has such pods: add a namespaceSelector beside it")
                .findFirst();
    }
}
