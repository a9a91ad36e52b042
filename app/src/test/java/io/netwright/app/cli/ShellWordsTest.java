package io.netwright.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShellWordsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    trace lab --to web:80;          trace|lab|--to|web:80
                    a    b  ;                  a|b
                    a 'b c' d;                      a|b c|d
                    a "b 'c' \\"d\\"" e;            a|b 'c' "d"|e
                    a\\ b c;                        a b|c
                    x'y'"z";                        xyz
                    a '' b;                         a||b
                    """)
    void splitsAsAShellDoes(String line, String words) throws BadInput {
        assertThat(ShellWords.split(line)).containsExactly(words.split("\\|", -1));
    }

    @Test
    void refusesAnOpenQuote() {
        assertThatThrownBy(() -> ShellWords.split("a 'b"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("is not closed");
    }
}
