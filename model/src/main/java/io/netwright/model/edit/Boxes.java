package io.netwright.model.edit;

import io.netwright.model.lab.Lab;
import io.netwright.model.manifest.Document;
import io.netwright.model.manifest.YamlNode.Mapping;
import io.netwright.model.manifest.YamlNode.Scalar;
import io.netwright.model.manifest.YamlNode.Sequence;
import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.ResourceKey;

/// Writes where boxes stand into the `Layout` document, one line each.
final class Boxes {
    private static final FieldPath BOXES = FieldPath.of("spec", "boxes");

    private Boxes() {}

    static Lab move(Lab lab, ResourceKey key, int x, int y) {
        var document = lab.layoutDocument().orElse(null);
        if (document == null) {
            return Documents.add(lab, lab.netlabPath(), newLayout(lab, line(key, x, y)));
        }
        int index = indexOf(document, key);
        if (index >= 0) {
            var box = BOXES.then(index);
            var moved =
                    FieldSplices.set(document, box.then("at").then(0), FieldValue.of(x))
                            .applyTo(lab);
            var again = moved.layoutDocument().orElseThrow();
            return FieldSplices.set(again, box.then("at").then(1), FieldValue.of(y)).applyTo(moved);
        }
        return add(lab, document, line(key, x, y));
    }

    static Lab remove(Lab lab, ResourceKey key) {
        var document = lab.layoutDocument().orElse(null);
        int index = document == null ? -1 : indexOf(document, key);
        if (document == null || index < 0) {
            return lab;
        }
        var splice = RemoveSplices.remove(document, BOXES.then(index));
        return splice == null ? lab : splice.applyTo(lab);
    }

    static Lab rename(Lab lab, ResourceKey key, String newName) {
        var document = lab.layoutDocument().orElse(null);
        int index = document == null ? -1 : indexOf(document, key);
        if (document == null || index < 0) {
            return lab;
        }
        var path = BOXES.then(index).then("name");
        return FieldSplices.set(document, path, FieldValue.of(newName)).applyTo(lab);
    }

    private static Lab add(Lab lab, Document document, String line) {
        var boxes = document.find(BOXES).orElse(null);
        var text = document.section().text();
        if (boxes instanceof Sequence list && !list.flow()) {
            int dash = list.start();
            var indent = " ".repeat(dash - TextPart.lineStart(text, dash));
            int end = TextPart.trimmedEnd(text, 0, list.end());
            int at = TextPart.nextLine(text, end);
            boolean open = at == text.length() && !text.endsWith("\n");
            var added = indent + "- " + line;
            var part = new TextPart(at, at, open ? "\n" + added : added + "\n");
            return FieldSplices.splice(document, part).applyTo(lab);
        }
        if (boxes instanceof Sequence list && !list.items().isEmpty()) {
            int end = list.items().getLast().end();
            return FieldSplices.splice(document, new TextPart(end, end, ", " + line)).applyTo(lab);
        }
        // No list yet: an empty or missing one, so the document has nothing to keep but its name.
        var part = new TextPart(treeStart(document), text.length(), newLayout(lab, line));
        return FieldSplices.splice(document, part).applyTo(lab);
    }

    private static int treeStart(Document document) {
        return document.tree().orElseThrow().start();
    }

    private static String newLayout(Lab lab, String line) {
        return """
        apiVersion: %s
        kind: Layout
        metadata: {name: %s}
        spec:
          boxes:
          - %s
        """
                .formatted(Lab.API_VERSION, quoted(lab.name()), line);
    }

    private static String line(ResourceKey key, int x, int y) {
        var kind = key.group().isEmpty() ? key.kind() : key.kind() + "." + key.group();
        var namespace = key.namespace() == null ? "" : ", namespace: " + quoted(key.namespace());
        return "{kind: %s%s, name: %s, at: [%d, %d]}"
                .formatted(quoted(kind), namespace, quoted(key.name()), x, y);
    }

    private static String quoted(String text) {
        return ScalarText.text(text, ScalarText.Quotes.NONE, true);
    }

    private static int indexOf(Document document, ResourceKey key) {
        if (!(document.find(BOXES).orElse(null) instanceof Sequence list)) {
            return -1;
        }
        var kind = key.group().isEmpty() ? key.kind() : key.kind() + "." + key.group();
        var namespace = key.namespace() == null ? "" : key.namespace();
        for (int i = 0; i < list.items().size(); i++) {
            if (list.items().get(i) instanceof Mapping box
                    && key.name().equals(textOf(box, "name"))
                    && kind.equals(textOf(box, "kind"))
                    && namespace.equals(textOf(box, "namespace"))) {
                return i;
            }
        }
        return -1;
    }

    private static String textOf(Mapping box, String field) {
        return box.get(field) instanceof Scalar scalar && !scalar.isNull() ? scalar.text() : "";
    }
}
