package io.netwright.model.manifest;

import io.netwright.model.resource.ResourceKey;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Reads what names another object.
///
/// @param group of what names none
/// @param kind of what names none
/// @param namespace of the object that refers
record References(String group, String kind, @Nullable String namespace) {
    static References to(String group, String kind, ResourceKey from) {
        return new References(group, kind, from.namespace());
    }

    /// What this field names; null where it is unset.
    @Nullable ResourceKey read(Field field) {
        return field.isSet() ? key(field) : null;
    }

    ResourceKey key(Field field) {
        var own = field.get("namespace").unlessEmpty().text();
        return new ResourceKey(
                field.get("group").text(group),
                field.get("kind").text(kind),
                own == null ? namespace : own,
                field.get("name").text(""));
    }

    List<ResourceKey> each(Field list) {
        return list.each(this::key);
    }
}
