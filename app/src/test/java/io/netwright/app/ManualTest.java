package io.netwright.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwright.model.lab.Lab;
import io.netwright.model.lab.SourceText;

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
