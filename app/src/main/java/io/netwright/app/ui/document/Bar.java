package io.netwright.app.ui.document;

import java.util.List;

/// One line that says something, and what can be done about it.
///
/// @param id what it is about: a new bar takes the place of one with the same id
/// @param text what, and where
/// @param hint what it means or what to do, empty for nothing
/// @param actions the first is what Enter does; none of them may be left out by closing the bar, so
///   the last is the one that changes nothing
public record Bar(String id, Kind kind, String text, String hint, List<Action> actions) {
    /// How it looks: a question, something good to know, or something that went wrong.
    public enum Kind {
        ASK,
        INFO,
        FAULT
    }

    /// A button, with a verb on it.
    public record Action(String verb, Runnable run) {
        /// Only takes the bar away.
        public static Action none(String verb) {
            return new Action(verb, () -> {});
        }
    }

    public Bar {
        actions = List.copyOf(actions);
        if (actions.isEmpty()) {
            throw new IllegalArgumentException("a bar that cannot be left: " + text);
        }
    }

    public static Bar ask(String id, String text, String hint, Action... actions) {
        return new Bar(id, Kind.ASK, text, hint, List.of(actions));
    }

    public static Bar fault(String id, String text, String hint, Action... actions) {
        return new Bar(id, Kind.FAULT, text, hint, List.of(actions));
    }
}
