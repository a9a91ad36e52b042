package io.netwright.model.lint;

import java.util.function.Consumer;

/// A pod on its node's network that does not know the names of Services.
final class HostDns implements Rule {
    @Override
    public void check(View lab, Consumer<Found> out) {
        for (var subject : lab.subjects()) {
            if (subject.spec().hostNetwork() && "ClusterFirst".equals(subject.spec().dnsPolicy())) {
                var at = subject.path().then("dnsPolicy");
                if (lab.document(subject.key()).find(at).isPresent() && !isRunning(lab, subject)) {
                    out.accept(
                            lab.at(subject.key(), at, LintCode.HOST_DNS)
                                    .hint("write ClusterFirstWithHostNet")
                                    .set(at, "ClusterFirstWithHostNet"));
                }
            }
        }
    }

    /// In a dump of a cluster the API server has written the default out.
    private static boolean isRunning(View lab, Subject subject) {
        return View.text(lab.document(subject.key()), "metadata", "uid").isPresent();
    }
}
