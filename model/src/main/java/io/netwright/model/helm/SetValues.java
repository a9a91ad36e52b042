package io.netwright.model.helm;

import io.netwright.model.diag.SourceRange;
import io.netwright.model.helm.Value.Items;
import io.netwright.model.helm.Value.Leaf;
import io.netwright.model.helm.Value.Table;
import io.netwright.model.manifest.ScalarType;

import org.jspecify.annotations.Nullable;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// Reads what stands behind `--set`, `--set-string` and `--set-literal`: names with dots and
/// indexes, `=`, and a value; several with commas between.
///
/// Source: helm `pkg/strvals/parser.go`, `literal_parser.go`.
final class SetValues {
    static final int MAX_INDEX = 65536;
    static final int MAX_LEVELS = 30;

    private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

    /// How a value is read.
    enum Mode {
        TYPED,
        TEXT,
        LITERAL
    }

    /// What Helm refuses.
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1;
        private final transient SourceRange at;

        Refused(String why, SourceRange at) {
            super(why);
            this.at = at;
        }

        SourceRange at() {
            return at;
        }

        String why() {
            return String.valueOf(getMessage());
        }
    }

    private final Snippet source;
    private final String text;
    private final Mode mode;
    private int at;

    private SetValues(Snippet source, Mode mode) {
        this.source = source;
        this.text = source.text();
        this.mode = mode;
    }

    /// The values with those of the argument set.
    static Table set(Table values, Snippet argument, Mode mode) throws Refused {
        var run = new SetValues(argument, mode);
        var table = values;
        do {
            table = run.assignment(table);
        } while (run.at < run.text.length());
        return table;
    }

    /// A step on the way to a value: a name, or an index.
    private sealed interface Step {
        record Name(String name) implements Step {}

        record Index(int index) implements Step {}
    }

    private Table assignment(Table values) throws Refused {
        int start = at;
        var steps = steps();
        var value = value();
        var named = source.at(start, Math.max(start, Math.min(at, text.length())));
        var placed = place(value, named);
        if (!(put(values, steps, 0, placed) instanceof Table table)) {
            throw new Refused("it begins with an index", named);
        }
        return table;
    }

    /// A value shows its whole assignment.
    private static Value place(Value value, SourceRange at) {
        return switch (value) {
            case Leaf(var text, var type, _) -> new Leaf(text, type, at);
            case Items(var items, _) -> new Items(items, at);
            case Table table -> table;
        };
    }

    private List<Step> steps() throws Refused {
        var steps = new ArrayList<Step>();
        var name = new StringBuilder();
        boolean named = false; // does a name stand since the last dot?
        boolean indexed = false;
        int from = at;
        while (true) {
            if (at >= text.length()) {
                throw new Refused("%s has no value".formatted(shown(from, at)), here(from));
            }
            char c = text.charAt(at++);
            boolean literal = mode == Mode.LITERAL;
            if (c == '\\' && !literal) {
                if (at < text.length()) {
                    name.append(text.charAt(at++));
                }
                named = true;
                continue;
            }
            if (c == ',' && !literal) {
                throw new Refused("%s has no value".formatted(shown(from, at - 1)), here(from));
            }
            switch (c) {
                case '.', '=', '[' -> {
                    if (named || !indexed) {
                        if (name.isEmpty() && c != '=') {
                            throw new Refused("a name is missing", here(at - 1));
                        }
                        steps.add(new Step.Name(name.toString()));
                    }
                    name.setLength(0);
                    named = false;
                    indexed = false;
                    if (steps.size() > MAX_LEVELS) {
                        throw new Refused(
                                "it is nested deeper than %d levels".formatted(MAX_LEVELS),
                                here(from));
                    }
                    if (c == '=') {
                        return steps;
                    }
                    if (c == '[') {
                        steps.add(new Step.Index(index()));
                        indexed = true;
                    }
                }
                default -> {
                    if (indexed) {
                        throw new Refused("after an index comes ., [ or =", here(at - 1));
                    }
                    name.append(c);
                    named = true;
                }
            }
        }
    }

    private int index() throws Refused {
        int from = at;
        int end = text.indexOf(']', at);
        if (end < 0) {
            throw new Refused("] is missing", here(from - 1));
        }
        at = end + 1;
        var digits = text.substring(from, end);
        if (!digits.matches("[0-9]{1,9}") || Integer.parseInt(digits) > MAX_INDEX) {
            throw new Refused("[%s] is no index".formatted(digits), source.at(from - 1, end + 1));
        }
        return Integer.parseInt(digits);
    }

    private Value value() throws Refused {
        if (mode == Mode.LITERAL) {
            int from = at;
            at = text.length();
            return new Leaf(text.substring(from), ScalarType.STRING, source.at(from, at));
        }
        if (at < text.length() && text.charAt(at) == '{') {
            return list();
        }
        int from = at;
        var value = scalar(",");
        boolean more = at < text.length(); // a comma, which at the end is left over
        if (more) {
            at++;
            if (at == text.length()) {
                throw new Refused("a comma ends it", here(at - 1));
            }
        }
        return leaf(value, from, more ? at - 1 : at);
    }

    private Items list() throws Refused {
        int start = at++;
        var items = new ArrayList<Value>();
        while (true) {
            int from = at;
            var item = scalar(",}");
            if (at >= text.length()) {
                throw new Refused("} is missing", here(start));
            }
            boolean last = text.charAt(at) == '}';
            if (!last || !item.isEmpty() || !items.isEmpty()) {
                items.add(leaf(item, from, at));
            }
            at++;
            if (last) {
                break;
            }
        }
        int end = at;
        if (at < text.length()) {
            if (text.charAt(at) != ',') {
                throw new Refused("after } comes a comma", here(at));
            }
            at++;
        }
        return new Items(items, source.at(start, end));
    }

    private String scalar(String stops) {
        var value = new StringBuilder();
        while (at < text.length() && stops.indexOf(text.charAt(at)) < 0) {
            char c = text.charAt(at++);
            if (c == '\\' && at < text.length()) {
                c = text.charAt(at++);
            }
            value.append(c);
        }
        return value.toString();
    }

    private Leaf leaf(String value, int from, int to) {
        var type = mode == Mode.TYPED ? type(value) : ScalarType.STRING;
        return new Leaf(value, type, source.at(from, to));
    }

    /// Only these words and whole decimal numbers are more than texts; `0.5` is a text.
    private static ScalarType type(String value) {
        return switch (value) {
            case "true", "false" -> ScalarType.BOOLEAN;
            case "null" -> ScalarType.NULL;
            case "0" -> ScalarType.INTEGER;
            default -> {
                if (!value.matches("[+-]?[0-9]{1,19}") || value.startsWith("0")) {
                    yield ScalarType.STRING;
                }
                var number = new BigInteger(value);
                boolean fits = number.compareTo(LEAST) >= 0 && number.compareTo(MOST) <= 0;
                yield fits ? ScalarType.INTEGER : ScalarType.STRING;
            }
        };
    }

    private static Value put(@Nullable Value into, List<Step> steps, int level, Value value)
            throws Refused {
        if (level == steps.size()) {
            return value;
        }
        return switch (steps.get(level)) {
            case Step.Name(var name) -> {
                var entries = new LinkedHashMap<String, Value>();
                if (into instanceof Table table) {
                    entries.putAll(table.entries());
                }
                entries.put(name, put(entries.get(name), steps, level + 1, value));
                yield new Table(entries, value.at());
            }
            case Step.Index(int index) -> {
                var items = new ArrayList<Value>();
                if (into instanceof Items list) {
                    items.addAll(list.items());
                }
                if (level == 0) {
                    throw new Refused("it begins with an index", value.at());
                }
                while (items.size() <= index) {
                    items.add(new Leaf("", ScalarType.NULL, value.at()));
                }
                items.set(index, put(items.get(index), steps, level + 1, value));
                yield new Items(items, value.at());
            }
        };
    }

    private String shown(int from, int to) {
        return from == to ? "an empty name" : text.substring(from, to);
    }

    private SourceRange here(int from) {
        int start = Math.min(from, text.length());
        return source.at(start, Math.max(start, Math.min(start + 1, text.length())));
    }
}
