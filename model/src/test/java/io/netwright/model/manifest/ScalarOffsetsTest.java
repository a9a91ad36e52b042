package io.netwright.model.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwright.model.resource.FieldPath;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Wherever a text stands and however it is written, the X in it is found.
class ScalarOffsetsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: plain X text\n",
                "a: plain\n  text\n  with X in it\n",
                "a: 'it''s X'\n",
                "a: \"tab\\t and \\u0041 \\\"q\\\" X\"\n",
                "a: \"first\\n\\\n  \\ second\\n\\\n  \\ X: 1\\n\"\n",
                "a: \"folded\n  line\n\n  X\"\n",
                "a: |\n  first\n    indented X\n  last\n",
                "a: |2-  # comment with X\n    indented\n   X\n",
                "a: >\n  folded\n  lines\n\n  and X\n",
                "a: !!str &anchor |\r\n  one\r\n  X\r\n",
                "a: \"\\U0001F600 X\"\n",
            })
    void find(String yaml) {
        var document =
                Section.parse(Sections.split(yaml), "default").getFirst().document(0, "f", 1, 0);
        var scalar = (YamlNode.Scalar) document.find(FieldPath.of("a")).orElseThrow();
        int x = scalar.text().indexOf('X');
        var at = document.locate(FieldPath.of("a"), x, x + 1);
        assertThat(at.start().offset()).isEqualTo(yaml.lastIndexOf('X'));
        assertThat(at.end().offset()).isEqualTo(yaml.lastIndexOf('X') + 1);
    }
}
