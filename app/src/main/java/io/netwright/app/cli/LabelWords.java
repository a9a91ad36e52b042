package io.netwright.app.cli;

import io.netwright.model.resource.Labels;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/// A selector as `-l` takes it: `app=web,tier!=db,env,!old,zone in (a,b),size notin (s)`.
record LabelWords(List<Word> words) {
    private static final Pattern SET = Pattern.compile("(\\S+)\\s+(in|notin)\\s*\\(([^()]*)\\)");

    /// One requirement; an empty operator means that the label is there.
    private record Word(String key, String operator, List<String> values) {
        boolean matches(Labels labels) {
            boolean listed = values.stream().anyMatch(it -> labels.has(key, it));
            return switch (operator) {
                case "" -> labels.has(key);
                case "!" -> !labels.has(key);
                case "!=", "notin" -> !listed;
                default -> listed;
            };
        }
    }

    static LabelWords parse(String text) throws BadInput {
        var words = new ArrayList<Word>();
        for (var part : text.isBlank() ? new String[0] : text.split(",(?![^(]*\\))", -1)) {
            words.add(word(part.strip()));
        }
        return new LabelWords(words);
    }

    private static Word word(String part) throws BadInput {
        var set = SET.matcher(part);
        Word word;
        if (set.matches()) {
            var values = Arrays.stream(set.group(3).split(",", -1)).map(String::strip).toList();
            word = new Word(set.group(1), set.group(2), values);
        } else if (part.contains("!=")) {
            int at = part.indexOf("!=");
            var value = part.substring(at + 2).strip();
            word = new Word(part.substring(0, at).strip(), "!=", List.of(value));
        } else if (part.contains("=")) {
            int at = part.indexOf('=');
            var value = part.substring(part.startsWith("==", at) ? at + 2 : at + 1);
            word = new Word(part.substring(0, at).strip(), "=", List.of(value.strip()));
        } else {
            boolean not = part.startsWith("!");
            word = new Word(not ? part.substring(1).strip() : part, not ? "!" : "", List.of());
        }
        if (!word.key.matches("[A-Za-z0-9._/-]+")) {
            throw new BadInput(
                    List.of(
                            "netwright get: not a label selector: " + part,
                            "  hint: such as -l app=web,tier!=db or -l 'tier in (web,db)'"));
        }
        return word;
    }

    boolean matches(Labels labels) {
        return words.stream().allMatch(it -> it.matches(labels));
    }
}
