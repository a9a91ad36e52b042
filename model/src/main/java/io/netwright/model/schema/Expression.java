package io.netwright.model.schema;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A part of a rule.
sealed interface Expression {
    @Nullable Object value(Scope scope);

    default boolean test(Scope scope) {
        if (value(scope) instanceof Boolean flag) {
            return flag;
        }
        throw new RuleFailure("no boolean");
    }

    record Constant(@Nullable Object of) implements Expression {
        @Override
        public @Nullable Object value(Scope scope) {
            return of;
        }
    }

    record Name(String name) implements Expression {
        @Override
        public @Nullable Object value(Scope scope) {
            return scope.get(name);
        }
    }

    record Items(List<Expression> items) implements Expression {
        @Override
        public Object value(Scope scope) {
            var list = new ArrayList<@Nullable Object>();
            items.forEach(item -> list.add(item.value(scope)));
            return list;
        }
    }

    record Select(Expression of, String field) implements Expression {
        @Override
        public @Nullable Object value(Scope scope) {
            if (of.value(scope) instanceof Map<?, ?> map && map.containsKey(field)) {
                return map.get(field);
            }
            throw new RuleFailure("no field " + field);
        }
    }

    record Has(Select field) implements Expression {
        @Override
        public Object value(Scope scope) {
            return field.of.value(scope) instanceof Map<?, ?> map && map.containsKey(field.field);
        }
    }

    record Index(Expression of, Expression at) implements Expression {
        @Override
        public @Nullable Object value(Scope scope) {
            var value = of.value(scope);
            var index = at.value(scope);
            if (value instanceof List<?> list
                    && index instanceof Long number
                    && number >= 0
                    && number < list.size()) {
                return list.get(number.intValue());
            }
            if (value instanceof Map<?, ?> map && map.containsKey(index)) {
                return map.get(index);
            }
            throw new RuleFailure("no element " + index);
        }
    }

    record Not(Expression of) implements Expression {
        @Override
        public Object value(Scope scope) {
            return !of.test(scope);
        }
    }

    /// `&&` where `deciding` is false, `||` where it is true. A side that fails does not count
    /// where the other one decides.
    record Junction(boolean deciding, Expression left, Expression right) implements Expression {
        @Override
        public Object value(Scope scope) {
            RuleFailure failure = null;
            try {
                if (left.test(scope) == deciding) {
                    return deciding;
                }
            } catch (RuleFailure e) {
                failure = e;
            }
            if (right.test(scope) == deciding) {
                return deciding;
            }
            if (failure != null) {
                throw failure;
            }
            return !deciding;
        }
    }

    record Choice(Expression condition, Expression then, Expression otherwise)
            implements Expression {
        @Override
        public @Nullable Object value(Scope scope) {
            return condition.test(scope) ? then.value(scope) : otherwise.value(scope);
        }
    }

    record Binary(String operator, Expression left, Expression right) implements Expression {
        @Override
        public @Nullable Object value(Scope scope) {
            var a = left.value(scope);
            var b = right.value(scope);
            return switch (operator) {
                case "==" -> Objects.equals(a, b);
                case "!=" -> !Objects.equals(a, b);
                case "<" -> compare(a, b) < 0;
                case "<=" -> compare(a, b) <= 0;
                case ">" -> compare(a, b) > 0;
                case ">=" -> compare(a, b) >= 0;
                case "in" -> in(a, b);
                case "+" -> plus(a, b);
                case "-" -> number(a) - number(b);
                case "%" -> number(a) % number(b);
                default -> throw new RuleFailure(operator);
            };
        }

        private static boolean in(@Nullable Object a, @Nullable Object b) {
            return switch (b) {
                case List<?> list -> list.contains(a);
                case Map<?, ?> map -> map.containsKey(a);
                case null, default -> throw new RuleFailure("in");
            };
        }

        private static Object plus(@Nullable Object a, @Nullable Object b) {
            return a instanceof String text ? text + b : (Object) (number(a) + number(b));
        }

        private static int compare(@Nullable Object a, @Nullable Object b) {
            if (a instanceof String one && b instanceof String other) {
                return one.compareTo(other);
            }
            if (a instanceof Functions.Span one && b instanceof Functions.Span other) {
                return Long.compare(one.nanos(), other.nanos());
            }
            if (a instanceof Number one && b instanceof Number other) {
                return Double.compare(one.doubleValue(), other.doubleValue());
            }
            throw new RuleFailure("not comparable");
        }

        private static long number(@Nullable Object value) {
            if (value instanceof Long number) {
                return number;
            }
            throw new RuleFailure("no number");
        }
    }

    /// `all`, `exists`, `exists_one`, `filter`, `map` over the elements of a list or the keys of a
    /// mapping.
    record Macro(String macro, Expression of, String name, Expression body) implements Expression {
        @Override
        public Object value(Scope scope) {
            var elements =
                    switch (of.value(scope)) {
                        case List<?> list -> list;
                        case Map<?, ?> map -> new ArrayList<>(map.keySet());
                        case null, default -> throw new RuleFailure(macro);
                    };
            if (macro.equals("map")) {
                var mapped = new ArrayList<@Nullable Object>();
                elements.forEach(it -> mapped.add(body.value(scope.with(name, it))));
                return mapped;
            }
            var kept = new ArrayList<@Nullable Object>();
            RuleFailure failure = null;
            for (var element : elements) {
                try {
                    if (body.test(scope.with(name, element))) {
                        kept.add(element);
                    } else if (macro.equals("all")) {
                        return false;
                    }
                } catch (RuleFailure e) {
                    failure = e;
                }
            }
            boolean decided = macro.equals("exists") && !kept.isEmpty();
            if (failure != null && !decided) {
                throw failure;
            }
            return switch (macro) {
                case "all" -> true;
                case "exists" -> !kept.isEmpty();
                case "exists_one" -> kept.size() == 1;
                default -> kept;
            };
        }
    }

    /// A function of its arguments, the receiver of a method first.
    record Call(String function, List<Expression> arguments) implements Expression {
        @Override
        public @Nullable Object value(Scope scope) {
            var values = new ArrayList<@Nullable Object>();
            arguments.forEach(it -> values.add(it.value(scope)));
            return Functions.call(function, values);
        }
    }
}
