package io.netwright.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrapTest {
    @ParameterizedTest
    @CsvSource({
        "one two three, 0,  one two three",
        "one two three, 13, one two three",
        "one two three, 12, one two|three",
        "one two three, 3,  one|two|three",
        "unbreakable,   4,  unbreakable",
        "'a   b c',     4,  'a|b c'",
    })
    void breaksBetweenWords(String text, int width, String lines) {
        assertThat(Wrap.lines(text, width)).containsExactly(lines.split("\\|"));
    }

    @Test
    void colorsTakeNoRoom() {
        assertThat(Wrap.length("\u001b[31m✕ dropped\u001b[0m")).isEqualTo(9);
    }

    @Test
    void theLastColumnGoesOnBelowItself() {
        var columns = new Columns("  ", 40);
        columns.row("red", "route", "10.244.3.0/24 via 10.244.3.0 dev flannel.1");
        columns.row("a plain row that may be longer than columns");
        assertThat(columns)
                .hasToString(
                        """
                          red  route  10.244.3.0/24 via
                                      10.244.3.0 dev flannel.1
                          a plain row that may be longer than
                          columns
                        """);
    }

    @ParameterizedTest
    @CsvSource({"80, 120, 80", "'', 120, 120", "x, 0, 100", "'', '', 100", "99999, '', 100"})
    void theTerminalSaysHowWideItIs(String columns, String seen, int width) {
        assertThat(Terminal.width(it -> it.equals("COLUMNS") ? columns : seen)).isEqualTo(width);
    }
}
