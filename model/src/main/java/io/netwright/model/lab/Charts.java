package io.netwright.model.lab;

import io.netwright.model.diag.Diagnostic;
import io.netwright.model.diag.Fault;
import io.netwright.model.helm.Installs;
import io.netwright.model.helm.Recognition;
import io.netwright.model.manifest.Document;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// The charts in the files of a lab: those that its Lab document names, and those that it does not.
final class Charts {
    private Charts() {}

    /// What the first Lab document says that Helm installs.
    static Installs.Read read(List<SourceFile> files) {
        for (var file : files) {
            for (var document : file.documents()) {
                if (document.apiVersion().equals(Lab.API_VERSION)
                        && document.kind().equals("Lab")) {
                    var spec = document.read(LabSpecReader::read).orElseThrow().value();
                    return spec.installs().isEmpty()
                            ? Installs.Read.NONE
                            : Installs.read(
                                    spec.installs(), document, path -> documents(files, path));
                }
            }
        }
        return Installs.Read.NONE;
    }

    private static @Nullable List<Document> documents(List<SourceFile> files, String path) {
        for (var file : files) {
            if (file.path().equals(path)) {
                return file.documents();
            }
        }
        return null;
    }

    /// What is wrong with a document: that values are no object is said in other words, and not at
    /// all where the lab names them.
    static List<Diagnostic> problems(Document document, Installs.Read installs) {
        if (!document.kind().isEmpty()) {
            return document.problems();
        }
        if (installs.scripts().contains(document.file())) {
            return List.of();
        }
        boolean named = installs.valuesFiles().contains(document.file());
        var problems = new ArrayList<Diagnostic>();
        for (var problem : document.problems()) {
            if (!problem.message().code().equals(Fault.NOT_AN_OBJECT.code())) {
                problems.add(problem);
            } else if (!named) {
                problems.add(Recognition.offer(document).orElse(problem));
            }
        }
        return problems;
    }
}
