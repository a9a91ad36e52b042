package io.netwright.model.lint;

import io.netwright.model.manifest.Document;

import java.util.function.Consumer;

/// A pod on its node's network that does not know the names of Services.
final class HostDns implements SubjectRule {
    @Override
    public void check(Document document, Subject subject, Consumer<Found> out) {
        if (subject.spec().hostNetwork() && "ClusterFirst".equals(subject.spec().dnsPolicy())) {
            var at = subject.path().then("dnsPolicy");
            if (document.find(at).isPresent() && !isRunning(document)) {
                out.accept(
                        Found.in(document, at, LintCode.HOST_DNS)
                                .hint("write ClusterFirstWithHostNet")
                                .set(at, "ClusterFirstWithHostNet"));
            }
        }
    }

    /// In a dump of a cluster the API server has written the default out.
    private static boolean isRunning(Document document) {
        return View.text(document, "metadata", "uid").isPresent();
    }
}
