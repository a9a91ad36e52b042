package io.netwright.model.schema;

import io.netwright.model.schema.Expression.Binary;
import io.netwright.model.schema.Expression.Call;
import io.netwright.model.schema.Expression.Choice;
import io.netwright.model.schema.Expression.Constant;
import io.netwright.model.schema.Expression.Has;
import io.netwright.model.schema.Expression.Index;
import io.netwright.model.schema.Expression.Items;
import io.netwright.model.schema.Expression.Junction;
import io.netwright.model.schema.Expression.Macro;
import io.netwright.model.schema.Expression.Name;
import io.netwright.model.schema.Expression.Not;
import io.netwright.model.schema.Expression.Select;

import java.util.ArrayList;
import java.util.List;

/// Parses a rule by recursive descent, one method per level of precedence.
final class RuleParser {
    private static final List<String> MACROS =
            List.of("all", "exists", "exists_one", "filter", "map");
    private static final List<String> COMPARISONS = List.of("==", "!=", "<=", ">=", "<", ">", "in");

    private final RuleTokens tokens;

    RuleParser(String text) {
        this.tokens = new RuleTokens(text);
    }

    Expression parse() {
        var all = choice();
        tokens.expectEnd();
        return all;
    }

    private Expression choice() {
        var condition = or();
        if (!tokens.take("?")) {
            return condition;
        }
        var then = or();
        tokens.expect(":");
        return new Choice(condition, then, choice());
    }

    private Expression or() {
        var left = and();
        while (tokens.take("||")) {
            left = new Junction(true, left, and());
        }
        return left;
    }

    private Expression and() {
        var left = comparison();
        while (tokens.take("&&")) {
            left = new Junction(false, left, comparison());
        }
        return left;
    }

    private Expression comparison() {
        var left = sum();
        while (true) {
            var operator = tokens.takeOneOf(COMPARISONS);
            if (operator == null) {
                return left;
            }
            left = new Binary(operator, left, sum());
        }
    }

    private Expression sum() {
        var left = product();
        while (true) {
            var operator = tokens.takeOneOf(List.of("+", "-"));
            if (operator == null) {
                return left;
            }
            left = new Binary(operator, left, product());
        }
    }

    private Expression product() {
        var left = unary();
        while (tokens.take("%")) {
            left = new Binary("%", left, unary());
        }
        return left;
    }

    private Expression unary() {
        if (tokens.take("!")) {
            return new Not(unary());
        }
        return member();
    }

    private Expression member() {
        var of = primary();
        while (true) {
            if (tokens.take(".")) {
                var name = tokens.name();
                of = tokens.take("(") ? method(of, name) : new Select(of, field(name));
            } else if (tokens.take("[")) {
                of = new Index(of, choice());
                tokens.expect("]");
            } else {
                return of;
            }
        }
    }

    /// Reserved words are written `__namespace__`.
    private static String field(String name) {
        return name.length() > 4 && name.startsWith("__") && name.endsWith("__")
                ? name.substring(2, name.length() - 2)
                : name;
    }

    private Expression method(Expression of, String name) {
        if (MACROS.contains(name)) {
            var variable = tokens.name();
            tokens.expect(",");
            var body = choice();
            tokens.expect(")");
            return new Macro(name, of, variable, body);
        }
        var arguments = arguments(")");
        if (of.equals(new Name("format"))) {
            return new Call("format", List.of(new Constant(name)));
        }
        arguments.addFirst(of);
        return call(name, arguments);
    }

    private Expression call(String name, List<Expression> arguments) {
        if (!Functions.KNOWN.contains(name) || arguments.isEmpty()) {
            throw new IllegalArgumentException("no such function: " + name);
        }
        return new Call(name, List.copyOf(arguments));
    }

    private List<Expression> arguments(String end) {
        var arguments = new ArrayList<Expression>();
        while (!tokens.take(end)) {
            if (!arguments.isEmpty()) {
                tokens.expect(",");
            }
            arguments.add(choice());
        }
        return arguments;
    }

    private Expression primary() {
        if (tokens.take("(")) {
            var inner = choice();
            tokens.expect(")");
            return inner;
        }
        if (tokens.take("[")) {
            return new Items(arguments("]"));
        }
        var text = tokens.text();
        if (text != null) {
            return new Constant(text);
        }
        var number = tokens.number();
        if (number != null) {
            return new Constant(number);
        }
        var name = tokens.name();
        return switch (name) {
            case "true" -> new Constant(true);
            case "false" -> new Constant(false);
            case "null" -> new Constant(null);
            case "has" -> has();
            default -> tokens.take("(") ? call(name, arguments(")")) : new Name(name);
        };
    }

    private Expression has() {
        tokens.expect("(");
        var field = member();
        tokens.expect(")");
        if (field instanceof Select select) {
            return new Has(select);
        }
        throw new IllegalArgumentException("has() wants a field");
    }
}
