package io.netwright.model.edit;

import io.netwright.model.lab.Lab;
import io.netwright.model.lab.SourceText;
import io.netwright.model.manifest.Document;
import io.netwright.model.manifest.YamlNode;
import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.ResourceKey;

import java.util.Optional;

/// Adds whole documents to a lab and takes them out.
final class Documents {
    private Documents() {}

    /// The document of an object; while it has a fault, as between two steps of one edit, the one
    /// that says so of itself.
    static Document require(Lab lab, ResourceKey key) {
        return lab.document(key)
                .or(() -> faulty(lab, key))
                .orElseThrow(() -> new IllegalArgumentException("the lab has no " + key));
    }

    private static Optional<Document> faulty(Lab lab, ResourceKey key) {
        return lab.files().stream()
                .flatMap(it -> it.documents().stream())
                .filter(it -> it.typed().isEmpty() && key.kind().equals(it.kind()))
                .filter(it -> key.name().equals(text(it, "name")))
                .filter(
                        it -> {
                            var own = text(it, "namespace");
                            var namespace = own.isEmpty() ? lab.defaultNamespace() : own;
                            return key.namespace() == null || key.namespace().equals(namespace);
                        })
                .findFirst();
    }

    private static String text(Document document, String field) {
        return document.find(FieldPath.of("metadata", field)).orElse(null)
                        instanceof YamlNode.Scalar scalar
                ? scalar.text()
                : "";
    }

    static Lab add(Lab lab, String path, String text) {
        var body = text.endsWith("\n") ? text : text + "\n";
        var file = lab.file(path).orElse(null);
        if (file == null) {
            return lab.withFile(new SourceText(path, body));
        }
        var lineEnd = file.lineEnd();
        var added = new StringBuilder();
        if (file.endsInLine()) {
            added.append('\n');
        }
        if (!file.documents().isEmpty()) {
            added.append("---\n");
        }
        added.append(body);
        return lab.splice(path, file.length(), 0, added.toString().replace("\n", lineEnd));
    }

    static Lab remove(Lab lab, ResourceKey key) {
        var document = require(lab, key);
        return Boxes.remove(removal(document).applyTo(lab), key);
    }

    private static Edit.Splice removal(Document document) {
        var list = document.list().orElse(null);
        if (list != null) {
            var tree = document.tree().orElseThrow();
            return RemoveSplices.item(document, list, indexOf(list, tree));
        }
        var text = document.section().text();
        int start = document.sectionOffset() == 0 ? headerEnd(text, document) : 0;
        return FieldSplices.splice(document, new TextPart(start, text.length(), ""));
    }

    private static int indexOf(YamlNode.Sequence list, YamlNode item) {
        for (int i = 0; i < list.items().size(); i++) {
            if (list.items().get(i).start() == item.start()) {
                return i;
            }
        }
        throw new IllegalArgumentException("not in its list");
    }

    /// What a file says above its first object, up to the last blank line, stays.
    private static int headerEnd(String text, Document document) {
        int start = document.tree().map(YamlNode::start).orElse(0);
        int blank = text.lastIndexOf("\n\n", start);
        return blank < 0 ? 0 : Math.min(start, blank + 2);
    }
}
