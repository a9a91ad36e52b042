package io.netwright.model.schema;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/// What a value may be. Shapes refer to each other by number, and so may contain themselves.
public final class Shape {
    /// What it is at all.
    public enum Type {
        TEXT,
        INTEGER,
        NUMBER,
        BOOLEAN,
        /// A whole number or a text, such as a port.
        INTEGER_OR_TEXT,
        /// `100m`, `1Gi`, or a number.
        QUANTITY,
        MAPPING,
        LIST,
        ANY
    }

    /// Bounds of a number, of the length of a text, of the size of a list or mapping.
    public record Bounds(@Nullable BigDecimal from, @Nullable BigDecimal to) {
        static final Bounds NONE = new Bounds(null, null);

        public boolean contains(BigDecimal value) {
            return (from == null || value.compareTo(from) >= 0)
                    && (to == null || value.compareTo(to) <= 0);
        }

        /// The one that is violated, else the lower one; 0 where there is none.
        public long least() {
            return from == null ? 0 : from.longValue();
        }

        /// `Long.MAX_VALUE` where there is none.
        public long most() {
            return to == null ? Long.MAX_VALUE : to.longValue();
        }
    }

    /// A rule, and the field of this value that it blames, `""` for the value itself.
    public record Checked(Rule rule, String blames) {}

    private final Schema schema;
    private final Type type;
    private final SequencedMap<String, Integer> fields = new LinkedHashMap<>();
    private final List<String> required = new ArrayList<>(0);
    private final List<String> mapKeys = new ArrayList<>(0);
    private final List<Checked> rules = new ArrayList<>(0);
    private final List<Integer> any = new ArrayList<>(0);
    private final List<Integer> one = new ArrayList<>(0);
    private final List<Integer> all = new ArrayList<>(0);
    private List<String> words = List.of();
    private int values = -1;
    private int items = -1;
    private int not = -1;
    private @Nullable BigDecimal from;
    private @Nullable BigDecimal to;
    private boolean fromExcluded;
    private boolean toExcluded;
    private Bounds length = Bounds.NONE;
    private Bounds size = Bounds.NONE;
    private String format = "";
    private @Nullable String defaultJson;
    private @Nullable Pattern pattern;
    private boolean open;
    private boolean set;

    Shape(Schema schema, String line) {
        this.schema = schema;
        var parts = line.split("\t", -1);
        this.type =
                switch (parts[0]) {
                    case "s" -> Type.TEXT;
                    case "i" -> Type.INTEGER;
                    case "n" -> Type.NUMBER;
                    case "b" -> Type.BOOLEAN;
                    case "p" -> Type.INTEGER_OR_TEXT;
                    case "q" -> Type.QUANTITY;
                    case "m" -> Type.MAPPING;
                    case "l" -> Type.LIST;
                    default -> Type.ANY;
                };
        for (int i = 1; i < parts.length; i++) {
            take(parts[i]);
        }
    }

    private void take(String part) {
        if (part.startsWith(".")) {
            int at = part.lastIndexOf('=');
            boolean needed = part.charAt(at - 1) == '!';
            var name = part.substring(1, needed ? at - 1 : at);
            fields.put(name, Integer.parseInt(part, at + 1, part.length(), 10));
            if (needed) {
                required.add(name);
            }
            return;
        }
        int at = part.indexOf('=');
        var value = part.substring(at + 1);
        switch (at < 0 ? part : part.substring(0, at)) {
            case "{}" -> values = Integer.parseInt(value);
            case "[]" -> items = Integer.parseInt(value);
            case "e" -> words = List.of(value.split("\\|", -1));
            case "p" -> pattern = Pattern.compile(value);
            case "min" -> from = new BigDecimal(value);
            case "max" -> to = new BigDecimal(value);
            case "xmin" -> fromExcluded = true;
            case "xmax" -> toExcluded = true;
            case "minl" -> length = new Bounds(new BigDecimal(value), length.to());
            case "maxl" -> length = new Bounds(length.from(), new BigDecimal(value));
            case "mini", "minp" -> size = new Bounds(new BigDecimal(value), size.to());
            case "maxi", "maxp" -> size = new Bounds(size.from(), new BigDecimal(value));
            case "f" -> format = value;
            case "d" -> defaultJson = value;
            case "k" -> mapKeys.addAll(List.of(value.split(",", -1)));
            case "set", "unique" -> set = true;
            case "null" -> {} // nothing asks: a null counts as unset wherever it stands
            case "x" -> open = true;
            case "any" -> numbers(value, any);
            case "one" -> numbers(value, one);
            case "all" -> numbers(value, all);
            case "not" -> not = Integer.parseInt(value);
            case "v" -> {
                int end = value.indexOf('\u0002');
                var text = end < 0 ? value : value.substring(0, end);
                rules.add(new Checked(Rule.parse(text), end < 0 ? "" : value.substring(end + 1)));
            }
            default -> throw new IllegalStateException("the index has an unknown part: " + part);
        }
    }

    private static void numbers(String value, List<Integer> into) {
        for (var number : value.split(",", -1)) {
            into.add(Integer.valueOf(number));
        }
    }

    public Type type() {
        return type;
    }

    /// The names of its fields, sorted as the source has them.
    public List<String> fieldNames() {
        return List.copyOf(fields.sequencedKeySet());
    }

    /// A field, null if it has none of that name.
    public @Nullable Shape field(String name) {
        var number = fields.get(name);
        return number == null ? null : schema.shape(number);
    }

    /// What every value of a mapping with free keys is, null where it has none.
    public @Nullable Shape values() {
        return values < 0 ? null : schema.shape(values);
    }

    /// What every element of a list is.
    public @Nullable Shape items() {
        return items < 0 ? null : schema.shape(items);
    }

    /// May it have fields that are not listed?
    public boolean isOpen() {
        return open || (fields.isEmpty() && values < 0);
    }

    public List<String> required() {
        return Collections.unmodifiableList(required);
    }

    /// The words that it takes, empty where it takes any.
    public List<String> words() {
        return words;
    }

    public @Nullable Pattern pattern() {
        return pattern;
    }

    /// The bounds of a number.
    public Bounds range() {
        return new Bounds(from, to);
    }

    public boolean isFromExcluded() {
        return fromExcluded;
    }

    public boolean isToExcluded() {
        return toExcluded;
    }

    /// The bounds of a text's length, in code points.
    public Bounds length() {
        return length;
    }

    /// The bounds of the number of elements or fields.
    public Bounds size() {
        return size;
    }

    /// `int32`, `date-time`, `cidr`, …; `""` where none is told.
    public String format() {
        return format;
    }

    /// What the server fills in, as JSON.
    public @Nullable String defaultJson() {
        return defaultJson;
    }

    /// The fields by which a list knows its elements.
    public List<String> mapKeys() {
        return Collections.unmodifiableList(mapKeys);
    }

    /// Must the elements of a list differ?
    public boolean isSet() {
        return set;
    }

    public List<Checked> rules() {
        return Collections.unmodifiableList(rules);
    }

    /// Shapes of which one or more must fit; empty where nothing is asked.
    public List<Shape> anyOf() {
        return shapes(any);
    }

    /// Shapes of which exactly one must fit.
    public List<Shape> oneOf() {
        return shapes(one);
    }

    /// Shapes that all must fit.
    public List<Shape> allOf() {
        return shapes(all);
    }

    /// A shape that must not fit.
    public @Nullable Shape not() {
        return not < 0 ? null : schema.shape(not);
    }

    private List<Shape> shapes(List<Integer> numbers) {
        if (numbers.isEmpty()) {
            return List.of();
        }
        var shapes = new ArrayList<Shape>(numbers.size());
        for (var number : numbers) {
            shapes.add(schema.shape(number));
        }
        return shapes;
    }
}
