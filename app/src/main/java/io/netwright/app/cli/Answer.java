package io.netwright.app.cli;

import tools.jackson.databind.node.ObjectNode;

import java.util.function.Supplier;

/// What a command found out.
///
/// @param exit 0 fine, 1 a difference, a failed expectation or a finding
/// @param json the result for scripts, made when it is wanted
/// @param text the result for people, made when it is wanted; ends with a line feed
record Answer(int exit, Supplier<ObjectNode> json, Supplier<String> text) {
    static Answer of(ObjectNode json, Supplier<String> text) {
        return new Answer(0, () -> json, text);
    }

    static Answer of(Supplier<ObjectNode> json, Supplier<String> text) {
        return new Answer(0, json, text);
    }
}
