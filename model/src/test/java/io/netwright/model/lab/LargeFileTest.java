package io.netwright.model.lab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

/// Large files are parsed by several threads.
class LargeFileTest {
    @Test
    void keepsOrderAndPlaces() {
        var text = new StringBuilder();
        int count = 2_000;
        for (int i = 0; i < count; i++) {
            text.append(
                    "---\napiVersion: v1\nkind: Namespace\nmetadata: {name: n%d}\n".formatted(i));
            text.append("# ".repeat(300)).append(i % 500 == 7 ? "\na: [\n" : "\n");
        }
        var lab = Lab.of("t", List.of(new SourceText("t.yaml", text.toString())));
        assertThat(lab.problems())
                .extracting(it -> it.at().start().line())
                .hasSize(4)
                .isSorted()
                .element(0)
                .isEqualTo(7 * 5 + 7);
        assertThat(lab.resources()).hasSize(count - 4);
        int at = 0;
        for (var file : lab.files()) {
            for (var document : file.documents()) {
                assertThat(document.at().start().offset()).isGreaterThan(at);
                at = document.at().start().offset();
            }
        }
    }
}
