package io.netwright.model.manifest;

import io.netwright.model.diag.Message;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Lets equal short texts share one `String`: manifests say `name` and `TCP` a hundred thousand
/// times. Forgets what collides. Several threads may use it: a slot holds a whole text or another.
final class SharedTexts {
    private static final int LONGEST = 40;

    private final @Nullable String[] keys = new @Nullable String[1024];
    private final @Nullable String[] values = new @Nullable String[4096];

    private final @Nullable Message[] messages = new @Nullable Message[256];

    /// With messages that many documents have in common.
    List<Finding> findings(List<Finding> all) {
        if (all.isEmpty()) {
            return all;
        }
        var result = new ArrayList<Finding>(all.size());
        for (var it : all) {
            var hint = it.hint() == null ? null : shared(it.hint());
            result.add(
                    new Finding(it.start(), it.end(), it.severity(), shared(it.message()), hint));
        }
        return List.copyOf(result);
    }

    private Message shared(Message message) {
        int slot = ((message.hashCode() * 0x9e3779b9) >>> 16) & (messages.length - 1);
        var old = messages[slot];
        if (old != null && old.equals(message)) {
            return old;
        }
        messages[slot] = message;
        return message;
    }

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
