package io.netwright.model.manifest;

import org.jspecify.annotations.Nullable;

/// Lets equal keys share one `String`: manifests say `name` a hundred thousand times. Forgets what
/// collides.
final class KeyNames {
    private final @Nullable String[] slots = new @Nullable String[1024];

    String shared(String text) {
        if (text.length() > 40) {
            return text;
        }
        int slot = (text.hashCode() * 0x9e3779b9) >>> 22;
        var old = slots[slot];
        if (old != null && old.equals(text)) {
            return old;
        }
        slots[slot] = text;
        return text;
    }
}
