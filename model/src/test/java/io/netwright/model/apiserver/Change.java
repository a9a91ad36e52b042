package io.netwright.model.apiserver;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// One change to an object, a line of a case file: `PATH = VALUE` sets, `PATH -` removes. The value
/// is YAML in one line, or `repeat TEXT N` for a long text, or `times N VALUE` for a long list.
/// `[+]` in a path appends to a list.
final class Change {
    private static final Pattern STEP = Pattern.compile("\\.?([^.\\[\\]]+)|\\[([^\\]]*)\\]");
    private static final Pattern REPEAT = Pattern.compile("repeat (\\S+) (\\d+)(.*)");
    private static final Pattern TIMES = Pattern.compile("times (\\d+) (.+)");

    private Change() {}

    static void apply(Object root, String change) {
        var text = change.strip();
        if (text.endsWith(" -")) {
            walk(root, text.substring(0, text.length() - 2).strip(), null);
            return;
        }
        int at = text.indexOf(" = ");
        if (at < 0) {
            throw new IllegalArgumentException("neither PATH = VALUE nor PATH -: " + text);
        }
        walk(root, text.substring(0, at).strip(), value(text.substring(at + 3).strip()));
    }

    private static Object value(String text) {
        var repeat = REPEAT.matcher(text);
        if (repeat.matches()) {
            int times = Integer.parseInt(repeat.group(2));
            return JsonTree.textLiteral(repeat.group(1).repeat(times) + repeat.group(3).strip());
        }
        var times = TIMES.matcher(text);
        if (times.matches()) {
            var item = JsonTree.value(times.group(2));
            return new ArrayList<>(Collections.nCopies(Integer.parseInt(times.group(1)), item));
        }
        return JsonTree.value(text);
    }

    private static void walk(
            Object root, String path, @org.jspecify.annotations.Nullable Object value) {
        var steps = new ArrayList<String>();
        var matcher = STEP.matcher(path);
        while (matcher.find()) {
            steps.add(matcher.group(1) == null ? "[" + matcher.group(2) : matcher.group(1));
        }
        var node = root;
        for (int i = 0; i < steps.size() - 1; i++) {
            node = step(node, steps.get(i), steps.get(i + 1));
        }
        put(node, steps.getLast(), value);
    }

    @SuppressWarnings("unchecked")
    private static Object step(Object node, String step, String next) {
        var made = next.matches("\\[(\\d+|\\+)") ? new ArrayList<>() : new LinkedHashMap<>();
        return switch (node) {
            case Map<?, ?> map ->
                    ((Map<String, Object>) map).computeIfAbsent(name(step), _ -> made);
            case List<?> list -> {
                if (step.equals("[+")) {
                    ((List<Object>) list).add(made);
                    yield made;
                }
                yield list.get(Integer.parseInt(step.substring(1)));
            }
            default -> throw new IllegalArgumentException("no way through " + node + ": " + step);
        };
    }

    @SuppressWarnings("unchecked")
    private static void put(
            Object node, String step, @org.jspecify.annotations.Nullable Object value) {
        switch (node) {
            case Map<?, ?> map -> {
                if (value == null) {
                    if (map.remove(name(step)) == null) {
                        throw new IllegalArgumentException("nothing to remove: " + step);
                    }
                } else {
                    ((Map<String, Object>) map).put(name(step), value);
                }
            }
            case List<?> list -> {
                if (value == null) {
                    list.remove(Integer.parseInt(step.substring(1)));
                } else if (step.equals("[+")) {
                    ((List<Object>) list).add(value);
                } else {
                    ((List<Object>) list).set(Integer.parseInt(step.substring(1)), value);
                }
            }
            default -> throw new IllegalArgumentException("no way into " + node + ": " + step);
        }
    }

    private static String name(String step) {
        return step.startsWith("[") ? step.substring(1) : step;
    }
}
