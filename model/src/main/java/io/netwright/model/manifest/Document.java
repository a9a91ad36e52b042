package io.netwright.model.manifest;

import io.netwright.model.diag.Diagnostic;
import io.netwright.model.diag.SourcePosition;
import io.netwright.model.diag.SourceRange;
import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.Resource;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/// One object in a file, or text that is none (yet). Two documents are the same only if they are
/// the same object: compare [#tree()] or [#typed()].
public final class Document {
    private final String file;
    private final Section section;
    private final int index;
    private final Section.Part part;
    private final int firstLine;
    private final int firstOffset;

    Document(String file, Section section, int index, int firstLine, int firstOffset) {
        this.file = file;
        this.section = section;
        this.index = index;
        this.part = section.parts().get(index);
        this.firstLine = firstLine;
        this.firstOffset = firstOffset;
    }

    public String file() {
        return file;
    }

    /// The part of the file that it is in; a list puts several documents in one.
    public Section section() {
        return section;
    }

    /// Where the section starts in the file, in `char`s.
    public int sectionOffset() {
        return firstOffset;
    }

    /// Where it is in the file.
    public SourceRange at() {
        return range(part.start(), part.end());
    }

    /// Where it starts in the file, in `char`s.
    public int start() {
        return firstOffset + Math.min(part.start(), section.text().length());
    }

    /// Where it ends in the file, excluded.
    public int end() {
        return firstOffset + Math.min(Math.max(part.start(), part.end()), section.text().length());
    }

    /// `""` where there is none; an item of a typed list has its list's.
    public String apiVersion() {
        return part.apiVersion();
    }

    /// `""` where there is none; an item of a typed list has its list's.
    public String kind() {
        return part.kind();
    }

    /// Empty if the text does not parse.
    public Optional<YamlNode> tree() {
        return Optional.ofNullable(part.tree());
    }

    /// The `items` that it is one of, if it stands in a list.
    public Optional<YamlNode.Sequence> list() {
        return Optional.ofNullable(part.list());
    }

    /// Empty if it is no Kubernetes object or has an error; an inert one is there all the same.
    public Optional<Resource> typed() {
        return Optional.ofNullable(part.typed());
    }

    /// What is wrong with it.
    public List<Diagnostic> problems() {
        return diagnostics(part.findings());
    }

    public boolean hasProblems() {
        return !part.findings().isEmpty();
    }

    private List<Diagnostic> diagnostics(List<Finding> findings) {
        var all = new ArrayList<Diagnostic>(findings.size());
        for (var finding : findings) {
            all.add(
                    new Diagnostic(
                            range(finding.start(), finding.end()),
                            finding.severity(),
                            finding.message(),
                            finding.hint()));
        }
        return all;
    }

    /// An answer about the object by itself, worked out once for as long as its text stays: what
    /// rules would else ask of every tree at every keystroke.
    ///
    /// @param question the same for every document
    public int known(ToIntFunction<Document> question) {
        return section.known(index, () -> question.applyAsInt(this));
    }

    /// What a reader made of a document, and what it found wrong.
    public record Reading<T>(T value, List<Diagnostic> problems) {
        public Reading {
            problems = List.copyOf(problems);
        }
    }

    /// Reads the tree, if there is one.
    public <T> Optional<Reading<T>> read(Function<Field, T> reader) {
        var tree = part.tree();
        if (tree == null) {
            return Optional.empty();
        }
        var sink = new Finding.Sink();
        var value = reader.apply(Field.root(tree, sink));
        return Optional.of(new Reading<>(value, diagnostics(sink.all())));
    }

    /// Where a value of this document is in the file.
    public SourceRange range(YamlNode node) {
        return range(node.start(), node.end());
    }

    /// Where a part of this document's section is in the file, by its offsets in the section.
    public SourceRange range(int start, int end) {
        return new SourceRange(file, position(start), position(Math.max(start, end)));
    }

    /// Where each `char` of what a scalar says stands in this document's section, and its end: so
    /// that a text in quotes or in a block has places of its own.
    public int[] offsets(YamlNode.Scalar scalar) {
        return ScalarOffsets.of(scalar, section.text());
    }

    /// Where a part of what a text field says is; where it is no text, its place.
    ///
    /// @param from in `char`s of the text
    /// @param to excluded
    public SourceRange locate(FieldPath path, int from, int to) {
        if (!(find(path).orElse(null) instanceof YamlNode.Scalar scalar)
                || to > scalar.text().length()) {
            return locate(path);
        }
        var offsets = offsets(scalar);
        return range(offsets[from], to > from ? offsets[to - 1] + 1 : offsets[from]);
    }

    /// Where a field is: its value, or its nearest ancestor that there is.
    public SourceRange locate(FieldPath path) {
        var node = part.tree();
        if (node == null) {
            return at();
        }
        for (var step : path.steps()) {
            var next = step(node, step);
            if (next == null) {
                break;
            }
            node = next;
        }
        return range(node);
    }

    /// The value of a field, empty where there is none.
    public Optional<YamlNode> find(FieldPath path) {
        var node = part.tree();
        for (var step : path.steps()) {
            node = node == null ? null : step(node, step);
        }
        return Optional.ofNullable(node);
    }

    private static @Nullable YamlNode step(YamlNode node, FieldPath.Step step) {
        return switch (step) {
            case FieldPath.Step.Name(String name) ->
                    node instanceof YamlNode.Mapping mapping ? mapping.get(name) : null;
            case FieldPath.Step.Index(int index) ->
                    node instanceof YamlNode.Sequence(var items, _, _, _)
                                    && index >= 0
                                    && index < items.size()
                            ? items.get(index)
                            : null;
        };
    }

    private SourcePosition position(int offset) {
        int at = Math.min(offset, section.text().length());
        int line = section.lineOf(at);
        int from = section.lineStart(line);
        int column = section.text().codePointCount(from, at) + 1;
        return new SourcePosition(firstLine + line, column, firstOffset + at);
    }
}
