package io.netwright.model.lint;

import io.netwright.model.manifest.Document;

import java.util.function.Consumer;

/// Looks for one kind of mistake in what makes pods, and asks nothing else in the lab.
interface SubjectRule {
    void check(Document document, Subject subject, Consumer<Found> out);
}
