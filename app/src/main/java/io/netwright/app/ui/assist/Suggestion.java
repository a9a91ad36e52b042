package io.netwright.app.ui.assist;

import io.netwright.model.resource.FieldPath;

import org.jspecify.annotations.Nullable;

/// Something that could be written.
///
/// @param text the name or value
/// @param insert what is put in place of what was typed
/// @param back how far before its end the caret goes
/// @param detail type and default, or where a value comes from
/// @param required must the field be there?
/// @param field what it is of, null for a value
/// @param again is there more to choose after it?
public record Suggestion(
        String text,
        String insert,
        int back,
        String detail,
        boolean required,
        @Nullable FieldPath field,
        boolean again) {
    static Suggestion value(String text, String lead, String detail) {
        return new Suggestion(text, lead + text, 0, detail, false, null, false);
    }
}
