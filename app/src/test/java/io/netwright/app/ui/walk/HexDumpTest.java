package io.netwright.app.ui.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwright.app.ui.walk.PacketTree.Span;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;

class HexDumpTest {
    private final HexDump dump =
            HexDump.of("GET /index.html HTTP".getBytes(StandardCharsets.US_ASCII));

    @Test
    void printsOffsetsBytesAndCharacters() {
        assertThat(dump.text())
                .isEqualTo(
                        """
                        0000  47 45 54 20 2f 69 6e 64  65 78 2e 68 74 6d 6c 20  GET /index.html\s
                        0010  48 54 54 50                                       HTTP           \s
                        """);
    }

    @Test
    void findsEveryByteWhereItStands() {
        for (int at = 0; at < dump.bytes(); at++) {
            for (var stretch : dump.stretches(new Span(at, 1))) {
                assertThat(dump.byteAt(stretch[0])).isEqualTo(at);
            }
        }
        assertThat(dump.byteAt(2)).isEqualTo(-1);
    }

    @Test
    void marksBytesOverTheEndOfALine() {
        var marked = new StringBuilder();
        for (var it : dump.stretches(new Span(14, 4))) {
            marked.append(dump.text(), it[0], it[1]).append('|');
        }
        assertThat(marked).hasToString("6c 20|l |48 54|HT|");
    }
}
