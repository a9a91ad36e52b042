package io.netwright.app.ui.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineEndsTest {
    private final LineEnds crlf = LineEnds.of("a: 1\r\nb: 2\r\n");

    @ParameterizedTest
    @CsvSource({"0, 0", "4, 4", "5, 6", "8, 9", "9, 10", "10, 12"})
    void findsOffsets(int shown, int file) {
        assertThat(crlf.toFile(shown)).isEqualTo(file);
    }

    @Test
    void keepsTheLineEndsOfTheFile() {
        assertThat(LineEnds.shown("a: 1\r\nb: 2\r\n")).isEqualTo("a: 1\nb: 2\n");
        assertThat(crlf.typed("c\n")).isEqualTo("c\r\n");
        assertThat(LineEnds.of("a\n").typed("c\n")).isEqualTo("c\n");
        assertThat(crlf.isEditable()).isTrue();
        assertThat(LineEnds.of("a\rb").isEditable()).isFalse();
    }

    /// Splices of a text and what they leave are the same as the text read anew.
    @ParameterizedTest
    @CsvSource({"0, 0, x", "4, 2, ''", "6, 4, 'c\r\nd'", "0, 12, 'q'", "12, 0, '\r\n\r\n'"})
    void followsWhatIsTyped(int start, int removed, String inserted) {
        var after = new StringBuilder("a: 1\r\nb: 2\r\n").replace(start, start + removed, inserted);
        var anew = LineEnds.of(after.toString());
        var spliced = crlf.spliced(start, removed, inserted);
        for (int at = 0; at <= after.length(); at++) {
            assertThat(spliced.toFile(at)).isEqualTo(anew.toFile(at));
            assertThat(spliced.toShown(at)).isEqualTo(anew.toShown(at));
        }
    }

    @ParameterizedTest
    @CsvSource({"0", "4", "6", "10", "12"})
    void goesThereAndBack(int file) {
        assertThat(crlf.toFile(crlf.toShown(file))).isEqualTo(file);
    }
}
