package io.netwright.model.lint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// A small lab that a rule warns of, and one as it should be. They explain the rule, and test it.
public record LintExample(String bad, String good) {
    public static LintExample of(LintCode code) {
        return new LintExample(read(code, "bad"), read(code, "good"));
    }

    private static String read(LintCode code, String which) {
        var name = "%s.%s.yaml".formatted(code.code(), which);
        try (var in = LintExample.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // the program's own file
        }
    }
}
