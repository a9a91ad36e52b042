package io.netwright.model.edit;

/// A scalar that an edit writes.
public sealed interface FieldValue {
    record Text(String text) implements FieldValue {}

    record Whole(long number) implements FieldValue {}

    record Flag(boolean flag) implements FieldValue {}

    static FieldValue of(String text) {
        return new Text(text);
    }

    static FieldValue of(long number) {
        return new Whole(number);
    }

    static FieldValue of(boolean flag) {
        return new Flag(flag);
    }
}
