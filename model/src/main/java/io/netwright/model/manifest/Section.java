package io.netwright.model.manifest;

import io.netwright.model.resource.Resource;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;

/// A part of a file from one `---` to the next, parsed by itself. All its places count from its own
/// start, so that files share the sections that an edit did not change.
public final class Section {
    /// An object in the section, or what is there instead of one.
    record Part(
            String apiVersion,
            String kind,
            @Nullable YamlNode tree,
            @Nullable Resource typed,
            YamlNode.@Nullable Sequence list,
            int start,
            int end,
            List<Finding> findings) {
        Part with(List<Finding> others) {
            return new Part(apiVersion, kind, tree, typed, list, start, end, List.copyOf(others));
        }
    }

    private static final int LARGE = 1 << 20;

    private final String text;
    private final int lines;
    private final List<Part> parts;
    private int @Nullable [] lineStarts;
    private long @Nullable [] known;

    private Section(String text, List<Part> parts) {
        this.text = text;
        this.parts = parts;
        int count = 0;
        for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
            count++;
        }
        this.lines = count;
    }

    /// Parses the sections of a text.
    ///
    /// @param defaultNamespace of namespaced objects that name none
    public static List<Section> parse(List<String> texts, String defaultNamespace) {
        long size = 0;
        for (var text : texts) {
            size += text.length();
        }
        var shared = new SharedTexts();
        if (size < LARGE) {
            var sections = new ArrayList<Section>(texts.size());
            for (var text : texts) {
                sections.add(parse(text, defaultNamespace, shared));
            }
            return sections;
        }
        return IntStream.range(0, texts.size())
                .parallel()
                .mapToObj(i -> parse(texts.get(i), defaultNamespace, shared))
                .toList();
    }

    private static Section parse(String text, String defaultNamespace, SharedTexts shared) {
        var sink = new Finding.Sink();
        var roots = TreeBuilder.read(text, shared, sink);
        var parts = new ArrayList<>(ManifestReader.read(roots, shared, defaultNamespace));
        var findings = shared.findings(sink.all());
        if (sink.hasError()) {
            return new Section(text, List.of(broken(text, findings)));
        }
        share(findings, parts);
        return new Section(text, List.copyOf(parts));
    }

    private static Part broken(String text, List<Finding> findings) {
        int start = 0;
        while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        int end = text.stripTrailing().length();
        return new Part("", "", null, null, null, Math.min(start, end), end, findings);
    }

    /// Gives each finding about the tree (all are warnings) to the object it is in.
    private static void share(List<Finding> findings, List<Part> parts) {
        if (findings.isEmpty() || parts.isEmpty()) {
            return;
        }
        var shares = new ArrayList<List<Finding>>(parts.size());
        for (var part : parts) {
            shares.add(new ArrayList<>(part.findings()));
        }
        for (var finding : findings) {
            int i = 0;
            while (i < parts.size() - 1 && finding.start() >= parts.get(i).end()) {
                i++;
            }
            shares.get(i).add(finding);
        }
        for (int i = 0; i < parts.size(); i++) {
            parts.set(i, parts.get(i).with(shares.get(i)));
        }
    }

    public String text() {
        return text;
    }

    /// How many line ends it has.
    public int lines() {
        return lines;
    }

    List<Part> parts() {
        return parts;
    }

    /// How many documents it has: one, none if it is only comments, several for a list.
    public int size() {
        return parts.size();
    }

    /// A document of this section, at home in a file.
    ///
    /// @param firstLine of the section, from 1
    /// @param firstOffset of the section, from 0
    public Document document(int index, String file, int firstLine, int firstOffset) {
        return new Document(file, this, index, firstLine, firstOffset);
    }

    /// An answer that is worked out once for each document.
    int known(int index, IntSupplier question) {
        var all = known; // two threads may both work it out, with the same result
        if (all == null) {
            all = new long[parts.size()];
            known = all;
        }
        if (all[index] == 0) {
            all[index] = (1L << 32) | (question.getAsInt() & 0xffffffffL);
        }
        return (int) all[index];
    }

    /// The line of an offset, from 0.
    int lineOf(int offset) {
        var starts = lineStarts();
        int low = 0;
        int high = starts.length - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (starts[middle] <= offset) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    int lineStart(int line) {
        return lineStarts()[line];
    }

    private int[] lineStarts() {
        var known = lineStarts;
        if (known == null) {
            known = new int[lines + 1];
            int line = 0;
            for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
                known[++line] = at + 1;
            }
            lineStarts = known;
        }
        return known;
    }
}
