package io.netwright.app.cli;

import tools.jackson.databind.node.ObjectNode;

import java.util.function.Consumer;
import java.util.function.Supplier;

/// What a command found out.
///
/// @param exit 0 fine, 1 a difference, a failed expectation or a finding
/// @param json the result for scripts, made when it is wanted
/// @param rows the last field of the result, a list that may be too long to be held at once
/// @param text the result for people, made when it is wanted; ends with a line feed
record Answer(int exit, Supplier<ObjectNode> json, Rows rows, Supplier<String> text) {
    /// A list that is made element by element.
    ///
    /// @param field its name, `""` where there is no such list
    record Rows(String field, Consumer<Consumer<ObjectNode>> each) {
        static final Rows NONE = new Rows("", _ -> {});
    }

    Answer(int exit, Supplier<ObjectNode> json, Supplier<String> text) {
        this(exit, json, Rows.NONE, text);
    }

    static Answer of(ObjectNode json, Supplier<String> text) {
        return new Answer(0, () -> json, text);
    }

    static Answer of(Supplier<ObjectNode> json, Supplier<String> text) {
        return new Answer(0, json, text);
    }

    /// The whole result at once.
    ObjectNode tree() {
        var tree = json.get();
        if (!rows.field.isEmpty()) {
            var list = tree.putArray(rows.field);
            rows.each.accept(list::add);
        }
        return tree;
    }
}
