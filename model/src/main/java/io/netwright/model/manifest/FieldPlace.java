package io.netwright.model.manifest;

import io.netwright.model.diag.Fault;
import io.netwright.model.diag.Message;
import io.netwright.model.diag.Severity;
import io.netwright.model.manifest.YamlNode.Scalar;

import org.jspecify.annotations.Nullable;

/// Where a [Field] stands, in the text and in the object, and what is noted there.
abstract sealed class FieldPlace permits Field {
    final Finding.Sink sink;
    final @Nullable Field parent;
    final @Nullable String name;
    final @Nullable YamlNode node;
    final int keyStart;
    final int keyEnd;
    final int index;
    final boolean key;
    private boolean refused;

    FieldPlace(
            Finding.Sink sink,
            @Nullable Field parent,
            @Nullable String name,
            int index,
            @Nullable YamlNode node,
            int keyStart,
            int keyEnd,
            boolean key) {
        this.sink = sink;
        this.parent = parent;
        this.name = name;
        this.index = index;
        this.node = node instanceof Scalar scalar && scalar.isNull() ? null : node;
        this.keyStart = keyStart;
        this.keyEnd = keyEnd;
        this.key = key;
    }

    public boolean isSet() {
        return node != null;
    }

    /// Is it `""`, which many optional texts may be?
    public boolean isEmptyText() {
        return node instanceof Scalar(String text, _, _, _) && text.isEmpty();
    }

    /// The value in the text, null where unset.
    public @Nullable YamlNode node() {
        return node;
    }

    /// The last step of its path: the key, or for an element its list's.
    public String name() {
        return name != null ? name : parent == null ? "" : parent.name();
    }

    /// Notes an error in this field; its path is the first part of the message.
    public void error(Fault fault, @Nullable Message hint, Object... rest) {
        report(Severity.ERROR, fault, hint, rest);
    }

    /// Notes an error in this text from one of its `char`s on; see [#error].
    void errorFrom(int at, Fault fault, Object... rest) {
        if (!(node instanceof Scalar(String text, _, int start, int end))) {
            error(fault, null, rest);
            return;
        }
        int quotes = end - start - text.length(); // 0 or 2, unless it has escapes or is a block
        int from = quotes == 0 || quotes == 2 ? Math.min(start + quotes / 2 + at, end - 1) : start;
        sink.error(Math.max(start, from), end, fault.message(withPath(path(), rest)), null);
    }

    /// Notes an error in the name of this field; see [#error].
    public void keyError(Fault fault, @Nullable Message hint, Object... rest) {
        sink.error(keyStart, keyEnd, fault.message(withPath(path(), rest)), hint);
    }

    /// Notes an error in this entry or element, which the API server tells of the whole.
    void errorOfParent(Fault fault, @Nullable Message hint, Object... rest) {
        int start = node == null ? keyStart : node.start();
        int end = node == null ? keyEnd : node.end();
        sink.error(start, end, fault.message(withPath(parentPath(), rest)), hint);
    }

    /// Notes an error in the name of this entry; see [#errorOfParent].
    void keyErrorOfParent(Fault fault, @Nullable Message hint, Object... rest) {
        sink.error(keyStart, keyEnd, fault.message(withPath(parentPath(), rest)), hint);
    }

    private String parentPath() {
        return parent == null ? path() : parent.path();
    }

    /// Notes something in this field that has to be said; see [#error].
    public void warning(Fault fault, @Nullable Message hint, Object... rest) {
        report(Severity.WARNING, fault, hint, rest);
    }

    /// Notes something of a part of the text in this field, which counts from the start of the
    /// text; where it is written in several lines or with escapes, of all of it.
    void warningWithin(int from, int to, Fault fault, @Nullable Message hint, Object... rest) {
        if (!(node instanceof Scalar(String text, boolean plain, int first, int last))
                || last - first - text.length() != (plain ? 0 : 2)) {
            warning(fault, hint, rest);
            return;
        }
        int start = first + (plain ? 0 : 1) + Math.min(from, Math.max(0, text.length() - 1));
        int end = Math.max(start + 1, first + (plain ? 0 : 1) + to);
        sink.warning(start, end, fault.message(withPath(path(), rest)), hint);
    }

    private void report(Severity severity, Fault fault, @Nullable Message hint, Object... rest) {
        int start = node == null ? keyStart : node.start();
        int end = node == null ? keyEnd : node.end();
        sink.add(new Finding(start, end, severity, fault.message(withPath(path(), rest)), hint));
    }

    private static Object[] withPath(String path, Object... rest) {
        var values = new Object[rest.length + 1];
        values[0] = path;
        System.arraycopy(rest, 0, values, 1, rest.length);
        return values;
    }

    void refuse(String wanted) {
        refuse(wanted, null);
    }

    void refuse(String wanted, @Nullable Message hint) {
        if (!refused && node != null) {
            refused = true;
            error(Fault.WRONG_TYPE, hint, wanted, node.words());
        }
    }

    /// As the API server writes it: `spec.ports[0].port`.
    public String path() {
        var text = new StringBuilder();
        path(text);
        return text.isEmpty() ? "the document" : text.toString();
    }

    void path(StringBuilder text) {
        if (parent == null) {
            return;
        }
        parent.path(text);
        if (name == null) {
            text.append('[').append(index).append(']');
        } else if (key || name.indexOf('.') >= 0 || name.indexOf('/') >= 0) {
            text.append('[').append(name).append(']');
        } else {
            text.append(text.isEmpty() ? "" : ".").append(name);
        }
    }
}
