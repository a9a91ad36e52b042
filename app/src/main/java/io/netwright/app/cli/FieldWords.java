package io.netwright.app.cli;

import io.netwright.model.manifest.YamlNode;
import io.netwright.model.resource.FieldPath;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// A field as it is named on a command line: `spec.ports[0].port`, `spec.ports[name=http].port`,
/// `spec.ports[+]`, `metadata.annotations."a.b/c"`, `metadata.labels[app.io/tier]`.
record FieldWords(String text, List<Word> words) {
    /// A step of the way.
    sealed interface Word {
        record Name(String name) implements Word {}

        /// A number in brackets: an index, or the key of a mapping.
        record Index(int index) implements Word {}

        /// `[+]`: behind the last element.
        record Append() implements Word {}

        /// `[name=http]`: the element that says so.
        record Where(String field, String value) implements Word {}
    }

    /// @throws BadInput where the text is no path
    static FieldWords parse(String text) throws BadInput {
        var words = new ArrayList<Word>();
        int at = text.startsWith(".") ? 1 : 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '[') {
                int end = closing(text, at);
                if (end < 0 || end == at + 1) {
                    throw noPath(text);
                }
                words.add(bracketed(text.substring(at + 1, end)));
                at = end + 1;
            } else if (c == '"' || c == '\'') {
                int end = text.indexOf(c, at + 1);
                if (end < 0) {
                    throw noPath(text);
                }
                words.add(new Word.Name(text.substring(at + 1, end)));
                at = end + 1;
            } else {
                int end = at;
                while (end < text.length() && ".[\"".indexOf(text.charAt(end)) < 0) {
                    end++;
                }
                if (end == at) {
                    throw noPath(text);
                }
                words.add(new Word.Name(text.substring(at, end)));
                at = end;
            }
            if (at < text.length() && text.charAt(at) == '.') {
                at++;
                if (at == text.length()) {
                    throw noPath(text);
                }
            } else if (at < text.length() && text.charAt(at) != '[') {
                throw noPath(text);
            }
        }
        if (words.isEmpty()) {
            throw noPath(text);
        }
        return new FieldWords(text, List.copyOf(words));
    }

    private static int closing(String text, int open) {
        char quote = 0;
        for (int i = open + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == ']') {
                return i;
            }
        }
        return -1;
    }

    private static Word bracketed(String inside) {
        if (inside.equals("+")) {
            return new Word.Append();
        }
        if (inside.matches("\\d{1,6}")) {
            return new Word.Index(Integer.parseInt(inside));
        }
        int equals = inside.indexOf('=');
        if (equals > 0 && inside.charAt(0) != '"') {
            var field = inside.substring(0, equals).replaceFirst("=$", "");
            return new Word.Where(field, unquoted(inside.substring(equals + 1)));
        }
        return new Word.Name(unquoted(inside));
    }

    private static String unquoted(String text) {
        boolean quoted =
                text.length() >= 2
                        && "\"'".indexOf(text.charAt(0)) >= 0
                        && text.charAt(0) == text.charAt(text.length() - 1);
        return quoted ? text.substring(1, text.length() - 1) : text;
    }

    private static BadInput noPath(String text) {
        return new BadInput(
                List.of(
                        "netwright set: not a field: " + text,
                        "  hint: such as spec.ports[0].port, spec.ports[name=http].port,"
                                + " spec.ports[+].port or metadata.labels[app.io/x]"));
    }

    /// The path in a document as it is.
    ///
    /// @throws NoWay where an element is asked for that is not there
    FieldPath in(YamlNode root) throws NoWay {
        var path = FieldPath.ROOT;
        @Nullable YamlNode node = root;
        for (var word : words) {
            switch (word) {
                case Word.Name(String name) -> {
                    path = path.then(name);
                    node = node instanceof YamlNode.Mapping mapping ? mapping.get(name) : null;
                }
                case Word.Index(int index) -> {
                    if (node instanceof YamlNode.Mapping mapping) {
                        path = path.then(Integer.toString(index));
                        node = mapping.get(Integer.toString(index));
                    } else {
                        path = path.then(index);
                        node = item(node, index);
                    }
                }
                case Word.Append() -> {
                    path = path.then(items(node).size());
                    node = null;
                }
                case Word.Where where -> {
                    int index = index(path, items(node), where);
                    path = path.then(index);
                    node = item(node, index);
                }
            }
        }
        return path;
    }

    private static List<YamlNode> items(@Nullable YamlNode node) {
        return node instanceof YamlNode.Sequence(var items, _, _, _) ? items : List.of();
    }

    private static @Nullable YamlNode item(@Nullable YamlNode node, int index) {
        var items = items(node);
        return index < items.size() ? items.get(index) : null;
    }

    private static int index(FieldPath list, List<YamlNode> items, Word.Where where) throws NoWay {
        var others = new ArrayList<String>();
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof YamlNode.Mapping mapping
                    && mapping.get(where.field) instanceof YamlNode.Scalar scalar) {
                if (scalar.text().equals(where.value)) {
                    return i;
                }
                others.add(scalar.text());
            }
        }
        throw new NoWay(
                list,
                "no element of %s has %s %s".formatted(list, where.field, where.value),
                others.isEmpty()
                        ? "[+] adds an element, [0] is the first one"
                        : "those there are have " + String.join(", ", others) + "; [+] adds one");
    }

    /// The document has no such element.
    static final class NoWay extends Exception {
        private static final long serialVersionUID = 1;

        private final transient FieldPath at;
        private final String hint;

        NoWay(FieldPath at, String problem, String hint) {
            super(problem);
            this.at = at;
            this.hint = hint;
        }

        FieldPath at() {
            return at;
        }

        String hint() {
            return hint;
        }
    }
}
