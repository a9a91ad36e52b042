package io.netwright.model.lint;

import io.netwright.model.resource.Node;

import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;

/// A pod bound to a node that is not there.
final class NodeNameMissing implements Rule {
    @Override
    public void check(View lab, Consumer<Found> out) {
        var nodes = lab.all(Node.class).stream().map(it -> it.key().name()).toList();
        if (nodes.isEmpty() || nodes.size() < lab.documents("Node").size()) {
            return;
        }
        var known = new HashSet<>(nodes);
        for (var subject : lab.subjects()) {
            var name = subject.spec().nodeName();
            if (name != null && !name.isEmpty() && !known.contains(name)) {
                out.accept(
                        lab.at(
                                        subject.key(),
                                        subject.path().then("nodeName"),
                                        LintCode.NODE_NAME,
                                        name)
                                .hint("its nodes are {}", first(nodes)));
            }
        }
    }

    private static String first(List<String> names) {
        var some = names.subList(0, Math.min(5, names.size()));
        return String.join(", ", some) + (names.size() > some.size() ? ", …" : "");
    }
}
