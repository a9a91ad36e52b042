package io.netwright.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwright.model.lab.Lab;
import io.netwright.model.lab.SourceText;
import io.netwright.model.lint.LintCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

class ManualTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    @Test
    void theExampleOfALabIsOne() throws IOException {
        var page = Files.readString(ROOT.resolve("src-assets/manual/labs.md"));
        var fence = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL).matcher(page);
        assertThat(fence.find()).isTrue();
        var lab = Lab.of("manual", List.of(new SourceText("shop.netlab", fence.group(1))));
        assertThat(lab.problems()).isEmpty();
        assertThat(lab.spec().scenarios()).hasSize(1);
    }

    /// The rules of lint, from their catalog.
    @Test
    void listsEveryRule() throws IOException {
        var lines =
                new StringBuilder(
                        "| code | severity | finds | source |\n| --- | --- | --- | --- |\n");
        for (var it : LintCode.values()) {
            lines.append(
                    "| %s | %s | %s | [%s](%s) |\n"
                            .formatted(
                                    it.code(),
                                    it.severity().text(),
                                    it.template().replace("{}", "…").replace("|", "\\|"),
                                    it.source(),
                                    it.link()));
        }
        isGenerated("lint-rules.md", lines.toString());
    }

    /// What differs from the API server on purpose, from the list that its tests read.
    @Test
    void listsEveryDifference() throws IOException {
        var file = ROOT.resolve("model/src/test/resources/apiserver/differences.txt");
        var lines = new StringBuilder();
        for (var line : Files.readAllLines(file)) {
            if (line.startsWith("# ")) {
                lines.append(lines.isEmpty() ? "" : "\n").append("## ");
                lines.append(line.substring(2).replaceFirst("\\.$", "")).append("\n\n");
                continue;
            }
            var words = line.split(" ", 3);
            var parts = words.length < 3 ? new String[] {line} : words[2].split(" [<>] ", 2);
            lines.append(
                    switch (words[0]) {
                        case "rename" ->
                                "- name, %s: `%s` there is `%s` here\n"
                                        .formatted(words[1], parts[0], parts[1]);
                        case "implied" ->
                                "- told once, %s: `%s`, for the server tells of `%s` too\n"
                                        .formatted(words[1], parts[1], parts[0]);
                        case "case" -> "- case, %s: `%s`\n".formatted(words[1], words[2]);
                        default -> throw new AssertionError("a line of another kind: " + line);
                    });
        }
        isGenerated("api-server.md", lines.toString());
    }

    private static void isGenerated(String name, String expected) throws IOException {
        var path = ROOT.resolve("src-assets/manual").resolve(name);
        var page = Files.readString(path);
        int end = page.indexOf("-->\n\n") + 5;
        assertThat(end).as("the sign in %s", name).isGreaterThan(5);
        if ("write".equals(System.getProperty("netwright.manual"))) {
            Files.writeString(path, page.substring(0, end) + expected);
            return;
        }
        assertThat(page.substring(end))
                .as("%s is stale: -Dnetwright.manual=write writes it anew", name)
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "src-assets/manual", "src-assets/docs"})
    void linksLeadSomewhere(String start) throws IOException {
        try (var files = Files.walk(ROOT.resolve(start))) {
            for (var page : files.filter(it -> it.toString().endsWith(".md")).toList()) {
                var links =
                        Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)")
                                .matcher(Files.readString(page));
                while (links.find()) {
                    var target = page.resolveSibling(links.group(1)).normalize();
                    assertThat(target).as("%s in %s", links.group(1), page).exists();
                }
            }
        }
    }
}
