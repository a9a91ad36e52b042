package io.netwright.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

import java.util.Random;

/// What go-yaml quotes is quoted, and nothing else.
class YamlTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    web                    | web
                    10.96.0.10             | 10.96.0.10
                    fd00::1                | fd00::1
                    10.244.0.0/16          | 10.244.0.0/16
                    app=web,tier!=db       | app=web,tier!=db
                    80                     | "80"
                    1.37                   | "1.37"
                    1.37.0                 | 1.37.0
                    012                    | "012"
                    08                     | "08"
                    0x1F                   | "0x1F"
                    1e3                    | "1e3"
                    1_000                  | "1_000"
                    12:30                  | "12:30"
                    yes                    | "yes"
                    Off                    | "Off"
                    True                   | "True"
                    null                   | "null"
                    2026-11-23T13:22:57Z   | "2026-11-23T13:22:57Z"
                    2026-11-23             | "2026-11-23"
                    <unknown>              | <unknown>
                    <<                     | "<<"
                    *                      | '*'
                    *.example.test         | '*.example.test'
                    - a                    | '- a'
                    -a                     | -a
                    a: b                   | 'a: b'
                    a:b                    | a:b
                    a:                     | 'a:'
                    a #b                   | 'a #b'
                    a#b                    | a#b
                    {a}                    | '{a}'
                    a{b}                   | a{b}
                    it's                   | it's
                    'it's'                 | '''it''s'''
                    @a                     | '@a'
                    %a                     | '%a'
                    :80                    | :80
                    é                      | é
                    """)
    void quotesWhereNeeded(String text, String expected) {
        assertThat(YamlText.of(text)).isEqualTo(expected);
    }

    @Test
    void writesLinesAsLines() {
        assertThat(YamlText.of("a\nb\n", 2)).isEqualTo("|\n  a\n  b");
        assertThat(YamlText.of("a\n\nb", 2)).isEqualTo("|-\n  a\n\n  b");
        assertThat(YamlText.of("a\n\n", 2)).isEqualTo("|+\n  a\n");
        assertThat(YamlText.of("a \nb", 2)).isEqualTo("\"a \\nb\"");
        assertThat(YamlText.of("", 2)).isEqualTo("\"\"");
    }

    @Test
    void readsBackAsItWas() {
        var random = new Random(7);
        var signs = "ab1 \n:-#'\"{}[],&*!|>%@`?~.0x_e+=<\t\\é";
        var load = new Load(LoadSettings.builder().build());
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder();
            for (int length = random.nextInt(7); length > 0; length--) {
                text.append(signs.charAt(random.nextInt(signs.length())));
            }
            var yaml = "k: " + YamlText.of(text.toString(), 2) + "\nl: 1\n";
            assertThat(load.loadFromString(yaml)).as(yaml).hasToString("{k=" + text + ", l=1}");
        }
    }
}
