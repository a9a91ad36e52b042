package io.netwright.app.explain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Looks through the sources: whatever may be printed with a code is explained.
class CodesTest {
    private static final Pattern CATALOG =
            Pattern.compile("enum (\\w+)\\s+implements [\\w, ]*\\b(Coded|AssumptionCode)\\b");

    /// A message whose code stands where it is made, rather than in a catalog.
    private static final Pattern MADE = Pattern.compile("Message\\.of\\(\\s*\"([A-Za-z0-9_-]+)\"");

    /// What an edit is called in the history carries its code for translators only.
    private static final String HISTORY = "EDIT_";

    @Test
    void everyCatalogIsExplained() throws IOException {
        assertThat(found(CATALOG)).hasSizeGreaterThan(5).hasSameElementsAs(Codes.types());
    }

    @Test
    void everyOtherCodeIsExplained() throws IOException {
        assertThat(found(MADE))
                .isNotEmpty()
                .filteredOn(it -> !it.startsWith(HISTORY))
                .allMatch(it -> Codes.find(it).isPresent());
    }

    @Test
    void codesHaveAFormAndAreUnique() {
        assertThat(Codes.names())
                .doesNotHaveDuplicates()
                .allMatch(it -> it.matches("NW-A\\d{3}|NW\\d{4}|[A-Z][A-Z0-9_]+"));
        assertThat(Codes.all()).allMatch(it -> it.explanation().endsWith("."));
    }

    private static List<String> found(Pattern pattern) throws IOException {
        var found = new ArrayList<String>();
        for (var module : List.of("../model", "../simulator", ".")) {
            try (Stream<Path> files = Files.walk(Path.of(module, "src/main/java"))) {
                for (var file : files.filter(it -> it.toString().endsWith(".java")).toList()) {
                    var matcher = pattern.matcher(Files.readString(file));
                    while (matcher.find()) {
                        found.add(matcher.group(1));
                    }
                }
            }
        }
        return found;
    }
}
