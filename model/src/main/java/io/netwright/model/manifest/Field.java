package io.netwright.model.manifest;

import io.netwright.model.diag.Fault;
import io.netwright.model.diag.Severity;
import io.netwright.model.manifest.YamlNode.Entry;
import io.netwright.model.manifest.YamlNode.Mapping;
import io.netwright.model.manifest.YamlNode.Scalar;
import io.netwright.model.manifest.YamlNode.Sequence;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;

/// A field of a document being read, set or not. Reading notes what is wrong with its place, once,
/// and goes on: a value of the wrong type reads as unset. Null counts as unset, as in the API
/// server.
public final class Field extends FieldPlace {
    private boolean part;

    private Field(
            Finding.Sink sink,
            @Nullable Field parent,
            @Nullable String name,
            int index,
            @Nullable YamlNode node,
            int keyStart,
            int keyEnd,
            boolean key) {
        super(sink, parent, name, index, node, keyStart, keyEnd, key);
    }

    static Field root(YamlNode node, Finding.Sink sink) {
        return new Field(sink, null, null, 0, node, node.start(), node.start(), false);
    }

    /// A field of this mapping.
    public Field get(String field) {
        var mapping = mapping();
        if (mapping == null) {
            return new Field(sink, this, field, 0, null, keyStart, keyEnd, false);
        }
        var entry = mapping.entry(field);
        return entry == null
                ? new Field(sink, this, field, 0, mapping.get(field), keyStart, keyEnd, false)
                : child(entry);
    }

    Field child(Entry entry) {
        return child(entry, false);
    }

    /// What stands under a free key: its path is `data[key]`.
    Field entry(Entry entry) {
        return child(entry, true);
    }

    private Field child(Entry entry, boolean free) {
        return new Field(
                sink, this, entry.name(), 0, entry.value(), entry.keyStart(), entry.keyEnd(), free);
    }

    Field item(int at, YamlNode item) {
        int end = Math.min(item.end(), item.start() + 1);
        return new Field(sink, this, null, at, item, item.start(), end, false);
    }

    /// This field, which is there as soon as its parent is: what it requires is required even where
    /// it is not written.
    Field part() {
        part = true;
        return this;
    }

    /// The elements of this list, none where unset.
    public List<Field> items() {
        if (node == null) {
            return List.of();
        }
        if (!(node instanceof Sequence(var items, _, _, _))) {
            refuse("a list");
            return List.of();
        }
        var fields = new ArrayList<Field>(items.size());
        for (int i = 0; i < items.size(); i++) {
            fields.add(item(i, items.get(i)).part());
        }
        return fields;
    }

    /// The fields of this mapping in the order of the text, what `<<` adds at the end.
    public List<Field> entries() {
        var mapping = mapping();
        if (mapping == null) {
            return List.of();
        }
        var fields = new LinkedHashMap<String, Field>();
        collect(mapping, fields);
        return List.copyOf(fields.values());
    }

    private void collect(Mapping mapping, SequencedMap<String, Field> fields) {
        var own = new LinkedHashMap<String, Field>();
        for (var entry : mapping.entries()) {
            if (!entry.isMerge()) {
                own.put(entry.name(), entry(entry));
            }
        }
        own.forEach(fields::putIfAbsent);
        for (var merged : mapping.merged()) {
            collect(merged, fields);
        }
    }

    private @Nullable Mapping mapping() {
        if (node == null) {
            return null;
        }
        if (node instanceof Mapping mapping) {
            return mapping;
        }
        refuse("a mapping");
        return null;
    }

    /// This field; notes that it is missing, unless what it belongs to is.
    public Field required() {
        if (node == null && (parent == null || parent.isThere())) {
            sink.error(keyStart, keyEnd, Fault.MISSING.message(path()), null);
        }
        return this;
    }

    private boolean isThere() {
        if (node != null) {
            return node instanceof Mapping;
        }
        return part && (parent == null || parent.node instanceof Sequence || parent.isThere());
    }

    public @Nullable String text() {
        if (node == null) {
            return null;
        }
        if (node instanceof Scalar scalar && scalar.type() == ScalarType.STRING) {
            return scalar.text();
        }
        var hint =
                node instanceof Scalar(String text, _, _, _)
                        ? Fault.WRONG_TYPE.hint("put it in quotes: \"{}\"", text)
                        : null;
        refuse("a text", hint);
        return null;
    }

    public String text(String otherwise) {
        var text = text();
        return text == null ? otherwise : text;
    }

    /// A text of a certain form, null where unset or wrong.
    public @Nullable String text(Syntax.Form form) {
        var text = text();
        if (text == null || form.matches(text)) {
            return text;
        }
        var fault =
                switch (form) {
                    case LABEL_KEY, LABEL_VALUE -> Fault.BAD_LABEL;
                    default -> Fault.BAD_NAME;
                };
        error(fault, Fault.BAD_NAME.hint("it has {}", form.rule()), text, form.words());
        return null;
    }

    public @Nullable Boolean flag() {
        if (node == null) {
            return null;
        }
        if (node instanceof Scalar scalar && scalar.type() == ScalarType.BOOLEAN) {
            return Numbers.flag(scalar.text());
        }
        refuse("true or false");
        return null;
    }

    public boolean isTrue() {
        var flag = flag();
        return flag != null && flag;
    }

    /// A whole number within bounds, null where unset or wrong.
    public @Nullable Integer integer(int from, int to) {
        var value = whole();
        if (value == null) {
            return null;
        }
        boolean inside = value.bitLength() < 32;
        int number = inside ? value.intValue() : 0;
        if (!inside || number < from || number > to) {
            error(Fault.OUT_OF_RANGE, null, from, to, value);
            return null;
        }
        return number;
    }

    /// Notes a value that is no whole number, or does not fit.
    void wholeOf(String format) {
        if (format.equals("int32")) {
            integer(Integer.MIN_VALUE, Integer.MAX_VALUE);
            return;
        }
        var value = whole();
        if (value != null && value.bitLength() > 63) {
            error(Fault.OUT_OF_RANGE, null, Long.MIN_VALUE, Long.MAX_VALUE, value);
        }
    }

    /// A whole number, or `otherwise` where it is unset or none; of custom resources, whose schema
    /// has its bounds.
    public int whole(int otherwise) {
        var value = integer(Integer.MIN_VALUE, Integer.MAX_VALUE);
        return value == null ? otherwise : value;
    }

    /// Notes a value that is neither a number nor a text.
    void numberOrText(boolean fractions) {
        boolean fits =
                node instanceof Scalar scalar
                        && (scalar.type() == ScalarType.STRING
                                || scalar.type() == ScalarType.INTEGER
                                || (fractions && scalar.type() == ScalarType.FLOAT)
                                || Numbers.whole(scalar) != null);
        if (!fits) {
            refuse(fractions ? "a quantity" : "a whole number or a text");
        }
    }

    /// Notes a value that is no number.
    void number() {
        if (numberOrNull() == null) {
            refuse("a number");
        }
    }

    @Nullable Double numberOrNull() {
        if (!(node instanceof Scalar scalar)) {
            return null;
        }
        return switch (scalar.type()) {
            case INTEGER -> Numbers.integer(scalar.text()).doubleValue();
            case FLOAT -> Numbers.fraction(scalar.text());
            case NULL, BOOLEAN, STRING -> null;
        };
    }

    /// This field, unset if it is the empty text, which then means the default.
    Field unlessEmpty() {
        return isEmptyText()
                ? new Field(sink, parent, name, index, null, keyStart, keyEnd, key)
                : this;
    }

    @Nullable BigDecimal exactOrNull() {
        if (node instanceof Scalar scalar && scalar.type() == ScalarType.INTEGER) {
            return new BigDecimal(Numbers.integer(scalar.text()));
        }
        var number = numberOrNull();
        return number == null ? null : BigDecimal.valueOf(number);
    }

    /// Is the value written as a number?
    public boolean isNumber() {
        return node instanceof Scalar scalar && Numbers.whole(scalar) != null;
    }

    private @Nullable BigInteger whole() {
        if (node == null) {
            return null;
        }
        if (node instanceof Scalar scalar) {
            var whole = Numbers.whole(scalar);
            if (whole != null) {
                return whole;
            }
            boolean quoted =
                    !scalar.plain() && ScalarType.ofPlain(scalar.text()) == ScalarType.INTEGER;
            refuse(
                    "a whole number",
                    quoted ? Fault.WRONG_TYPE.hint("write it without quotes") : null);
            return null;
        }
        refuse("a whole number");
        return null;
    }

    /// One of a few words, null where unset or wrong.
    public <E> @Nullable E choice(Choices<E> choices) {
        var text = text();
        if (text == null) {
            return null;
        }
        var value = choices.get(text);
        if (value == null) {
            var near = FieldNames.nearest(text, choices.words());
            var hint = near == null ? null : Fault.NO_SUCH_VALUE.hint("write {}", near);
            error(Fault.NO_SUCH_VALUE, hint, String.join(", ", choices.words()), text);
        }
        return value;
    }

    /// What is read from a field, null where there is nothing to be read.
    public interface Part<T> {
        @Nullable T read(Field field);
    }

    /// What is read from the elements; an empty list where unset.
    public <T> List<T> each(Part<T> part) {
        var items = items();
        var all = new ArrayList<T>(items.size());
        for (var item : items) {
            var read = part.read(item);
            if (read != null) {
                all.add(read);
            }
        }
        return all;
    }

    /// What is read from this field, null where it is unset.
    public <T> @Nullable T ifSet(Part<T> part) {
        return isSet() ? part.read(this) : null;
    }

    /// The elements as texts; wrong ones are left out.
    public List<String> texts() {
        var texts = new ArrayList<String>();
        for (var item : items()) {
            var text = item.text();
            if (text != null) {
                texts.add(text);
            }
        }
        return texts;
    }

    /// The entries as texts by name; null counts as `""`, as Go reads it into a map.
    public SortedMap<String, String> textMap() {
        var map = new TreeMap<String, String>();
        for (var entry : entries()) {
            var text = entry.text();
            map.put(entry.name(), text == null ? "" : text);
        }
        return map;
    }

    /// Notes fields of this mapping that nobody knows.
    ///
    /// @param what the mapping is: `a port of a Service`
    public void refuseUnknown(Severity severity, String what, List<String> names) {
        if (!(node instanceof Mapping mapping)) {
            return;
        }
        for (var entry : mapping.entries()) {
            if (!names.contains(entry.name()) && !entry.isMerge()) {
                var near =
                        sink.isFull(Fault.UNKNOWN_FIELD)
                                ? null
                                : FieldNames.nearest(entry.name(), names);
                var hint = near == null ? null : Fault.UNKNOWN_FIELD.hint("write {}", near);
                var message = Fault.UNKNOWN_FIELD.message(child(entry).path(), what);
                sink.add(new Finding(entry.keyStart(), entry.keyEnd(), severity, message, hint));
            }
        }
    }
}
