package io.netwright.model.apiserver;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// `differences.txt`: where Netwright answers differently on purpose, each under a line with `#`
/// and the reason.
///
/// ```
/// case FILE CASE              that case
/// rename FILE FIELD > FIELD   the server's name of a field, and ours
/// implied FILE FIELD < FIELD  the server names the first because of the second
/// ```
///
/// In fields, `*` is any index.
final class Differences {
    private record Pair(String from, String to) {}

    private final List<String> cases = new ArrayList<>();
    private final List<Pair> renames = new ArrayList<>();
    private final List<Pair> implied = new ArrayList<>();

    private Differences() {}

    static Differences of(String file) throws IOException {
        var differences = new Differences();
        for (var line : Files.readAllLines(CaseFile.file("differences.txt"))) {
            var words = line.split(" ", 3);
            if (line.startsWith("#") || words.length < 3 || !words[1].equals(file)) {
                continue;
            }
            var rest = words[2];
            switch (words[0]) {
                case "case" -> differences.cases.add(rest);
                case "rename" -> differences.renames.add(pair(rest, " > "));
                case "implied" -> differences.implied.add(pair(rest, " < "));
                default -> throw new IllegalArgumentException(line);
            }
        }
        return differences;
    }

    private static Pair pair(String text, String between) {
        int at = text.indexOf(between);
        return new Pair(text.substring(0, at), text.substring(at + between.length()));
    }

    List<String> cases() {
        return cases;
    }

    SortedSet<String> canonical(List<String> fields) {
        var names = new TreeSet<String>();
        for (var field : fields) {
            var name = field;
            for (var rename : renames) {
                if (matches(rename.from(), name)) {
                    name = rename.to().replace("*", name.replaceAll("[^\\[]*\\[(\\d+)\\].*", "$1"));
                }
            }
            names.add(name);
        }
        for (var pair : implied) {
            if (names.stream().anyMatch(it -> matches(pair.to(), it))) {
                names.removeIf(it -> matches(pair.from(), it));
            }
        }
        return names;
    }

    /// A pattern that ends with `...` is for all that begins so.
    private static boolean matches(String pattern, String field) {
        var regex = java.util.regex.Pattern.quote(pattern.replace("...", ""));
        regex = regex.replace("*", "\\E\\d+\\Q");
        return field.matches(regex + (pattern.endsWith("...") ? ".*" : ""));
    }
}
