package io.netwright.model.manifest;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;

/// A value in the text. `start` and `end` (excluded) count `char`s from the start of its section of
/// the file, so that an edit above it changes nothing here; [Document#range] turns them into
/// places. What an alias repeats stands where its anchor is.
public sealed interface YamlNode {
    int start();

    int end();

    /// As messages name it: `a list`, `a number`.
    String words();

    /// A scalar; `plain` if it stands without quotes and is no block, so that `on` is a boolean.
    record Scalar(String text, boolean plain, int start, int end) implements YamlNode {
        public ScalarType type() {
            return plain ? ScalarType.ofPlain(text) : ScalarType.STRING;
        }

        public boolean isNull() {
            return plain && type() == ScalarType.NULL;
        }

        @Override
        public String words() {
            return switch (type()) {
                case NULL -> "null";
                case STRING -> "the text \"" + shortened() + "\"";
                case BOOLEAN, INTEGER, FLOAT -> type().words() + " (" + shortened() + ")";
            };
        }

        private String shortened() {
            return text.length() <= 40 ? text : text.substring(0, 37) + "...";
        }
    }

    /// A list; `flow` if it is written in brackets.
    record Sequence(List<YamlNode> items, boolean flow, int start, int end) implements YamlNode {
        @Override
        public String words() {
            return "a list";
        }
    }

    /// A mapping, its entries in the order of the text, a key that stands twice included.
    ///
    /// @param merged what `<<` adds
    record Mapping(List<Entry> entries, List<Mapping> merged, boolean flow, int start, int end)
            implements YamlNode {
        /// The value of a key: the last one here, else the first one merged.
        public @Nullable YamlNode get(String key) {
            var own = entry(key);
            if (own != null) {
                return own.value;
            }
            for (var other : merged) {
                var found = other.get(key);
                if (found != null) {
                    return found;
                }
            }
            return null;
        }

        /// The entry that counts for a key, merged ones not asked.
        public @Nullable Entry entry(String key) {
            for (int i = entries.size() - 1; i >= 0; i--) {
                var entry = entries.get(i);
                if (entry.name.equals(key)) {
                    return entry;
                }
            }
            return null;
        }

        @Override
        public String words() {
            return "a mapping";
        }
    }

    /// A key and its value. There are a million in a large file, so that the key is no node.
    final class Entry {
        private final String name;
        private final String text;
        private final YamlNode value;
        private final int start;
        private final int end; // its complement where the key is plain

        /// @param name what the key means as the name of a field; `"true"` for a plain `on`
        Entry(String name, Scalar key, YamlNode value) {
            this.name = name;
            this.text = key.text.equals(name) ? name : key.text;
            this.value = value;
            this.start = key.start;
            this.end = key.plain ? ~key.end : key.end;
        }

        /// What the key means as the name of a field.
        public String name() {
            return name;
        }

        public Scalar key() {
            return new Scalar(text, end < 0, start, keyEnd());
        }

        /// Where the key starts.
        public int keyStart() {
            return start;
        }

        /// Where the key ends, excluded.
        public int keyEnd() {
            return end < 0 ? ~end : end;
        }

        /// Is it the key that adds the fields of other mappings?
        public boolean isMerge() {
            return end < 0 && name.equals("<<");
        }

        public YamlNode value() {
            return value;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Entry it
                    && start == it.start
                    && end == it.end
                    && name.equals(it.name)
                    && text.equals(it.text)
                    && value.equals(it.value);
        }

        @Override
        public int hashCode() {
            return Objects.hash(name, text, value, start, end);
        }

        @Override
        public String toString() {
            return name + ": " + value;
        }
    }
}
