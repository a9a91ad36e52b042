package io.netwright.app.cli;

import java.util.ArrayList;
import java.util.List;

/// Splits a line into words as a POSIX shell does, with its three ways of quoting and nothing else:
/// no variables, no globs.
final class ShellWords {
    private ShellWords() {}

    /// The words of a line.
    ///
    /// @throws BadInput for a quote that is not closed
    static List<String> split(String line) throws BadInput {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        boolean begun = false;
        int i = 0;
        while (i < line.length()) {
            char c = line.charAt(i);
            if (c == '\'' || c == '"') {
                i = quoted(line, i, word);
                begun = true;
            } else if (c == '\\' && i + 1 < line.length()) {
                word.append(line.charAt(i + 1));
                begun = true;
                i += 2;
            } else if (Character.isWhitespace(c)) {
                if (begun) {
                    words.add(word.toString());
                    word.setLength(0);
                    begun = false;
                }
                i++;
            } else {
                word.append(c);
                begun = true;
                i++;
            }
        }
        if (begun) {
            words.add(word.toString());
        }
        return words;
    }

    /// Appends what stands between quotes.
    ///
    /// @return the index behind the closing one
    private static int quoted(String line, int open, StringBuilder word) throws BadInput {
        char quote = line.charAt(open);
        int i = open + 1;
        while (i < line.length()) {
            char c = line.charAt(i);
            if (c == quote) {
                return i + 1;
            }
            boolean escapes =
                    quote == '"'
                            && c == '\\'
                            && i + 1 < line.length()
                            && "\\\"$`".indexOf(line.charAt(i + 1)) >= 0;
            word.append(escapes ? line.charAt(i + 1) : c);
            i += escapes ? 2 : 1;
        }
        throw new BadInput("netwright batch: a " + quote + " is not closed: " + line);
    }
}
