package io.netwright.model.lint;

import io.netwright.model.edit.Edit;
import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.Service;

import java.util.function.Consumer;

/// Fields of a Service that the API server takes and ignores.
///
/// Source: kubernetes `pkg/api/service/warnings.go`.
final class IgnoredField implements Rule {
    @Override
    public void check(View lab, Consumer<Found> out) {
        for (var service : lab.all(Service.class)) {
            boolean alias = service.type() == Service.Type.EXTERNAL_NAME;
            if (service.isHeadless() && service.affinity() != null) {
                out.accept(found(lab, service, "sessionAffinity", "for headless Services"));
            }
            if (!alias && service.externalName() != null && !service.externalName().isEmpty()) {
                out.accept(found(lab, service, "externalName", "without type: ExternalName"));
            }
            if (alias && !service.externalIps().isEmpty()) {
                out.accept(found(lab, service, "externalIPs", "with type: ExternalName"));
            }
        }
    }

    private static Found found(View lab, Service service, String field, String where) {
        var path = FieldPath.of("spec", field);
        var found = lab.at(service, path, LintCode.IGNORED_FIELD, path, where);
        return field.equals("sessionAffinity") // its time-out may not stay alone
                ? found.set(path, "None")
                : found.repair(new Edit.RemoveField(service.key(), path));
    }
}
