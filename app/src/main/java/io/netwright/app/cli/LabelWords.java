package io.netwright.app.cli;

import io.netwright.model.resource.Labels;

import java.util.ArrayList;
import java.util.List;

/// A selector as `-l` takes it: `app=web,tier!=db,env,!old`.
record LabelWords(List<Word> words) {
    /// One requirement; an empty operator means that the label is there.
    private record Word(String key, String operator, String value) {
        boolean matches(Labels labels) {
            return switch (operator) {
                case "" -> labels.has(key);
                case "!" -> !labels.has(key);
                case "!=" -> !labels.has(key, value);
                default -> labels.has(key, value);
            };
        }
    }

    static LabelWords parse(String text) throws BadInput {
        var words = new ArrayList<Word>();
        for (var part : text.isBlank() ? new String[0] : text.split(",", -1)) {
            words.add(word(part.strip()));
        }
        return new LabelWords(words);
    }

    private static Word word(String part) throws BadInput {
        Word word;
        if (part.contains("!=")) {
            int at = part.indexOf("!=");
            word = new Word(part.substring(0, at).strip(), "!=", part.substring(at + 2).strip());
        } else if (part.contains("=")) {
            int at = part.indexOf('=');
            var value = part.substring(part.startsWith("==", at) ? at + 2 : at + 1);
            word = new Word(part.substring(0, at).strip(), "=", value.strip());
        } else {
            boolean not = part.startsWith("!");
            word = new Word(not ? part.substring(1).strip() : part, not ? "!" : "", "");
        }
        if (!word.key.matches("[A-Za-z0-9._/-]+")) {
            throw new BadInput(
                    List.of(
                            "netwright get: not a label selector: " + part,
                            "  hint: such as -l app=web,tier!=db"));
        }
        return word;
    }

    boolean matches(Labels labels) {
        return words.stream().allMatch(it -> it.matches(labels));
    }
}
