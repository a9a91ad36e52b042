package io.netwright.app.ui.assist;

import io.netwright.app.explain.FieldInfo;
import io.netwright.app.session.Derived;
import io.netwright.app.ui.assist.Caret.Spot;
import io.netwright.model.lab.Lab;
import io.netwright.model.resource.FieldPath;

import java.util.List;
import java.util.Optional;

/// Answers about a place in a text, from the part between `---` lines that it is in.
public final class Assistant {
    private Assistant() {}

    /// What could be written at a place.
    ///
    /// @param tail how much after it belongs to the word
    /// @param shut does the word go on to a colon that is there already?
    public record Offer(Caret caret, List<Suggestion> suggestions, int tail, boolean shut) {
        public static final Offer NONE =
                new Offer(
                        new Caret(
                                "", "", "", FieldPath.ROOT, Spot.NONE, "", "", 0, false, List.of()),
                        List.of(),
                        0,
                        false);

        public Offer {
            suggestions = List.copyOf(suggestions);
        }
    }

    /// What completes the text there.
    ///
    /// @param offset in chars
    public static Offer offer(Lab lab, Derived derived, String text, int offset) {
        var caret = caret(text, offset);
        var suggestions = Suggester.suggest(lab, derived, caret);
        if (suggestions.isEmpty() || Suggester.isDone(suggestions, caret)) {
            return Offer.NONE;
        }
        int end = wordEnd(text, offset);
        boolean shut = caret.spot() == Spot.KEY && end < text.length() && text.charAt(end) == ':';
        return new Offer(caret, suggestions, shut ? end - offset : 0, shut);
    }

    /// The field whose name or value is there.
    public static Optional<FieldInfo> field(String text, int offset) {
        if (offset >= text.length() || Character.isWhitespace(text.charAt(offset))) {
            return Optional.empty();
        }
        var caret = caret(text, wordEnd(text, offset));
        var path =
                caret.spot() == Spot.KEY && !caret.typed().isBlank()
                        ? caret.path().then(caret.typed().strip())
                        : caret.path();
        if (caret.spot() == Spot.NONE || path.steps().isEmpty()) {
            return Optional.empty();
        }
        var own = FieldInfo.of(caret.apiVersion(), caret.kind(), path);
        return own.isPresent() || caret.spot() == Spot.VALUE
                ? own
                : FieldInfo.of(caret.apiVersion(), caret.kind(), caret.path());
    }

    private static int wordEnd(String text, int offset) {
        int end = offset;
        while (end < text.length()
                && (Character.isLetterOrDigit(text.charAt(end))
                        || "-_./".indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        return end;
    }

    private static Caret caret(String text, int offset) {
        int from = text.lastIndexOf("\n---", offset - 1) + 1;
        int to = text.indexOf("\n---", offset);
        var part = text.substring(from, to < 0 ? text.length() : to);
        var lines = List.of(part.split("\n", -1));
        int line = 0;
        int start = 0;
        while (line + 1 < lines.size() && start + lines.get(line).length() < offset - from) {
            start += lines.get(line).length() + 1;
            line++;
        }
        return BlockReader.read(
                new BlockReader.Lines() {
                    @Override
                    public int count() {
                        return lines.size();
                    }

                    @Override
                    public String line(int number) {
                        return lines.get(number);
                    }
                },
                line,
                offset - from - start);
    }
}
