package io.netwright.model.lint;

import io.netwright.model.resource.Service;

import java.util.function.Consumer;

/// A pod that asks for a name under a Service which gives none.
final class SubdomainService implements Rule {
    @Override
    public void check(View lab, Consumer<Found> out) {
        for (var subject : lab.subjects()) {
            var name = subject.spec().subdomain();
            var namespace = subject.key().namespace();
            if (name == null
                    || name.isEmpty()
                    || !lab.knowsServices(subject.key())
                    || lab.service(namespace, name).filter(Service::isHeadless).isPresent()) {
                continue;
            }
            out.accept(
                    lab.at(
                            subject.key(),
                            subject.path().then("subdomain"),
                            LintCode.SUBDOMAIN,
                            name,
                            String.valueOf(namespace)));
        }
    }
}
