package io.netwright.model.lint;

import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.Ingress;
import io.netwright.model.resource.Ingress.Backend;

import java.util.ArrayList;
import java.util.List;

/// The Service backends of an Ingress, each with its place.
record Backends(FieldPath path, Backend backend) {
    static List<Backends> of(Ingress ingress) {
        var all = new ArrayList<Backends>();
        var fallback = ingress.defaultBackend();
        if (fallback != null) {
            all.add(new Backends(FieldPath.of("spec", "defaultBackend", "service"), fallback));
        }
        for (int i = 0; i < ingress.rules().size(); i++) {
            var paths = ingress.rules().get(i).paths();
            for (int j = 0; j < paths.size(); j++) {
                var backend = paths.get(j).backend();
                if (backend != null) {
                    var path =
                            FieldPath.of(
                                    "spec", "rules", i, "http", "paths", j, "backend", "service");
                    all.add(new Backends(path, backend));
                }
            }
        }
        return all;
    }

    /// Does the backend stand for an action of a controller, rather than a Service (AWS)?
    boolean isAction() {
        return backend.port() != null && backend.port().text().equals("use-annotation");
    }
}
