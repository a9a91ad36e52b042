package io.netwright.model.lint;

import io.netwright.model.resource.LabelSelector;
import io.netwright.model.resource.NetworkPolicy;
import io.netwright.model.resource.NetworkPolicy.Peer;

import java.util.Optional;
import java.util.function.Consumer;

/// A peer in namespaces that there are not.
final class PeerNoNamespace implements Rule {
    @Override
    public void check(View lab, Consumer<Found> out) {
        if (!lab.knowsNamespaces()) {
            return;
        }
        for (var policy : lab.all(NetworkPolicy.class)) {
            for (var it : Peers.of(policy)) {
                if (!(it.peer() instanceof Peer.Pods(_, LabelSelector namespaces))
                        || namespaces == null
                        || lab.namespaces().values().stream().anyMatch(namespaces::matches)) {
                    continue;
                }
                var path = it.path().then("namespaceSelector");
                var found = lab.at(policy, path, LintCode.PEER_NO_NAMESPACE, path);
                out.accept(found.hint(byName(lab, namespaces)));
            }
        }
    }

    /// A label whose value is the name of a namespace.
    private static Optional<String> byName(View lab, LabelSelector selector) {
        return selector.matchLabels().values().stream()
                .filter(it -> lab.namespaces().containsKey(it))
                .map(it -> "its name is the label kubernetes.io/metadata.name: " + it)
                .findFirst();
    }
}
