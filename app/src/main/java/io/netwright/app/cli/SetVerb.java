package io.netwright.app.cli;

import io.netwright.model.diag.Diagnostic;
import io.netwright.model.diag.Severity;
import io.netwright.model.edit.UnifiedDiff;
import io.netwright.model.lab.Lab;
import io.netwright.model.lab.LabFiles;
import io.netwright.model.lab.LabFiles.Saved;
import io.netwright.model.lab.LabIoException;
import io.netwright.model.manifest.Document;
import io.netwright.model.resource.Resource;
import io.netwright.model.resource.ResourceKey;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/// `netwright set`: changes fields of an object in the text of its file.
@Command(
        name = "set",
        description = {
            "Change fields of an object in its file, and print the difference. Comments, order and"
                    + " quotes stay as they are."
        },
        footer = {
            "",
            "Such as:",
            "  netwright set shop svc/web spec.ports[0].port=8080 -n shop --dry-run",
            "  netwright set shop pod/client metadata.labels[app.io/tier]=web -n shop",
            "  netwright set shop svc/web spec.clusterIP- -n shop"
        },
        mixinStandardHelpOptions = true)
final class SetVerb extends Verb {
    @Mixin private LabArguments arguments = new LabArguments();

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "KIND/NAME FIELD=VALUE",
            description = "The object, and what to set; FIELD- takes a field out.")
    private List<String> words = new ArrayList<>();

    @Option(names = "--dry-run", description = "Print the difference; write nothing.")
    private boolean dryRun;

    SetVerb(Session session) {
        super(session);
    }

    @Override
    Answer answer() throws BadInput, LabIoException {
        var all = arguments.words(words);
        if (all.size() < 2) {
            throw new BadInput("netwright set: which object, and which FIELD=VALUE?");
        }
        var opened = session().files(arguments);
        var before = opened.lab();
        var document = find(before, all.getFirst());
        var key = document.typed().map(Resource::key).orElseThrow();
        var after = before;
        for (var word : all.subList(1, all.size())) {
            after = apply(after, key, document, Assignment.parse(word));
        }
        check(before, after);
        if (after.hasSameText(before)) {
            warn("nothing to change: the lab says so already");
        }
        boolean written = !dryRun && !after.hasSameText(before);
        if (written) {
            save(opened.files(), after);
        }
        return answer(before, after, written);
    }

    private Document find(Lab lab, String word) throws BadInput {
        int slash = word.indexOf('/');
        if (slash <= 0 || slash == word.length() - 1) {
            throw new BadInput("netwright set: not KIND/NAME: " + word);
        }
        var kind = word.substring(0, slash);
        var name = word.substring(slash + 1);
        var names = new ArrayList<String>();
        for (var resource : lab.resources()) {
            var key = resource.key();
            if (KindNames.isName(kind, key.kind())
                    && (key.namespace() == null || key.namespace().equals(arguments.namespace()))) {
                if (key.name().equals(name)) {
                    return lab.document(key).orElseThrow();
                }
                names.add(kind + "/" + key.name());
            }
        }
        throw BadInput.unknown(
                "netwright set: the lab has no %s in namespace %s, or it has errors"
                        .formatted(word, arguments.namespace()),
                word,
                names,
                elsewhere(lab, kind, name));
    }

    private static String elsewhere(Lab lab, String kind, String name) {
        return lab.resources().stream()
                .map(Resource::key)
                .filter(it -> KindNames.isName(kind, it.kind()) && it.name().equals(name))
                .map(it -> "namespace " + it.namespace() + " has it: -n " + it.namespace())
                .findFirst()
                .orElse("netwright get LAB " + kind + " -A lists what there is");
    }

    private static Lab apply(Lab lab, ResourceKey key, Document document, Assignment assignment)
            throws BadInput {
        try {
            return assignment.edit(key, document).applyTo(lab);
        } catch (IllegalArgumentException _) {
            throw new BadInput(
                    List.of(
                            "netwright set: %s has no place for %s"
                                    .formatted(key, assignment.path()),
                            "  hint: a list takes an index, the next free one to add to it; a"
                                    + " mapping takes names"));
        }
    }

    /// What the API server would refuse and did not before is refused, unless told to keep going; a
    /// new warning is told.
    private void check(Lab before, Lab after) throws BadInput {
        var fresh = fresh(before.problems(), after.problems());
        var errors = fresh.stream().filter(it -> it.severity() == Severity.ERROR).toList();
        if (!errors.isEmpty() && !arguments.keepGoing()) {
            throw new BadInput(errors.stream().map(Diagnostic::toString).toList());
        }
        session().tell(fresh, output());
    }

    /// What an edit brought: of each file and sentence, as many as there are more of than before.
    private static List<Diagnostic> fresh(List<Diagnostic> before, List<Diagnostic> after) {
        var old = new HashMap<String, Integer>();
        for (var it : before) {
            old.merge(sentence(it), 1, Integer::sum);
        }
        var fresh = new ArrayList<Diagnostic>();
        for (var it : after) {
            if (old.merge(sentence(it), -1, Integer::sum) < 0) {
                fresh.add(it);
            }
        }
        return fresh;
    }

    private static String sentence(Diagnostic it) {
        return it.at().file() + ": " + it.severity() + it.message().code() + it.message().text();
    }

    private static void save(LabFiles files, Lab after) throws BadInput, LabIoException {
        if (files.save(after, false) instanceof Saved.Conflict(var changed)) {
            throw new LabIoException(
                    "Somebody else has changed %s meanwhile; nothing was written"
                            .formatted(String.join(", ", changed)));
        }
    }

    private static Answer answer(Lab before, Lab after, boolean written) {
        var diffs = new ArrayList<String>();
        var result = Json.result(List.of());
        result.put("written", written);
        var list = result.putArray("changed");
        for (var file : after.files()) {
            var old = before.file(file.path()).orElse(null);
            if (old == null || !file.hasSameText(old)) {
                var text = old == null ? "" : old.text();
                var diff = UnifiedDiff.of(file.path(), text, file.text());
                diffs.add(diff);
                list.addObject().put("file", file.path()).put("diff", diff);
            }
        }
        return Answer.of(result, () -> String.join("", diffs));
    }
}
