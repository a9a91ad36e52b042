package io.netwright.model.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class SectionsTest {
    /// `|` ends a line, ` / ` stands between sections.
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            textBlock =
                    """
                    a: 1|
                    a: 1|/---|b: 2|
                    a: 1|/--- # why|b: 2|
                    ---|a: 1|/---|/---|
                    # head|/---|a: 1|
                    a: ^|  x|/---|y|
                    a: ^|  x|  ---|y|
                    a: "x|/---|y"|
                    ---a: 1|----|
                    a: 1|...|/b: 2|
                    %YAML 1.2|---|a: 1|
                    a: 1|...|/# c|%YAML 1.2|---|b: 2|
                    %no directive|a: 1|/---|
                    """)
    void cutsWhereADocumentEnds(String shown) {
        var text = shown.replace("/", "").replace('|', '\n').replace('^', '|');
        var parts = Sections.split(text);
        assertThat(String.join("/", parts).replace('|', '^').replace('\n', '|')).isEqualTo(shown);
        assertThat(String.join("", parts)).isEqualTo(text);
        assertThat(Section.parse(parts, "default")).hasSameSizeAs(parts);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            textBlock =
                    """
                    `a: 1|a: 2`,                     NW0005
                    `a: *q`,                         NW0003
                    `&a [*a]`,                       NW0003
                    `? [x]|: 1`,                     NW0006
                    `~: 1`,                          NW0006
                    `<<: 1`,                         NW0007
                    `a: [1,`,                        NW0001
                    `a:|\tb: 1`,                     NW0001
                    `a: "x`,                         NW0001
                    `a: \u0001`,                     NW0001
                    `%YAML 9.9|---|a: 1`,            NW0001
                    `a: {b`,                         NW0001
                    """)
    void notesFaultsOfYaml(String text, String code) {
        var sections = Section.parse(List.of(text.replace('|', '\n')), "default");
        var document = sections.getFirst().document(0, "f", 1, 0);
        assertThat(document.problems()).extracting(it -> it.message().code()).contains(code);
    }

    @ParameterizedTest
    @CsvSource({"'[', ']'", "'{a: ', '}'", "'- ', ''", "'? ', ''"})
    void refusesDepthWithoutHarm(String open, String close) {
        var text = open.repeat(2_000) + close.repeat(2_000);
        var document = Section.parse(List.of(text), "d").getFirst().document(0, "f", 1, 0);
        assertThat(document.problems()).hasSize(1);
        assertThat(document.tree()).isEmpty();
    }

    @org.junit.jupiter.api.Test
    void refusesABillionLaughs() {
        var text = new StringBuilder("a0: &a0 [l,l,l,l,l,l,l,l,l]\n");
        for (int i = 1; i < 12; i++) {
            text.append("a%d: &a%d [".formatted(i, i));
            text.append(("*a" + (i - 1) + ",").repeat(9)).append("x]\n");
        }
        var parts = List.of(text.toString());
        var document = Section.parse(parts, "d").getFirst().document(0, "f", 1, 0);
        assertThat(document.problems()).extracting(it -> it.message().code()).contains("NW0004");
    }

    @org.junit.jupiter.api.Test
    void findsLongScalars() {
        assertThat(LongScalars.find("x".repeat(10), 10)).isEqualTo(-1);
        assertThat(LongScalars.find("x".repeat(11), 10)).isEqualTo(0);
        assertThat(LongScalars.find("\n" + "x".repeat(11), 10)).isEqualTo(0);
        assertThat(LongScalars.find("xxxxxx\n".repeat(9), 10)).isEqualTo(-1);
    }
}
