package io.netwright.model.lab;

import io.netwright.model.manifest.Document;

import java.util.List;
import java.util.Optional;

/// Finds the document of a place in a file. Documents stand in the order of the text, but for those
/// of a list whose items are aliases.
final class DocumentPlaces {
    private final List<Document> documents;
    private final int[] lastEnds; // the last end of those up to each
    private final int[] firstStarts; // the first start of those from each on

    private DocumentPlaces(List<Document> documents, int[] lastEnds, int[] firstStarts) {
        this.documents = documents;
        this.lastEnds = lastEnds;
        this.firstStarts = firstStarts;
    }

    static DocumentPlaces of(List<Document> documents) {
        int count = documents.size();
        var ends = new int[count];
        for (int i = 0, last = 0; i < count; i++) {
            last = Math.max(last, documents.get(i).end());
            ends[i] = last;
        }
        var starts = new int[count];
        for (int i = count - 1, first = Integer.MAX_VALUE; i >= 0; i--) {
            first = Math.min(first, documents.get(i).start());
            starts[i] = first;
        }
        return new DocumentPlaces(documents, ends, starts);
    }

    /// The first document that an offset is in, or at the end of.
    Optional<Document> at(int offset) {
        for (int i = firstEnding(offset); i < documents.size() && firstStarts[i] <= offset; i++) {
            var document = documents.get(i);
            if (document.start() <= offset && offset <= document.end()) {
                return Optional.of(document);
            }
        }
        return Optional.empty();
    }

    /// The first document that may end at the offset or after.
    private int firstEnding(int offset) {
        int low = 0;
        int high = lastEnds.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (lastEnds[middle] < offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
