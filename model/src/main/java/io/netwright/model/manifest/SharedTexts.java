package io.netwright.model.manifest;

import org.jspecify.annotations.Nullable;

/// Lets equal short texts share one `String`: manifests say `name` and `TCP` a hundred thousand
/// times. Forgets what collides. Several threads may use it: a slot holds a whole text or another.
final class SharedTexts {
    private static final int LONGEST = 40;

    private final @Nullable String[] keys = new @Nullable String[1024];
    private final @Nullable String[] values = new @Nullable String[4096];

    String key(String text) {
        return shared(text, keys);
    }

    String value(String text) {
        return shared(text, values);
    }

    private static String shared(String text, @Nullable String[] slots) {
        if (text.length() > LONGEST) {
            return text;
        }
        int slot = ((text.hashCode() * 0x9e3779b9) >>> 16) & (slots.length - 1);
        var old = slots[slot];
        if (old != null && old.equals(text)) {
            return old;
        }
        slots[slot] = text;
        return text;
    }
}
