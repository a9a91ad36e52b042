package io.netwright.model.lint;

import io.netwright.model.edit.Edit;
import io.netwright.model.edit.FieldValue;
import io.netwright.model.manifest.Document;

import java.util.List;
import java.util.function.Consumer;

/// Labels of nodes that have other names now.
///
/// Source: kubernetes `pkg/api/node/util.go`.
final class DeprecatedNodeLabel implements SubjectRule {
    private record Label(String old, String now) {}

    private static final List<Label> LABELS =
            List.of(
                    new Label("beta.kubernetes.io/os", "kubernetes.io/os"),
                    new Label("beta.kubernetes.io/arch", "kubernetes.io/arch"),
                    new Label(
                            "beta.kubernetes.io/instance-type", "node.kubernetes.io/instance-type"),
                    new Label(
                            "failure-domain.beta.kubernetes.io/region",
                            "topology.kubernetes.io/region"),
                    new Label(
                            "failure-domain.beta.kubernetes.io/zone",
                            "topology.kubernetes.io/zone"));

    @Override
    public void check(Document document, Subject subject, Consumer<Found> out) {
        for (var label : LABELS) {
            var value = subject.spec().nodeSelector().values().get(label.old);
            if (value != null) {
                out.accept(found(document, subject, label, value));
            }
        }
    }

    private static Found found(Document document, Subject subject, Label label, String value) {
        var selector = subject.path().then("nodeSelector");
        var old = selector.then(label.old);
        return Found.in(document, old, LintCode.DEPRECATED_NODE_LABEL, selector, label.old)
                .hint("write {}", label.now)
                .repair(
                        new Edit.Together(
                                LintCode.DEPRECATED_NODE_LABEL.hint("Select by {}", label.now),
                                List.of(
                                        new Edit.SetField(
                                                subject.key(),
                                                selector.then(label.now),
                                                FieldValue.of(value)),
                                        new Edit.RemoveField(subject.key(), old))));
    }
}
