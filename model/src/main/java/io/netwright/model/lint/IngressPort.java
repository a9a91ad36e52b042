package io.netwright.model.lint;

import io.netwright.model.edit.Edit;
import io.netwright.model.edit.FieldValue;
import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.Ingress;
import io.netwright.model.resource.PortRef;
import io.netwright.model.resource.Service;
import io.netwright.model.resource.Service.ServicePort;

import java.util.function.Consumer;

/// A port that the backend's Service has not.
final class IngressPort implements Rule {
    @Override
    public void check(View lab, Consumer<Found> out) {
        for (var ingress : lab.all(Ingress.class)) {
            for (var it : Backends.of(ingress)) {
                var port = it.backend().port();
                var service =
                        lab.service(ingress.key().namespace(), it.backend().service()).orElse(null);
                if (port != null
                        && service != null
                        && service.type() != Service.Type.EXTERNAL_NAME
                        && !it.isAction()
                        && service.ports().stream().noneMatch(own -> isMeant(port, own))) {
                    out.accept(found(lab, ingress, it.path(), port, service));
                }
            }
        }
    }

    private static boolean isMeant(PortRef wanted, ServicePort port) {
        return switch (wanted) {
            case PortRef.Numbered(int number) -> number == port.port();
            case PortRef.Named(String name) -> name.equals(port.name());
        };
    }

    private static Found found(
            View lab, Ingress ingress, FieldPath backend, PortRef port, Service service) {
        boolean numbered = port instanceof PortRef.Numbered;
        var path = backend.then("port").then(numbered ? "number" : "name");
        var found = lab.at(ingress, path, LintCode.INGRESS_PORT, service.key(), port.text());
        if (service.ports().size() != 1) {
            return service.ports().isEmpty()
                    ? found
                    : found.hint(
                            "it has {}",
                            String.join(
                                    ", ",
                                    service.ports().stream().map(IngressPort::words).toList()));
        }
        var only = service.ports().getFirst();
        var hinted = found.hint("its port is {}", words(only));
        if (numbered) {
            return hinted.repair(
                    new Edit.SetField(ingress.key(), path, FieldValue.of(only.port())));
        }
        return only.name() == null ? hinted : hinted.set(path, only.name());
    }

    private static String words(ServicePort port) {
        return port.name() == null
                ? Integer.toString(port.port())
                : "%d (%s)".formatted(port.port(), port.name());
    }
}
