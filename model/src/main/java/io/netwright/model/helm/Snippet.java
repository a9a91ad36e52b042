package io.netwright.model.helm;

import io.netwright.model.diag.SourceRange;
import io.netwright.model.manifest.Document;
import io.netwright.model.manifest.YamlNode;

import java.util.Arrays;

/// A text that stands somewhere in a document, though perhaps not letter by letter: quoted,
/// escaped, continued on a further line.
final class Snippet {
    private final String text;
    private final int[] offsets; // of each char in the document's section, and of the end
    private final Document document;

    private Snippet(String text, int[] offsets, Document document) {
        this.text = text;
        this.offsets = offsets;
        this.document = document;
    }

    /// What a scalar says.
    static Snippet of(Document document, YamlNode.Scalar scalar) {
        return new Snippet(scalar.text(), document.offsets(scalar), document);
    }

    /// The text of a document as it stands.
    static Snippet of(Document document) {
        var text = document.section().text();
        var offsets = new int[text.length() + 1];
        Arrays.setAll(offsets, i -> i);
        return new Snippet(text, offsets, document);
    }

    /// Another text whose chars stand where some of this stand.
    Snippet other(String word, int[] indexes) {
        return new Snippet(word, Arrays.stream(indexes).map(it -> offsets[it]).toArray(), document);
    }

    Snippet part(int from, int to) {
        return new Snippet(
                text.substring(from, to), Arrays.copyOfRange(offsets, from, to + 1), document);
    }

    String text() {
        return text;
    }

    SourceRange at(int from, int to) {
        int start = offsets[from];
        int end = to > from ? offsets[to - 1] + 1 : start;
        return document.range(start, Math.max(start, end));
    }

    SourceRange at() {
        return at(0, text.length());
    }

    @Override
    public String toString() {
        return text;
    }
}
