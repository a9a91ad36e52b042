package io.netwright.model.edit;

import io.netwright.model.manifest.Document;
import io.netwright.model.manifest.YamlNode;
import io.netwright.model.manifest.YamlNode.Entry;
import io.netwright.model.manifest.YamlNode.Mapping;
import io.netwright.model.manifest.YamlNode.Scalar;
import io.netwright.model.manifest.YamlNode.Sequence;

import java.util.ArrayList;
import java.util.List;

/// Where the values of a document stand in its text: also aliases, whose nodes are those of their
/// anchors, and values that are not written at all.
final class FieldText {
    /// Where the text of a value is, from its anchor and tag on.
    ///
    /// @param after the colon or dash that it follows; of a flow list's element, where it starts
    /// @param start of the value itself, behind anchor and tag
    record Spot(int after, int start, int end, boolean alias) {
        boolean isEmpty() {
            return start == end;
        }
    }

    private final String text;

    FieldText(Document document) {
        this.text = document.section().text();
    }

    String text() {
        return text;
    }

    /// The value of an entry.
    Spot spot(Entry entry) {
        var value = entry.value();
        int colon = colonAfter(entry);
        int after = colon < 0 ? entry.key().end() : colon + 1;
        if (value.start() < entry.key().end()) {
            int star = skipBlank(after, "");
            return new Spot(after, star, tokenEnd(star), true);
        }
        return written(after, value);
    }

    private Spot written(int after, YamlNode value) {
        if (value.start() == value.end()) {
            return new Spot(after, after, after, false);
        }
        int start = valueStart(value.start());
        int end = Math.max(start, end(value));
        return start >= end || isBlank(start, end)
                ? new Spot(after, propertiesEnd(value.start()), propertiesEnd(value.start()), false)
                : new Spot(after, start, end, false);
    }

    private boolean isBlank(int start, int end) {
        return text.substring(start, end).isBlank();
    }

    /// The elements of a list.
    List<Spot> spots(Sequence list) {
        var spots = new ArrayList<Spot>(list.items().size());
        int at = valueStart(list.start());
        if (list.flow()) {
            at++;
        }
        for (var item : list.items()) {
            int from = skipBlank(at, list.flow() ? "," : "");
            if (!list.flow()) {
                from++; // the dash
            }
            Spot spot;
            if (item.start() < from) {
                int star = skipBlank(from, "");
                spot =
                        text.startsWith("*", star)
                                ? new Spot(from, star, tokenEnd(star), true)
                                : new Spot(from, from, from, false);
            } else {
                spot = written(from, item);
            }
            spots.add(spot);
            at = spot.end;
        }
        return spots;
    }

    /// Where a value ends, without the line ends and blanks that a block scalar may end with.
    int end(YamlNode node) {
        return switch (node) {
            case Scalar scalar -> trimmed(scalar);
            case Mapping mapping ->
                    mapping.flow() || mapping.entries().isEmpty()
                            ? mapping.end()
                            : endOf(mapping.entries().getLast());
            case Sequence list ->
                    list.flow() || list.items().isEmpty()
                            ? list.end()
                            : Math.max(list.start() + 1, spots(list).getLast().end);
        };
    }

    private int trimmed(Scalar scalar) {
        return TextPart.trimmedEnd(text, scalar.start(), scalar.end());
    }

    /// Where an entry ends, its value included.
    int endOf(Entry entry) {
        return Math.max(entry.key().end(), spot(entry).end);
    }

    /// The colon between key and value, -1 if there is none.
    private int colonAfter(Entry entry) {
        int at = skipBlank(entry.key().end(), "");
        return at < text.length() && text.charAt(at) == ':' ? at : -1;
    }

    /// Has a key its colon? `{key}` has not.
    boolean hasColon(Entry entry) {
        return colonAfter(entry) >= 0;
    }

    /// Skips blanks, comments, and these signs.
    int skipBlank(int start, String signs) {
        int at = start;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '#') {
                at = TextPart.nextLine(text, at);
            } else if (Character.isWhitespace(c) || signs.indexOf(c) >= 0) {
                at++;
            } else {
                break;
            }
        }
        return at;
    }

    /// Skips an anchor and a tag, and what is between them and the value.
    private int valueStart(int start) {
        int end = propertiesEnd(start);
        return end == start ? start : skipBlank(end, "");
    }

    private int propertiesEnd(int start) {
        int end = start;
        int at = start;
        while (at < text.length() && (text.charAt(at) == '&' || text.charAt(at) == '!')) {
            end = tokenEnd(at);
            at = skipBlank(end, "");
        }
        return end;
    }

    private int tokenEnd(int start) {
        int at = start;
        while (at < text.length()
                && !Character.isWhitespace(text.charAt(at))
                && ",]}".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    /// The column of an offset, from 0.
    int column(int at) {
        int line = TextPart.lineStart(text, at);
        return at - line - (line == 0 && text.startsWith("\ufeff") ? 1 : 0);
    }

    /// What stands behind a value in its line.
    String tail(int end) {
        return text.substring(end, TextPart.lineEnd(text, end));
    }

    boolean isQuoted(Scalar key) {
        return text.startsWith("\"", key.start());
    }

    ScalarText.Quotes quotesAt(int start) {
        return switch (start < text.length() ? text.charAt(start) : ' ') {
            case '"' -> ScalarText.Quotes.DOUBLE;
            case '\'' -> ScalarText.Quotes.SINGLE;
            default -> ScalarText.Quotes.NONE;
        };
    }

    /// The scalar that a value ends with.
    private YamlNode lastLeaf(YamlNode node) {
        return switch (node) {
            case Mapping mapping when !mapping.flow() && !mapping.entries().isEmpty() -> {
                var last = mapping.entries().getLast();
                yield spot(last).alias ? last.key() : lastLeaf(last.value());
            }
            case Sequence list when !list.flow() && !list.items().isEmpty() ->
                    spots(list).getLast().alias ? list : lastLeaf(list.items().getLast());
            default -> node;
        };
    }

    /// Past the lines that only have a comment, and it deeper than a column: they are about what is
    /// above.
    int pastDeeperComments(int line, int column) {
        int at = line;
        while (at < text.length()) {
            int first = at;
            while (first < text.length() && text.charAt(first) == ' ') {
                first++;
            }
            if (!text.startsWith("#", first) || first - at <= column) {
                break;
            }
            at = TextPart.nextLine(text, at);
        }
        return at;
    }

    /// Would a block scalar that ends there take a comment below for one of its lines?
    boolean takesComment(int end, int column) {
        int at = TextPart.nextLine(text, end);
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return text.startsWith("#", at) && column(at) >= column;
    }

    /// Where a line can go that follows a value in its block; -1 where that would change a block
    /// scalar, which ends with the file.
    int lineAfter(YamlNode value, int end) {
        var leaf = lastLeaf(value);
        int at = TextPart.nextLine(text, end);
        if (leaf instanceof Scalar scalar && scalar.start() < scalar.end()) {
            int start = valueStart(scalar.start());
            boolean block = text.startsWith("|", start) || text.startsWith(">", start);
            var header = block ? text.substring(start, TextPart.lineEnd(text, start)) : "";
            if (header.contains("+")) {
                at = Math.max(at, scalar.end());
            }
            boolean open = at == text.length() && !text.endsWith("\n");
            if (block && open && !header.contains("-")) {
                return -1;
            }
        }
        return at;
    }
}
