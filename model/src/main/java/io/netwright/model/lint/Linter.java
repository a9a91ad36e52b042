package io.netwright.model.lint;

import io.netwright.model.diag.Diagnostic;
import io.netwright.model.diag.Excess;
import io.netwright.model.diag.Fault;
import io.netwright.model.diag.Message;
import io.netwright.model.diag.Severity;
import io.netwright.model.edit.Edit;
import io.netwright.model.lab.Lab;
import io.netwright.model.lab.SourceFile;
import io.netwright.model.manifest.Document;
import io.netwright.model.resource.Resource;
import io.netwright.model.resource.ResourceKey;
import io.netwright.model.schema.Schema;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Looks a lab through.
public final class Linter {
    private Linter() {}

    /// What the rules find, in the order of the files.
    public static List<LintFinding> check(Lab lab) {
        var view = View.of(lab);
        var found = new ArrayList<LintFinding>();
        var excess = new Excess();
        for (var rule : Rules.ALL) {
            rule.check(
                    view,
                    it -> {
                        var finding = it.finding();
                        if (excess.admits(finding.diagnostic())) {
                            found.add(finding);
                        }
                    });
        }
        for (var rest : excess.rest()) {
            found.add(new LintFinding(rest, null, "", null));
        }
        return sorted(lab, found);
    }

    /// Everything: what is wrong with the files, what the control plane found, and what the rules
    /// find. What is kept and has no effect is no fault of the file's: a notice.
    ///
    /// @param derived the control plane's findings
    public static List<LintFinding> all(Lab lab, List<Diagnostic> derived) {
        var found = new ArrayList<>(check(lab));
        var removed =
                found.stream()
                        .filter(it -> it.code().equals(LintCode.REMOVED_VERSION.code()))
                        .map(LintFinding::resource)
                        .toList();
        var owners = new Owners(lab);
        for (var it : reading(lab, owners)) {
            boolean told =
                    it.code().equals(Fault.OLD_VERSION.code()) && removed.contains(it.resource());
            if (!told) {
                found.add(it);
            }
        }
        for (var problem : derived) {
            found.add(new LintFinding(problem, owners.of(problem), "", null));
        }
        return sorted(lab, found);
    }

    /// What is wrong with the files alone.
    public static List<LintFinding> reading(Lab lab) {
        return sorted(lab, reading(lab, new Owners(lab)));
    }

    private static List<LintFinding> reading(Lab lab, Owners owners) {
        var found = new ArrayList<LintFinding>();
        for (var problem : lab.problems()) {
            var offer = Offers.repair(lab, problem);
            var repair = offer == null ? respelt(problem) : offer;
            found.add(new LintFinding(asFinding(problem), owners.of(problem), "", repair));
        }
        return found;
    }

    /// A field that is likely misspelt, spelt as its hint says.
    private static @Nullable Edit respelt(Diagnostic problem) {
        var hint = problem.hint();
        if (hint == null
                || hint.parts().isEmpty()
                || !problem.message().code().equals(Fault.UNKNOWN_FIELD.code())) {
            return null;
        }
        var at = problem.at();
        var name = hint.parts().getFirst().plain();
        int start = at.start().offset();
        var splice = new Edit.Splice(at.file(), start, at.end().offset() - start, name);
        var wrong = problem.message().parts().getFirst().plain();
        return new Edit.Together(
                Message.of("EDIT_SPELL", "Write {} for {}", name, wrong), List.of(splice));
    }

    private static Diagnostic asFinding(Diagnostic problem) {
        var code = problem.message().code();
        boolean notice =
                code.equals(Fault.NOT_MODELLED.code())
                        || code.equals(Fault.NOT_AN_OBJECT.code())
                        || code.equals(Fault.CHART_VALUES.code())
                        || code.equals(Fault.CHART_COMMAND.code());
        return notice
                ? new Diagnostic(problem.at(), Severity.INFO, problem.message(), problem.hint())
                : problem;
    }

    private static List<LintFinding> sorted(Lab lab, List<LintFinding> found) {
        var order = new HashMap<String, Integer>();
        for (int i = 0; i < lab.files().size(); i++) {
            order.put(lab.files().get(i).path(), i);
        }
        found.sort(
                Comparator.comparingInt(
                                (LintFinding it) ->
                                        order.getOrDefault(it.diagnostic().at().file(), -1))
                        .thenComparing(it -> it.diagnostic().at().start())
                        .thenComparing(it -> it.diagnostic().severity())
                        .thenComparing(LintFinding::code));
        return List.copyOf(found);
    }

    /// Which object a place belongs to.
    private static final class Owners {
        private final Lab lab;
        private final Map<String, SourceFile> files = new HashMap<>();
        private final Map<Document, Optional<ResourceKey>> known = new HashMap<>();

        Owners(Lab lab) {
            this.lab = lab;
            lab.files().forEach(it -> files.put(it.path(), it));
        }

        @Nullable ResourceKey of(Diagnostic problem) {
            var at = problem.at();
            var file = files.get(at.file());
            if (file == null) {
                return null;
            }
            var document = file.documentAt(at.start().offset()).orElse(null);
            return document == null
                    ? null
                    : known.computeIfAbsent(document, it -> Optional.ofNullable(key(it)))
                            .orElse(null);
        }

        private @Nullable ResourceKey key(Document document) {
            var typed = document.typed().map(Resource::key).orElse(null);
            var name = View.text(document, "metadata", "name").orElse("");
            if (typed != null || document.kind().isEmpty() || name.isEmpty()) {
                return typed;
            }
            var group = ResourceKey.groupOf(document.apiVersion());
            boolean cluster = Schema.shipped().isClusterScoped(group, document.kind());
            var namespace =
                    cluster
                            ? null
                            : View.text(document, "metadata", "namespace")
                                    .orElse(lab.defaultNamespace());
            return new ResourceKey(group, document.kind(), namespace, name);
        }
    }
}
