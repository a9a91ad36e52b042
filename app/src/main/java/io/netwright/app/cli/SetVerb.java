package io.netwright.app.cli;

import io.netwright.model.diag.Diagnostic;
import io.netwright.model.diag.Severity;
import io.netwright.model.edit.UnifiedDiff;
import io.netwright.model.lab.Lab;
import io.netwright.model.lab.LabFiles;
import io.netwright.model.lab.LabFiles.Saved;
import io.netwright.model.lab.LabIoException;

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
                    + " quotes stay as they are. Of a lab on standard input the changed text is"
                    + " printed; with --dry-run, the difference."
        },
        footer = {
            "",
            "Such as:",
            "  netwright set shop svc/web spec.ports[0].port=8080 -n shop --dry-run",
            "  netwright set shop svc/web 'spec.ports[name=http].port=81' -n shop",
            "  netwright set shop svc/web 'spec.ports[+]={name: https, port: 443}' -n shop",
            "  netwright set shop pod/client 'metadata.labels.\"app.io/tier\"=web' -n shop",
            "  netwright set shop svc/web spec.clusterIP- -n shop",
            "  kubectl get svc web -o yaml | netwright set - svc/web spec.type=NodePort"
        },
        mixinStandardHelpOptions = true)
final class SetVerb extends Verb {
    @Mixin private LabArguments arguments = new LabArguments();

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "KIND/NAME FIELD=VALUE",
            description =
                    "The object, and what to set: text, a number, or a list or mapping as YAML or"
                            + " JSON writes it. FIELD- takes a field out.")
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
        boolean piped = arguments.paths().equals(List.of("-"));
        var opened = session().files(arguments);
        var before = opened.lab();
        var target = SetTarget.find(before, all.getFirst(), arguments.namespace());
        var options = new SetTarget.Options(arguments.keepGoing());
        var after = before;
        for (var word : all.subList(1, all.size())) {
            after = target.apply(after, Assignment.parse(word), options);
        }
        check(before, after);
        if (after.hasSameText(before)) {
            warn("nothing to change: the lab says so already");
        }
        boolean written = !dryRun && !piped && !after.hasSameText(before);
        if (written) {
            save(opened.files(), after);
        }
        return answer(before, after, written, piped && !dryRun);
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

    /// @param whole is the changed text the answer, rather than the difference
    private static Answer answer(Lab before, Lab after, boolean written, boolean whole) {
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
        if (whole) {
            var text = after.files().getFirst().text();
            result.put("text", text);
            return Answer.of(result, () -> text);
        }
        return Answer.of(result, () -> String.join("", diffs));
    }
}
