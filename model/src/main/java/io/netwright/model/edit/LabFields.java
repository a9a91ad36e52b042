package io.netwright.model.edit;

import io.netwright.model.diag.Message;
import io.netwright.model.lab.Lab;
import io.netwright.model.manifest.Document;
import io.netwright.model.resource.FieldPath;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Writes into the `Lab` document, which says what manifests cannot.
public final class LabFields {
    private LabFields() {}

    /// A field and what it is to be.
    public record Setting(FieldPath path, FieldValue value) {}

    /// Sets fields, undone as one; adds the document where the lab has none.
    public static Edit set(Lab lab, Message label, List<Setting> settings) {
        var edits = new ArrayList<Edit>();
        var now = lab;
        if (find(now).isEmpty()) {
            var added = new Edit.AddDocument(lab.netlabPath(), empty(lab));
            edits.add(added);
            now = added.applyTo(now);
        }
        for (var setting : settings) {
            var document = find(now).orElseThrow();
            var splice = FieldSplices.set(document, setting.path(), setting.value());
            edits.add(splice);
            now = splice.applyTo(now);
        }
        return new Edit.Together(label, edits);
    }

    private static String empty(Lab lab) {
        return "apiVersion: %s\nkind: Lab\nmetadata:\n  name: %s\n"
                .formatted(Lab.API_VERSION, ScalarText.doubleQuoted(lab.name()));
    }

    private static Optional<Document> find(Lab lab) {
        return lab.files().stream()
                .flatMap(it -> it.documents().stream())
                .filter(it -> it.kind().equals("Lab") && it.apiVersion().equals(Lab.API_VERSION))
                .findFirst();
    }
}
