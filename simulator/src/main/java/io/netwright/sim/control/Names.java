package io.netwright.sim.control;

import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;

/// Names and choices that real controllers draw at random and that must be the same here every
/// time: they follow from a text that names the thing.
///
/// Sources: kubernetes apimachinery `pkg/util/rand` (the alphabet), apiserver
/// `pkg/storage/names/generate.go` (lengths).
final class Names {
    private static final String ALPHABET = "bcdfghjklmnpqrstvwxz2456789";
    private static final int LONGEST_BASE = 58;

    private Names() {}

    /// FNV-1a of 32 bits, mixed so that texts that end alike differ in every bit.
    static int hash(String text) {
        int hash = 0x811c9dc5;
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (octet & 0xff)) * 0x01000193;
        }
        hash = (hash ^ (hash >>> 16)) * 0x85ebca6b;
        hash = (hash ^ (hash >>> 13)) * 0xc2b2ae35;
        return hash ^ (hash >>> 16);
    }

    /// A number from 0 to `bound` - 1 for a text.
    static long choice(String text, long bound) {
        long bits = (long) hash(text) << 32 | (hash(text + "'") & 0xffffffffL);
        return Long.remainderUnsigned(bits, bound);
    }

    /// `length` letters and digits for a text, as `generateName` draws them.
    static String suffix(String text, int length) {
        var letters = new StringBuilder();
        for (int i = 0; i < length; i++) {
            letters.append(ALPHABET.charAt((int) choice(text + '#' + i, ALPHABET.length())));
        }
        return letters.toString();
    }

    /// `base` and five letters for `text`: the first such name that is not taken.
    static String generated(String base, String text, Predicate<String> taken) {
        var start = base.length() > LONGEST_BASE ? base.substring(0, LONGEST_BASE) : base;
        var name = start + suffix(text, 5);
        for (int salt = 1; taken.test(name); salt++) {
            name = start + suffix(text + '~' + salt, 5);
        }
        return name;
    }
}
