package io.netwright.model.lab;

import io.netwright.model.manifest.Document;
import io.netwright.model.manifest.Section;
import io.netwright.model.manifest.Sections;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A file of a lab: its text is the truth. Immutable; what an edit left alone is shared.
public final class SourceFile {
    private final String path;
    private final List<Section> sections;
    private final int[] offsets; // where each section starts, and at the end the length
    private final List<Document> documents;
    private @Nullable DocumentPlaces places;

    private SourceFile(String path, List<Section> sections) {
        this.path = path;
        this.sections = List.copyOf(sections);
        this.offsets = new int[sections.size() + 1];
        var all = new ArrayList<Document>(sections.size());
        int line = 1;
        for (int i = 0; i < sections.size(); i++) {
            var section = sections.get(i);
            for (int j = 0; j < section.size(); j++) {
                all.add(section.document(j, path, line, offsets[i]));
            }
            line += section.lines();
            offsets[i + 1] = offsets[i] + section.text().length();
        }
        this.documents = List.copyOf(all);
    }

    /// @param defaultNamespace of namespaced objects that name none
    static SourceFile parse(SourceText source, String defaultNamespace) {
        return new SourceFile(
                source.path(), Section.parse(Sections.split(source.text()), defaultNamespace));
    }

    public String path() {
        return path;
    }

    /// The whole text, put together anew.
    public String text() {
        var text = new StringBuilder(length());
        for (var section : sections) {
            text.append(section.text());
        }
        return text.toString();
    }

    /// In `char`s.
    public int length() {
        return offsets[sections.size()];
    }

    /// In the order of the text. A part between `---` lines that does not parse is one, with an
    /// error; one that holds only comments is none.
    public List<Document> documents() {
        return documents;
    }

    /// The first document that an offset is in, or at the end of.
    public Optional<Document> documentAt(int offset) {
        var known = places; // two threads may both work it out, with the same result
        if (known == null) {
            known = DocumentPlaces.of(documents);
            places = known;
        }
        return known.at(offset);
    }

    /// The parts between `---` lines, in order; together they are the text.
    public List<Section> sections() {
        return sections;
    }

    /// Is it the same file with the same text?
    public boolean hasSameText(SourceFile other) {
        return path.equals(other.path)
                && length() == other.length()
                && (sections.equals(other.sections) || text().equals(other.text()));
    }

    /// Does it end in the middle of a line?
    public boolean endsInLine() {
        return !sections.isEmpty() && !sections.getLast().text().endsWith("\n");
    }

    /// How its lines end: `"\r\n"` or `"\n"`.
    public String lineEnd() {
        for (var section : sections) {
            int at = section.text().indexOf('\n');
            if (at >= 0) {
                return at > 0 && section.text().charAt(at - 1) == '\r' ? "\r\n" : "\n";
            }
        }
        return "\n";
    }

    /// This file with `length` chars from `offset` replaced. Parses the sections it touches, and
    /// those whose bounds it moves.
    SourceFile splice(int offset, int length, String text, String defaultNamespace) {
        if (offset < 0 || length < 0 || offset + length > length()) {
            throw new IllegalArgumentException("no such part of " + path);
        }
        int first = Math.max(0, sectionAt(offset) - 1);
        int last = Math.min(sections.size() - 1, sectionAt(offset + length) + 1);
        while (true) {
            var old = new StringBuilder();
            for (int i = first; i <= last; i++) {
                old.append(sections.get(i).text());
            }
            int at = offset - (sections.isEmpty() ? 0 : offsets[first]);
            var parts = Sections.split(old.replace(at, at + length, text).toString());
            boolean settled =
                    last >= sections.size() - 1
                            || (!parts.isEmpty()
                                    && parts.getLast().equals(sections.get(last).text()));
            if (settled) {
                return with(first, last, parts, defaultNamespace);
            }
            last++;
        }
    }

    private SourceFile with(int first, int last, List<String> parts, String defaultNamespace) {
        int head = 0; // unchanged at both ends of what was cut anew
        while (first + head <= last
                && head < parts.size()
                && parts.get(head).equals(sections.get(first + head).text())) {
            head++;
        }
        int tail = 0;
        while (last - tail >= first + head
                && parts.size() - tail > head
                && parts.get(parts.size() - 1 - tail).equals(sections.get(last - tail).text())) {
            tail++;
        }
        var all = new ArrayList<>(sections.subList(0, first + head));
        all.addAll(Section.parse(parts.subList(head, parts.size() - tail), defaultNamespace));
        if (!sections.isEmpty()) {
            all.addAll(sections.subList(last + 1 - tail, sections.size()));
        }
        return new SourceFile(path, all);
    }

    private int sectionAt(int offset) {
        int low = 0;
        int high = Math.max(0, sections.size() - 1);
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (offsets[middle] <= offset) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
