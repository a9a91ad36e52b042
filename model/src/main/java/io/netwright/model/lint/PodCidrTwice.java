package io.netwright.model.lint;

import io.netwright.model.resource.Node;
import io.netwright.model.resource.ResourceKey;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.function.Consumer;

/// Nodes that give out the same addresses.
final class PodCidrTwice implements Rule {
    private record Owned(ResourceKey node, Network network) {}

    @Override
    public void check(View lab, Consumer<Found> out) {
        var all = new ArrayList<Owned>();
        for (var node : lab.all(Node.class)) {
            Network.ofNode(lab, node).forEach(it -> all.add(new Owned(node.key(), it)));
        }
        // The sort is stable: of two alike, the one declared first comes first.
        all.sort(Comparator.comparing(it -> it.network.cidr()));
        Owned widest = null;
        for (var it : all) {
            if (widest != null
                    && widest.network.cidr().contains(it.network.cidr())
                    && !widest.node.equals(it.node)) {
                out.accept(
                        Found.in(
                                it.network.document(),
                                it.network.path(),
                                LintCode.POD_CIDR_TWICE,
                                it.network.cidr(),
                                it.node,
                                widest.network.cidr(),
                                widest.node));
            } else if (widest == null || !widest.network.cidr().contains(it.network.cidr())) {
                widest = it;
            }
        }
    }
}
