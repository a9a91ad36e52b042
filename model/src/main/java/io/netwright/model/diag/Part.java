package io.netwright.model.diag;

import io.netwright.model.resource.ResourceKey;

/// A part of a [Message]: what fills one `{}` of its template.
public sealed interface Part {
    record Text(String text) implements Part {}

    /// Shown as a link to the object.
    record Resource(ResourceKey key) implements Part {}

    /// Shown as a link to the place.
    record Place(SourceRange at) implements Part {}

    default String plain() {
        return switch (this) {
            case Text(String text) -> text;
            case Resource(ResourceKey key) -> key.toString();
            case Place(SourceRange at) -> at.toString();
        };
    }

    /// Wraps what a message is about: keys and places as links, all else as text.
    static Part of(Object value) {
        return switch (value) {
            case Part part -> part;
            case ResourceKey key -> new Resource(key);
            case SourceRange at -> new Place(at);
            default -> new Text(value.toString());
        };
    }
}
