package io.netwright.model.lint;

import io.netwright.model.manifest.Document;
import io.netwright.model.manifest.YamlNode;
import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.ResourceKey;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// A ConfigMap that containers need and that is not there, in a namespace that has others.
final class ConfigMapMissing implements Rule {
    /// Every namespace has it.
    private static final String ROOT = "kube-root-ca.crt";

    @Override
    public void check(View lab, Consumer<Found> out) {
        for (var subject : lab.subjects()) {
            var namespace = subject.key().namespace();
            if (namespace == null || !lab.knows("ConfigMap", namespace)) {
                continue;
            }
            var document = lab.document(subject.key());
            for (var path : references(document, subject.path())) {
                var name = View.text(document, path.then("name")).orElse("");
                boolean optional =
                        View.text(document, path.then("optional"))
                                .filter("true"::equals)
                                .isPresent();
                var key = ResourceKey.core("ConfigMap", namespace, name);
                if (!name.isEmpty()
                        && !optional
                        && !name.equals(ROOT)
                        && lab.object(key).isEmpty()) {
                    out.accept(
                            Found.in(
                                    document,
                                    path.then("name"),
                                    LintCode.CONFIG_MAP,
                                    name,
                                    namespace));
                }
            }
        }
    }

    private static List<FieldPath> references(Document document, FieldPath spec) {
        var paths = new ArrayList<FieldPath>();
        for (var list : List.of("initContainers", "containers")) {
            var containers = spec.then(list);
            for (int i = 0; i < size(document, containers); i++) {
                var container = containers.then(i);
                each(document, container.then("envFrom"), paths, "configMapRef");
                each(document, container.then("env"), paths, "valueFrom", "configMapKeyRef");
            }
        }
        each(document, spec.then("volumes"), paths, "configMap");
        var volumes = spec.then("volumes");
        for (int i = 0; i < size(document, volumes); i++) {
            var sources = volumes.then(i).then("projected").then("sources");
            each(document, sources, paths, "configMap");
        }
        return paths;
    }

    private static int size(Document document, FieldPath list) {
        return View.items(document, list).size();
    }

    private static void each(
            Document document, FieldPath list, List<FieldPath> paths, String... fields) {
        for (int i = 0; i < size(document, list); i++) {
            var path = list.then(i);
            for (var field : fields) {
                path = path.then(field);
            }
            if (document.find(path).orElse(null) instanceof YamlNode.Mapping) {
                paths.add(path);
            }
        }
    }
}
