package io.netwright.app.ui.assist;

import io.netwright.app.ui.assist.Caret.Spot;
import io.netwright.model.resource.FieldPath;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the lines of an object up to a caret: what is indented more belongs to what is above it.
public final class BlockReader {
    /// The lines of a text, numbered from 0.
    public interface Lines {
        int count();

        String line(int number);
    }

    /// A key, or an element of a list, and the column that it starts in.
    ///
    /// @param name null for an element
    private record Level(int column, @Nullable String name, int index) {}

    private static final Pattern NAMESPACE = Pattern.compile("\\bnamespace:\\s*([a-z0-9-]+)");

    private final Lines lines;
    private final int caretLine;
    private final int first;
    private final int end;
    private final List<Level> levels = new ArrayList<>();
    private @Nullable StringBuilder flow;
    private int block = -1; // the indentation of the line whose block text this is
    private String itemVersion = "";
    private String itemKind = "";
    private Spot spot = Spot.NONE;
    private String typed = "";
    private String lead = "";
    private int column;

    private BlockReader(Lines lines, int caretLine) {
        this.lines = lines;
        this.caretLine = caretLine;
        int from = caretLine;
        while (from > 0 && !lines.line(from).startsWith("---")) {
            from--;
        }
        this.first = lines.line(from).startsWith("---") ? from + 1 : from;
        int to = caretLine + 1;
        while (to < lines.count() && !lines.line(to).startsWith("---")) {
            to++;
        }
        this.end = to;
    }

    /// Where the caret stands, told by the lines before it.
    ///
    /// @param line from 0
    /// @param column from 0, in chars
    public static Caret read(Lines lines, int line, int column) {
        var reader = new BlockReader(lines, line);
        for (int i = reader.first; i < line; i++) {
            reader.take(lines.line(i), false);
        }
        var text = lines.line(line);
        if (reader.first <= line) {
            reader.take(text.substring(0, Math.min(column, text.length())), true);
        }
        return reader.caret(text.substring(Math.min(column, text.length())));
    }

    static String unquoted(String text) {
        boolean quoted =
                text.length() > 1
                        && (text.startsWith("\"") || text.startsWith("'"))
                        && text.charAt(text.length() - 1) == text.charAt(0);
        return quoted ? text.substring(1, text.length() - 1) : text;
    }

    private void take(String text, boolean last) {
        if (flow != null) {
            flow.append(' ').append(text);
            if (!last && FlowReader.of(flow).isClosed()) {
                flow = null;
            }
            return;
        }
        int at = 0;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        boolean blank = at == text.length();
        if (block >= 0 && ((blank && !last) || at > block)) {
            return;
        }
        block = -1;
        if (blank) {
            if (last) {
                pop(at);
                write(Spot.KEY, "", at);
            }
            return;
        }
        int indent = at;
        while (at < text.length()
                && text.charAt(at) == '-'
                && (at + 1 == text.length() || text.charAt(at + 1) == ' ')) {
            dash(at);
            at++;
            while (at < text.length() && text.charAt(at) == ' ') {
                at++;
            }
            if (last && text.endsWith("-")) {
                lead = " ";
            }
        }
        var rest = text.substring(at);
        if (rest.startsWith("#") || rest.contains(" #")) {
            if (!last) {
                int comment = rest.startsWith("#") ? 0 : rest.indexOf(" #");
                entry(rest.substring(0, comment).stripTrailing(), at, indent, false);
            }
            return;
        }
        entry(rest, at, indent, last);
    }

    private void entry(String rest, int at, int indent, boolean last) {
        int colon = colon(rest);
        if (colon < 0) {
            if (rest.startsWith("{") || rest.startsWith("[")) {
                flow(rest, last);
            } else if (last) {
                pop(at);
                write(Spot.KEY, rest, at);
            }
            return;
        }
        var name = unquoted(rest.substring(0, colon).strip());
        pop(at);
        levels.add(new Level(at, name, 0));
        var value = rest.substring(colon + 1).stripLeading();
        remember(name, value);
        if (value.startsWith("|") || value.startsWith(">")) {
            block = indent;
        } else if (value.startsWith("{") || value.startsWith("[")) {
            flow(value, last);
        } else if (last) {
            lead = rest.length() == colon + 1 ? " " : "";
            write(Spot.VALUE, value.replaceFirst("^[\"']", ""), at);
        }
    }

    private static int colon(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ':' && (i + 1 == text.length() || text.charAt(i + 1) == ' ')) {
                return i;
            }
            if (i == 0 && (c == '{' || c == '[')) {
                return -1;
            }
        }
        return -1;
    }

    private void flow(String text, boolean last) {
        var opened = new StringBuilder(text);
        if (last || !FlowReader.of(opened).isClosed()) {
            flow = opened;
        }
    }

    private void write(Spot what, String word, int at) {
        spot = what;
        typed = word;
        column = at;
    }

    private void pop(int to) {
        while (!levels.isEmpty() && levels.getLast().column >= to) {
            levels.removeLast();
        }
    }

    private void dash(int at) {
        while (!levels.isEmpty() && levels.getLast().column > at) {
            levels.removeLast();
        }
        int index = 0;
        if (!levels.isEmpty()) {
            var top = levels.getLast();
            if (top.column == at && top.name == null) {
                index = top.index + 1;
                levels.removeLast();
            }
        }
        levels.add(new Level(at, null, index));
        if (levels.size() == 2) {
            itemVersion = "";
            itemKind = "";
        }
    }

    /// What an element of `items` says of itself.
    private void remember(String name, String value) {
        if (levels.size() == 3 && "items".equals(levels.getFirst().name)) {
            switch (name) {
                case "apiVersion" -> itemVersion = unquoted(value);
                case "kind" -> itemKind = unquoted(value);
                default -> {}
            }
        }
    }

    private Caret caret(String after) {
        var path = FieldPath.ROOT;
        for (var level : levels) {
            path = level.name == null ? path.then(level.index) : path.then(level.name);
        }
        var siblings = new ArrayList<String>();
        boolean inFlow = false;
        if (flow != null) {
            var reader = FlowReader.of(flow);
            if (reader.isClosed()) {
                spot = Spot.NONE;
            } else {
                inFlow = true;
                path = reader.path(path);
                spot = reader.isKey() ? Spot.KEY : Spot.VALUE;
                typed = reader.typed().replaceFirst("^[\"']", "");
                lead = reader.isAfterColon() ? " " : "";
                siblings.addAll(reader.keys());
                keys(after).forEach(siblings::add);
            }
        } else if (spot == Spot.KEY) {
            siblings.addAll(siblings());
        }
        var version = header("apiVersion");
        var kind = header("kind");
        if (kind.endsWith("List") && path.steps().size() >= 2) {
            boolean typedList = !kind.equals("List");
            version = itemVersion.isEmpty() && typedList ? version : itemVersion;
            kind =
                    itemKind.isEmpty() && typedList
                            ? kind.substring(0, kind.length() - 4)
                            : itemKind;
            path = new FieldPath(path.steps().subList(2, path.steps().size()));
        }
        return new Caret(
                version, kind, namespace(), path, spot, typed, lead, column, inFlow, siblings);
    }

    private static List<String> keys(String text) {
        var keys = new ArrayList<String>();
        int end = text.indexOf('}');
        Matcher found = Pattern.compile("(\\w+):").matcher(end < 0 ? text : text.substring(0, end));
        while (found.find()) {
            keys.add(found.group(1));
        }
        return keys;
    }

    private String header(String name) {
        for (int i = first; i < end; i++) {
            var line = lines.line(i);
            if (line.startsWith(name + ":") && (i != caretLine || spot != Spot.VALUE)) {
                return unquoted(
                        line.substring(name.length() + 1).replaceFirst("\\s#.*", "").strip());
            }
        }
        return "";
    }

    private String namespace() {
        for (int i = first; i < end; i++) {
            var found = NAMESPACE.matcher(lines.line(i));
            if (i != caretLine && found.find()) {
                return found.group(1);
            }
        }
        return "";
    }

    /// Keys in the same column around the caret, as far as nothing stands further left.
    private List<String> siblings() {
        var found = new ArrayList<String>();
        boolean begins = lines.line(caretLine).strip().startsWith("-");
        for (int i = caretLine - 1; i >= first && !begins; i--) {
            var sort = look(lines.line(i), found);
            if (sort < 0) {
                break;
            }
            begins = sort > 0;
        }
        for (int i = caretLine + 1; i < end; i++) {
            var line = lines.line(i);
            if (!line.isBlank() && (start(line) < column || look(line, found) < 0)) {
                break;
            }
        }
        return found;
    }

    private static int start(String line) {
        return line.length() - line.stripLeading().length();
    }

    /// -1 where the line stands further left, 1 where it is the first of an element.
    private int look(String line, List<String> found) {
        int at = start(line);
        if (at == line.length() || line.startsWith("#", at)) {
            return 0;
        }
        boolean dash = false;
        while (line.startsWith("- ", at) && at < column) {
            dash = true;
            at += 2;
        }
        if (at == column) {
            var rest = line.substring(at);
            int colon = colon(rest);
            if (colon > 0) {
                found.add(unquoted(rest.substring(0, colon)));
            }
            return dash ? 1 : 0;
        }
        return at < column ? -1 : 0;
    }
}
