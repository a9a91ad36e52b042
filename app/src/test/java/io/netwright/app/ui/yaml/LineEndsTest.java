package io.netwright.app.ui.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineEndsTest {
    private final LineEnds crlf = new LineEnds("a: 1\r\nb: 2\r\n");

    @ParameterizedTest
    @CsvSource({"0, 0", "4, 4", "5, 6", "8, 9", "9, 10", "10, 12"})
    void findsOffsets(int shown, int file) {
        assertThat(crlf.toFile(shown)).isEqualTo(file);
    }

    @Test
    void keepsTheLineEndsOfTheFile() {
        assertThat(crlf.shown()).isEqualTo("a: 1\nb: 2\n");
        assertThat(crlf.typed("c\n")).isEqualTo("c\r\n");
        assertThat(new LineEnds("a\n").typed("c\n")).isEqualTo("c\n");
        assertThat(crlf.isEditable()).isTrue();
        assertThat(new LineEnds("a\rb").isEditable()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0", "4", "6", "10", "12"})
    void goesThereAndBack(int file) {
        assertThat(crlf.toFile(crlf.toShown(file))).isEqualTo(file);
    }
}
