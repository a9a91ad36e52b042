package io.netwright.model.schema;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;

/// A condition of a custom resource's definition, in the Common Expression Language.
///
/// Values are `String`, `Long`, `Double`, `Boolean`, `List`, `Map` by `String`, and null.
public final class Rule {
    private final String text;
    private final Expression expression;

    private Rule(String text, Expression expression) {
        this.text = text;
        this.expression = expression;
    }

    /// Reads a rule.
    ///
    /// @throws IllegalArgumentException if it is none, or uses what is not modelled
    public static Rule parse(String text) {
        return new Rule(text, new RuleParser(text).parse());
    }

    public String text() {
        return text;
    }

    /// Is it true of a value? A value that it cannot be asked of is refused.
    public boolean holds(@Nullable Object self) {
        var names = new LinkedHashMap<String, @Nullable Object>();
        names.put("self", self);
        try {
            return Boolean.TRUE.equals(expression.value(new Scope(names)));
        } catch (RuleFailure e) {
            return false;
        }
    }
}
