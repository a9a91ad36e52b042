package io.netwright.model.resource;

import java.util.List;

/// What the `match` of a Traefik route says.
public sealed interface TraefikRule {
    record And(TraefikRule left, TraefikRule right) implements TraefikRule {}

    record Or(TraefikRule left, TraefikRule right) implements TraefikRule {}

    record Not(TraefikRule rule) implements TraefikRule {}

    /// A matcher, such as `PathPrefix` with the value `/api`; its name in its usual spelling.
    record Matcher(String name, List<String> values) implements TraefikRule {
        public Matcher {
            values = List.copyOf(values);
        }
    }

    /// As Traefik would write it, with no more parentheses than needed.
    default String text() {
        return switch (this) {
            case And(var left, var right) -> inner(left) + " && " + inner(right);
            case Or(var left, var right) -> left.text() + " || " + right.text();
            case Not(var rule) ->
                    rule instanceof Matcher ? "!" + rule.text() : "!(" + rule.text() + ")";
            case Matcher(var name, var values) -> {
                var quoted = values.stream().map(it -> "`" + it + "`").toList();
                yield name + "(" + String.join(", ", quoted) + ")";
            }
        };
    }

    private static String inner(TraefikRule rule) {
        return rule instanceof Or ? "(" + rule.text() + ")" : rule.text();
    }
}
