package io.netwright.model.resource;

/// A port by number or by the name of a container port.
public sealed interface PortRef {
    record Numbered(int number) implements PortRef {}

    record Named(String name) implements PortRef {}

    default String text() {
        return switch (this) {
            case Numbered(int number) -> Integer.toString(number);
            case Named(String name) -> name;
        };
    }
}
