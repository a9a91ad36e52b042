package io.netwright.model.manifest;

import io.netwright.model.diag.Fault;
import io.netwright.model.manifest.YamlNode.Entry;
import io.netwright.model.manifest.YamlNode.Mapping;
import io.netwright.model.manifest.YamlNode.Scalar;
import io.netwright.model.manifest.YamlNode.Sequence;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A collection whose end the parser has not reached.
final class Frame {
    final boolean mapping;
    final @Nullable String anchor;
    final List<YamlNode> items = new ArrayList<>();
    int values = 1;
    int height = 1;

    private final List<Entry> entries = new ArrayList<>(0);
    private final boolean flow;
    private final int start;
    private final List<Mapping> merged = new ArrayList<>(0);
    private @Nullable Scalar key;
    private String name = "";
    private @Nullable Set<String> names;
    private @Nullable List<Entry> again;

    Frame(boolean mapping, boolean flow, int start, @Nullable String anchor) {
        this.mapping = mapping;
        this.flow = flow;
        this.start = start;
        this.anchor = anchor;
    }

    void count(int more, int heightBelow) {
        values = Math.min(Integer.MAX_VALUE / 4, values + more);
        height = Math.max(height, heightBelow + 1);
    }

    boolean expectsKey() {
        return key == null;
    }

    void key(String name, Scalar key) {
        this.name = name;
        this.key = key;
    }

    /// Takes the value of the key before; false if it cannot be merged.
    boolean value(YamlNode value) {
        var of = key;
        if (of == null) {
            throw new IllegalStateException("no key");
        }
        key = null;
        var entry = new Entry(name, of, value);
        if (of.plain() && name.equals("<<")) {
            entries.add(entry);
            return merge(value);
        }
        if (isTwice(name)) {
            if (again == null) {
                again = new ArrayList<>();
            }
            again.add(entry);
        }
        entries.add(entry);
        return true;
    }

    private boolean isTwice(String name) {
        if (names != null) {
            return !names.add(name);
        }
        for (var entry : entries) {
            if (entry.name().equals(name)) {
                return true;
            }
        }
        if (entries.size() >= 16) {
            names = new HashSet<>();
            for (var entry : entries) {
                names.add(entry.name());
            }
            names.add(name);
        }
        return false;
    }

    private boolean merge(YamlNode value) {
        if (value instanceof Mapping other) {
            merged.add(other);
            return true;
        }
        if (!(value instanceof Sequence(var others, _, _, _))) {
            return false;
        }
        for (var other : others) {
            if (!(other instanceof Mapping mapping)) {
                return false;
            }
            merged.add(mapping);
        }
        return true;
    }

    /// The finished node.
    ///
    /// @param end of the closing bracket; of a block, anywhere after its last value
    YamlNode close(int end, Finding.Sink findings) {
        if (again != null) {
            for (var entry : again) {
                findings.warning(
                        entry.keyStart(),
                        entry.keyEnd(),
                        Fault.KEY_TWICE.message(entry.name()),
                        Fault.KEY_TWICE.hint("remove one of the two"));
            }
        }
        if (mapping) {
            int last = flow || entries.isEmpty() ? end : last(entries.getLast());
            return new Mapping(List.copyOf(entries), List.copyOf(merged), flow, start, last);
        }
        int last = flow || items.isEmpty() ? end : Math.max(start, items.getLast().end());
        return new Sequence(List.copyOf(items), flow, start, last);
    }

    /// What an alias repeats may stand above, and ends there.
    private int last(Entry entry) {
        return Math.max(Math.max(start, entry.keyEnd()), entry.value().end());
    }
}
