package io.netwright.model.lint;

import io.netwright.model.resource.Node;

import java.util.List;
import java.util.function.Consumer;

/// A pod that asks for a node which there is not. Labels that the kubelet gives its node are taken
/// to be there.
final class NodeSelectorNowhere implements Rule {
    private static final List<String> KUBELET =
            List.of("kubernetes.io/os", "kubernetes.io/arch", "kubernetes.io/hostname");

    @Override
    public void check(View lab, Consumer<Found> out) {
        var nodes = lab.all(Node.class);
        if (nodes.isEmpty() || nodes.size() < lab.documents("Node").size()) {
            return;
        }
        for (var subject : lab.subjects()) {
            var selector = subject.spec().nodeSelector();
            if (subject.spec().nodeName() != null
                    || selector.values().isEmpty()
                    || nodes.stream().anyMatch(it -> fits(it, subject))) {
                continue;
            }
            var words =
                    selector.values().entrySet().stream()
                            .map(it -> it.getKey() + "=" + it.getValue())
                            .toList();
            out.accept(
                    lab.at(
                            subject.key(),
                            subject.path().then("nodeSelector"),
                            LintCode.NODE_SELECTOR,
                            String.join(", ", words)));
        }
    }

    private static boolean fits(Node node, Subject subject) {
        var labels = node.meta().labels();
        return subject.spec().nodeSelector().values().entrySet().stream()
                .allMatch(
                        it ->
                                labels.has(it.getKey(), it.getValue())
                                        || (KUBELET.contains(it.getKey())
                                                && !labels.has(it.getKey())));
    }
}
