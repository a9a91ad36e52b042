package io.netwright.app.cli;

import io.netwright.model.edit.Edit;
import io.netwright.model.edit.FieldValue;
import io.netwright.model.lab.Lab;
import io.netwright.model.manifest.Document;
import io.netwright.model.manifest.FieldNames;
import io.netwright.model.manifest.YamlNode;
import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.ResourceKey;
import io.netwright.model.schema.KindSchema;
import io.netwright.model.schema.Schema;
import io.netwright.model.schema.Shape;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// The object that `set` changes, by its place in the lab: also one that has errors.
///
/// @param file its place among the files
/// @param index its place among the documents of that file
record SetTarget(int file, int index, ResourceKey key) {
    /// @param keepGoing are fields set that the schema does not know
    record Options(boolean keepGoing) {}

    static SetTarget find(Lab lab, String word, String namespace) throws BadInput {
        int slash = word.indexOf('/');
        if (slash <= 0 || slash == word.length() - 1) {
            throw new BadInput("netwright set: not KIND/NAME: " + word);
        }
        var kind = word.substring(0, slash);
        var name = word.substring(slash + 1);
        var found = new ArrayList<SetTarget>();
        var elsewhere = new ArrayList<String>();
        var near = new ArrayList<String>();
        for (var it : all(lab)) {
            var key = it.key;
            if (!KindNames.isName(kind, key.group(), key.kind())) {
                continue;
            }
            boolean here = key.namespace() == null || key.namespace().equals(namespace);
            if (here && key.name().equals(name)) {
                found.add(it);
            } else if (here) {
                near.add(kind + "/" + key.name());
            } else if (key.name().equals(name)) {
                elsewhere.add("namespace " + key.namespace() + " has it: -n " + key.namespace());
            }
        }
        if (found.isEmpty()) {
            throw BadInput.unknown(
                    "netwright set: the lab has no %s in namespace %s".formatted(word, namespace),
                    word,
                    near,
                    elsewhere.isEmpty()
                            ? "netwright get LAB " + kind + " -A lists what there is"
                            : elsewhere.getFirst());
        }
        var first = found.getFirst();
        if (found.stream().anyMatch(it -> !it.key.equals(first.key))) {
            var names =
                    found.stream()
                            .map(
                                    it ->
                                            KindNames.resource(it.key.group(), it.key.kind())
                                                    + "/"
                                                    + name)
                            .toList();
            throw new BadInput(
                    List.of(
                            "netwright set: several kinds have that name: " + word,
                            "  hint: name the group: " + String.join(" or ", names)));
        }
        return first;
    }

    private static List<SetTarget> all(Lab lab) {
        var all = new ArrayList<SetTarget>();
        for (int i = 0; i < lab.files().size(); i++) {
            var documents = lab.files().get(i).documents();
            for (int j = 0; j < documents.size(); j++) {
                var key = key(lab, documents.get(j));
                if (key != null) {
                    all.add(new SetTarget(i, j, key));
                }
            }
        }
        return all;
    }

    private static @Nullable ResourceKey key(Lab lab, Document document) {
        var typed = document.typed().orElse(null);
        if (typed != null) {
            return typed.key();
        }
        var name = text(document, "name");
        if (name.isEmpty() || document.kind().isEmpty()) {
            return null;
        }
        var group = ResourceKey.groupOf(document.apiVersion());
        var own = text(document, "namespace");
        boolean cluster = Schema.shipped().isClusterScoped(group, document.kind());
        var namespace = cluster ? null : own.isEmpty() ? lab.defaultNamespace() : own;
        return new ResourceKey(group, document.kind(), namespace, name);
    }

    private static String text(Document document, String field) {
        return document.find(FieldPath.of("metadata", field)).orElse(null)
                        instanceof YamlNode.Scalar scalar
                ? scalar.text()
                : "";
    }

    /// The lab with one thing set or taken out.
    Lab apply(Lab lab, Assignment assignment, Options options) throws BadInput {
        var document = lab.files().get(file).documents().get(index);
        var tree = document.tree().orElseThrow();
        FieldPath path;
        try {
            path = assignment.field().in(tree);
        } catch (FieldWords.NoWay e) {
            throw at(document, e.at(), "" + e.getMessage(), e.hint());
        }
        if (document.find(path).isEmpty() && !options.keepGoing) {
            refuseUnknown(document, path);
        }
        try {
            if (assignment.value() == null) {
                var next = new Edit.RemoveField(key, path).applyTo(lab);
                if (next.files().get(file).documents().get(index).find(path).isPresent()
                        && document.find(path).isPresent()
                        && next.hasSameText(lab)) {
                    throw at(
                            document,
                            path,
                            path + " comes from a merged mapping (<<)",
                            "take it out where its anchor is");
                }
                return next;
            }
            var shape = Schema.shipped().field(document.apiVersion(), document.kind(), path);
            var value = assignment.typed(shape, isQuoted(document, path));
            return isSame(document, path, value)
                    ? lab
                    : new Edit.SetField(key, path, value).applyTo(lab);
        } catch (IllegalArgumentException _) {
            throw noPlace(document, path);
        }
    }

    private static boolean isSame(Document document, FieldPath path, FieldValue value) {
        var old = document.find(path).map(FieldValue::of).orElse(null);
        return value.equals(old);
    }

    private static boolean isQuoted(Document document, FieldPath path) {
        return document.find(path).orElse(null) instanceof YamlNode.Scalar scalar
                && !scalar.plain();
    }

    /// A field that the kind does not have leads nowhere.
    private void refuseUnknown(Document document, FieldPath path) throws BadInput {
        var kind = Schema.shipped().kind(document.apiVersion(), document.kind());
        if (kind == null || kind.validates() == KindSchema.Validates.NOTHING) {
            return;
        }
        @Nullable Shape shape = kind.shape();
        for (int i = 0; i < path.steps().size() && shape != null; i++) {
            var above = new FieldPath(path.steps().subList(0, i));
            switch (path.steps().get(i)) {
                case FieldPath.Step.Index _ -> shape = shape.items();
                case FieldPath.Step.Name(String name) -> {
                    var field = shape.field(name);
                    var next = field == null ? shape.values() : field;
                    boolean mapping = shape.type() == Shape.Type.MAPPING;
                    if (next == null && mapping && !shape.isOpen()) {
                        var near = FieldNames.nearest(name, shape.fieldNames());
                        throw at(
                                document,
                                above,
                                "a %s has no field %s".formatted(document.kind(), above.then(name)),
                                near != null
                                        ? "did you mean " + near + "?"
                                        : "its fields are "
                                                + String.join(", ", shape.fieldNames()));
                    }
                    shape = next;
                }
            }
        }
    }

    private BadInput noPlace(Document document, FieldPath path) {
        var there = FieldPath.ROOT;
        YamlNode node = document.tree().orElseThrow();
        for (int i = 1; i <= path.steps().size(); i++) {
            var next = new FieldPath(path.steps().subList(0, i));
            var found = document.find(next).orElse(null);
            if (found == null) {
                break;
            }
            there = next;
            node = found;
        }
        var hint =
                switch (node) {
                    case YamlNode.Sequence(var items, _, _, _) ->
                            there
                                    + " is a list of "
                                    + items.size()
                                    + ": [0] is the first element,"
                                    + " [+] adds one";
                    case YamlNode.Mapping _ -> there + " is a mapping, whose fields have names";
                    case YamlNode.Scalar _ -> there + " is " + node.words();
                };
        return at(document, there, "%s has no place for %s".formatted(key, path), hint);
    }

    private static BadInput at(Document document, FieldPath path, String problem, String hint) {
        return new BadInput(
                List.of(document.locate(path) + ": error: " + problem, "  hint: " + hint));
    }
}
