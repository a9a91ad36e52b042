package io.netwright.sim.control;

import io.netwright.model.diag.Diagnostic;
import io.netwright.model.diag.Excess;
import io.netwright.model.diag.Message;
import io.netwright.model.diag.Severity;
import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.ResourceKey;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What a derivation has to say beside its result: what it assumed, and what does not fit.
final class Notes {
    private final Places places;
    private final List<Assumption> assumptions = new ArrayList<>();
    private final List<Diagnostic> findings = new ArrayList<>();
    private final Excess excess = new Excess();

    Notes(Places places) {
        this.places = places;
    }

    void assume(Assumed assumed, Object... values) {
        assumptions.add(assumed.of(values));
    }

    void error(ResourceKey key, FieldPath field, Message message, @Nullable Message hint) {
        add(Diagnostic.error(places.of(key, field), message, hint));
    }

    void warning(ResourceKey key, FieldPath field, Message message) {
        add(Diagnostic.warning(places.of(key, field), message, null));
    }

    void info(ResourceKey key, FieldPath field, Message message) {
        add(new Diagnostic(places.of(key, field), Severity.INFO, message, null));
    }

    /// A warning that two objects contradict each other, with the place of the other one where it
    /// stands in a file.
    void contradiction(
            Message message, ResourceKey key, FieldPath field, ResourceKey other, FieldPath there) {
        var at = places.of(other, there);
        var hint =
                at.file().equals(other.toString())
                        ? null
                        : Message.of(message.code() + "h", "{} stands at {}", other, at);
        add(Diagnostic.warning(places.of(key, field), message, hint));
    }

    /// What is wrong within a text field.
    void within(ResourceKey key, FieldPath field, Diagnostic problem, Message message) {
        int from = problem.at().start().offset();
        int to = Math.max(from, problem.at().end().offset());
        var at = places.within(key, field, from, to);
        add(new Diagnostic(at, problem.severity(), message, problem.hint()));
    }

    private void add(Diagnostic finding) {
        if (excess.admits(finding)) {
            findings.add(finding);
        }
    }

    /// By code.
    List<Assumption> assumptions() {
        return assumptions.stream()
                .sorted(Comparator.comparing(it -> it.message().code()))
                .toList();
    }

    List<Diagnostic> findings() {
        var all = new ArrayList<>(findings);
        all.addAll(excess.rest());
        return List.copyOf(all);
    }
}
