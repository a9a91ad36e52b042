package io.netwright.app.cli;

import tools.jackson.databind.node.ObjectNode;

import java.util.function.Supplier;

/// What a command found out.
///
/// @param exit 0 fine, 1 a difference, a failed expectation or a finding
/// @param json the result for scripts
/// @param text the result for people, made when it is wanted; ends with a line feed
record Answer(int exit, ObjectNode json, Supplier<String> text) {
    static Answer of(ObjectNode json, Supplier<String> text) {
        return new Answer(0, json, text);
    }

    /// A result that is text in itself, such as a table in a tool's own format.
    static Answer ofText(String text) {
        return of(Json.object().put("text", text), () -> text);
    }
}
