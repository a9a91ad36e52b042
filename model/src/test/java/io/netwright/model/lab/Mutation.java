package io.netwright.model.lab;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// Makes a manifest wrong, in the ways that people and programs do.
final class Mutation {
    private static final List<String> BITS =
            List.of(
                    "null",
                    "~",
                    "[]",
                    "{}",
                    "- ",
                    "? ",
                    ": ",
                    "&a ",
                    "*a",
                    "*s",
                    "<<: ",
                    "!!str ",
                    "|",
                    ">",
                    "'",
                    "\"",
                    "#",
                    "%",
                    "@",
                    "`",
                    "\t",
                    "\n",
                    "\r",
                    "\u0000",
                    "\ufeff",
                    "😀",
                    "\ud800",
                    "0x",
                    "1e999",
                    "-1",
                    "99999999999999999999",
                    ".inf",
                    "on",
                    "",
                    "---\n",
                    "...\n",
                    "{{ .Values.x }}",
                    "[[[[[[[[",
                    "}}",
                    ",",
                    "a: a: a");

    private static final List<String> VALUES =
            List.of(
                    "1",
                    "-1",
                    "1.5",
                    "true",
                    "null",
                    "[]",
                    "{}",
                    "[1, a]",
                    "{a: b}",
                    "\"\"",
                    "x y",
                    "2001-01-01",
                    "1e99",
                    "0o17",
                    "65536",
                    "10.0.0.0/8",
                    "::",
                    "*s",
                    "!!int a");

    private Mutation() {}

    /// Some changes of a text, the same for the same random numbers.
    static String of(String text, Random random) {
        var changed = text;
        for (int n = random.nextInt(4); n >= 0; n--) {
            changed = once(changed, random);
        }
        return changed;
    }

    private static String once(String text, Random random) {
        return switch (random.nextInt(10)) {
            case 0 -> lines(text, random);
            case 1 -> value(text, random);
            case 2 -> deepen(text, random);
            case 3 -> bytes(text, random);
            default -> insert(text, random);
        };
    }

    /// A bit of syntax in the place of some characters.
    private static String insert(String text, Random random) {
        int at = random.nextInt(text.length() + 1);
        int most = Math.min(text.length() - at, random.nextInt(3) == 0 ? 60 : 6);
        int length = random.nextInt(most + 1);
        var bit = BITS.get(random.nextInt(BITS.size()));
        return text.substring(0, at) + bit + text.substring(at + length);
    }

    /// A line gone, twice, elsewhere, or at another depth.
    private static String lines(String text, Random random) {
        var lines = new ArrayList<>(List.of(text.split("\n", -1)));
        int at = random.nextInt(lines.size());
        switch (random.nextInt(4)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.add(at, lines.get(at));
            case 2 -> Collections.swap(lines, at, random.nextInt(lines.size()));
            default -> lines.set(at, " ".repeat(random.nextInt(5)) + lines.get(at));
        }
        return String.join("\n", lines);
    }

    /// A value of another type.
    private static String value(String text, Random random) {
        int colon = text.indexOf(": ", random.nextInt(text.length() + 1));
        if (colon < 0) {
            return text;
        }
        int end = colon + 2;
        while (end < text.length() && ",]}\n".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        var other = VALUES.get(random.nextInt(VALUES.size()));
        return text.substring(0, colon + 2) + other + text.substring(end);
    }

    private static String deepen(String text, Random random) {
        int at = random.nextInt(text.length() + 1);
        var open = List.of("[", "{a: ", "- ", "? ", "\n  ").get(random.nextInt(5));
        return text.substring(0, at) + open.repeat(random.nextInt(200)) + text.substring(at);
    }

    private static String bytes(String text, Random random) {
        var changed = new StringBuilder(text);
        for (int n = random.nextInt(8); n >= 0 && !changed.isEmpty(); n--) {
            changed.setCharAt(random.nextInt(changed.length()), (char) random.nextInt(0x10000));
        }
        return changed.toString();
    }
}
