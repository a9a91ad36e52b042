package io.netwright.model.lint;

import io.netwright.model.diag.Diagnostic;
import io.netwright.model.diag.Fault;
import io.netwright.model.diag.Message;
import io.netwright.model.edit.Edit;
import io.netwright.model.edit.FieldValue;
import io.netwright.model.edit.LabFields;
import io.netwright.model.edit.LabFields.Setting;
import io.netwright.model.lab.Lab;
import io.netwright.model.lab.LabFiles;
import io.netwright.model.resource.FieldPath;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// The edits that name a chart's values, or a script that installs one, in the Lab document.
final class Offers {
    private static final FieldPath SPEC = FieldPath.of("spec");

    private Offers() {}

    static @Nullable Edit repair(Lab lab, Diagnostic problem) {
        var code = problem.message().code();
        var file = problem.at().file();
        if (file.equals(LabFiles.STDIN)) {
            return null; // it has no name
        }
        var settings = new ArrayList<Setting>();
        if (code.equals(Fault.CHART_VALUES.code())) {
            var item = next(lab, "values");
            var chart = problem.message().parts().getFirst().plain();
            settings.add(new Setting(item.then("chart"), FieldValue.of(chart)));
            settings.add(new Setting(item.then("file"), FieldValue.of(file)));
        } else if (code.equals(Fault.CHART_COMMAND.code())) {
            settings.add(new Setting(next(lab, "helm").then("file"), FieldValue.of(file)));
        } else {
            return null;
        }
        var label = Message.of("EDIT_INSTALL", "Apply {}", file);
        try {
            return LabFields.set(lab, label, List.copyOf(settings));
        } catch (IllegalArgumentException e) {
            return null; // `helm` is one text there, or the document does not parse
        }
    }

    private static FieldPath next(Lab lab, String field) {
        var path = SPEC.then(field);
        for (var file : lab.files()) {
            for (var document : file.documents()) {
                if (document.kind().equals("Lab")
                        && document.apiVersion().equals(Lab.API_VERSION)) {
                    return path.then(View.items(document, path).size());
                }
            }
        }
        return path.then(0);
    }
}
