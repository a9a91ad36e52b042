package io.netwright.model.helm;

import java.util.ArrayList;
import java.util.List;

/// Takes a shell script apart into commands and their words: quotes, `\` at the end of a line,
/// comments. What a shell would replace (`$VAR`, `<PLACEHOLDER>`) stays as it is.
///
/// Source: POSIX.1-2024, Shell Command Language, 2.3 Token Recognition.
final class ShellWords {
    private final Snippet script;
    private final String text;
    private final List<List<Snippet>> commands = new ArrayList<>();
    private List<Snippet> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private final List<Integer> places = new ArrayList<>();
    private boolean open; // is a word begun, be it empty?
    private int at;

    private ShellWords(Snippet script) {
        this.script = script;
        this.text = script.text();
    }

    static List<List<Snippet>> commands(Snippet script) {
        var run = new ShellWords(script);
        while (run.at < run.text.length()) {
            run.step(run.text.charAt(run.at));
        }
        run.endCommand();
        return run.commands;
    }

    private void step(char c) {
        switch (c) {
            case '\\' -> escape();
            case '\'' -> single();
            case '"' -> twofold();
            case '\n', ';', '|', '&' -> {
                boolean redirection = c == '&' && open && word.toString().matches("[0-9]*[<>]");
                if (redirection) {
                    take(c);
                } else {
                    endCommand();
                    at++;
                }
            }
            case ' ', '\t', '\r' -> {
                endWord();
                at++;
            }
            case '#' -> {
                if (open) {
                    take(c);
                } else {
                    while (at < text.length() && text.charAt(at) != '\n') {
                        at++;
                    }
                }
            }
            default -> take(c);
        }
    }

    private void take(char c) {
        open = true;
        word.append(c);
        places.add(at);
        at++;
    }

    private void escape() {
        int after = at + 1;
        if (after < text.length() && text.charAt(after) == '\r') {
            after++;
        }
        if (after < text.length() && text.charAt(after) == '\n') {
            at = after + 1;
            return;
        }
        at++;
        if (at < text.length()) {
            take(text.charAt(at));
        }
    }

    private void single() {
        open = true;
        at++;
        while (at < text.length() && text.charAt(at) != '\'') {
            take(text.charAt(at));
        }
        at++;
    }

    private void twofold() {
        open = true;
        at++;
        while (at < text.length() && text.charAt(at) != '"') {
            char c = text.charAt(at);
            boolean escaped =
                    c == '\\'
                            && at + 1 < text.length()
                            && "\"\\$`\n".indexOf(text.charAt(at + 1)) >= 0;
            if (!escaped) {
                take(c);
                continue;
            }
            at++;
            if (text.charAt(at) == '\n') {
                at++;
            } else {
                take(text.charAt(at));
            }
        }
        at++;
    }

    private void endWord() {
        if (open) {
            places.add(Math.min(at, text.length()));
            var all = places.stream().mapToInt(Integer::intValue).toArray();
            words.add(script.other(word.toString(), all));
        }
        word.setLength(0);
        places.clear();
        open = false;
    }

    private void endCommand() {
        endWord();
        if (!words.isEmpty()) {
            commands.add(List.copyOf(words));
        }
        words = new ArrayList<>();
    }
}
