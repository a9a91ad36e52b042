package io.netwright.model.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwright.model.manifest.YamlNode.Scalar;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What kubectl 1.33 makes of plain scalars, asked with `kubectl label --local -f x.yaml a=b -o
/// json`.
class ScalarTypeTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            textBlock =
                    """
                    on,           BOOLEAN, true
                    Off,          BOOLEAN, false
                    yes,          BOOLEAN, true
                    NO,           BOOLEAN, false
                    y,            BOOLEAN, true
                    N,            BOOLEAN, false
                    True,         BOOLEAN, true
                    FALSE,        BOOLEAN, false
                    0777,         INTEGER, 511
                    0o777,        INTEGER, 511
                    0x1F,         INTEGER, 31
                    0b101,        INTEGER, 5
                    1_000,        INTEGER, 1000
                    +12,          INTEGER, 12
                    -0x10,        INTEGER, -16
                    0,            INTEGER, 0
                    12345678901234567890123, INTEGER, 12345678901234567890123
                    1e3,          FLOAT,   1000
                    1.10,         FLOAT,   1.1
                    .5,           FLOAT,   0.5
                    08,           FLOAT,   8
                    10.50,        FLOAT,   10.5
                    ~,            NULL,
                    null,         NULL,
                    ``,           NULL,
                    1:30,         STRING,  1:30
                    190:20:30,    STRING,  190:20:30
                    2026-01-02,   STRING,  2026-01-02
                    2001-12-14t21:59:43.10-05:00, STRING, 2001-12-14t21:59:43.10-05:00
                    02:42:ac:11:00:02, STRING, 02:42:ac:11:00:02
                    aa:bb:cc:dd:ee:ff, STRING, aa:bb:cc:dd:ee:ff
                    10.96.0.0/12, STRING,  10.96.0.0/12
                    10.96.0.10,   STRING,  10.96.0.10
                    fe80::1,      STRING,  fe80::1
                    =,            STRING,  =
                    oN,           STRING,  oN
                    tRUE,         STRING,  tRUE
                    -,            STRING,  -
                    .,            STRING,  .
                    1e,           STRING,  1e
                    1e999,        STRING,  1e999
                    0x,           STRING,  0x
                    _1,           STRING,  _1
                    """)
    void readsPlainScalarsAsKubectl(String text, ScalarType type, String value) {
        assertThat(ScalarType.ofPlain(text)).isEqualTo(type);
        var scalar = new Scalar(text, true, 0, text.length());
        assertThat(Numbers.keyName(scalar)).isEqualTo(value);
        assertThat(new Scalar(text, false, 0, 0).type()).isEqualTo(ScalarType.STRING);
    }
}
