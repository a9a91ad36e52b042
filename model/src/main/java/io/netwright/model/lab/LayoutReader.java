package io.netwright.model.lab;

import io.netwright.model.diag.Fault;
import io.netwright.model.diag.Severity;
import io.netwright.model.lab.Layout.Position;
import io.netwright.model.manifest.Field;
import io.netwright.model.resource.ResourceKey;

import java.util.List;
import java.util.TreeMap;

/// Reads a `Layout` document: `spec.boxes`, a list of `{kind, namespace, name, at: [x, y]}`. `kind`
/// has its group after a dot unless it is the core group: `Deployment.apps`.
final class LayoutReader {
    private static final int FAR = 10_000_000;
    private static final List<String> ROOT = List.of("apiVersion", "kind", "metadata", "spec");
    private static final List<String> BOX = List.of("kind", "namespace", "name", "at");

    private LayoutReader() {}

    static Layout read(Field root) {
        root.refuseUnknown(Severity.ERROR, "a Layout", ROOT);
        var spec = root.get("spec");
        spec.refuseUnknown(Severity.ERROR, "the spec of a Layout", List.of("boxes"));
        var positions = new TreeMap<ResourceKey, Position>();
        for (var box : spec.get("boxes").items()) {
            box.refuseUnknown(Severity.ERROR, "a box", BOX);
            var kind = box.get("kind").required().text();
            var name = box.get("name").required().text();
            var at = box.get("at").required();
            var ends = at.items();
            if (at.isSet() && ends.size() != 2) {
                at.error(Fault.BAD_VALUE, null, ends.size() + " numbers", "a place: [x, y]");
                continue;
            }
            var x = ends.isEmpty() ? null : ends.get(0).integer(-FAR, FAR);
            var y = ends.isEmpty() ? null : ends.get(1).integer(-FAR, FAR);
            if (kind != null && name != null && x != null && y != null) {
                positions.put(key(kind, box.get("namespace"), name), new Position(x, y));
            }
        }
        return new Layout(positions);
    }

    /// The object that a box stands for.
    private static ResourceKey key(String kind, Field namespace, String name) {
        int dot = kind.indexOf('.');
        return new ResourceKey(
                dot < 0 ? "" : kind.substring(dot + 1),
                dot < 0 ? kind : kind.substring(0, dot),
                namespace.text(),
                name);
    }
}
