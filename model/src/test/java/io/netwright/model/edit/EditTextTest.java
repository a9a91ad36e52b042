package io.netwright.model.edit;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwright.model.lab.Lab;
import io.netwright.model.lab.SourceText;
import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.ResourceKey;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;
import java.util.List;

class EditTextTest {
    private static final ResourceKey KEY = ResourceKey.core("ConfigMap", "default", "a");
    private static final String HEAD = "apiVersion: v1|kind: ConfigMap|metadata: {name: a}|";

    /// Lines are separated by `|`; the document's head comes first.
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            textBlock =
                    """
                    data:|  x: old # why|  y: z ; x         ; new  ; data:|  x: new # why|  y: z
                    data:|  x: "old"            ; x         ; new  ; data:|  x: "new"
                    data:|  x: 'old'            ; x         ; new  ; data:|  x: 'new'
                    data:|  x: old              ; x         ; on   ; data:|  x: "on"
                    data:|  x: old              ; x         ; a: b ; data:|  x: "a: b"
                    data:|  x: ; x ; new ; data:|  x: new
                    data:|  x: &q old|  y: *q   ; x         ; new  ; data:|  x: &q new|  y: *q
                    data:|  x: &q old|  w: *q   ; w         ; new  ; data:|  x: &q old|  w: new
                    data:|  x: !!str old        ; x         ; new  ; data:|  x: !!str new
                    data:|  x:|    old          ; x         ; new  ; data:|  x: new
                    data:|  x: ^|    one|    two|  y: z; x  ; new  ; data:|  x: new|  y: z
                    data: {x: old, y: z}        ; x         ; new  ; data: {x: new, y: z}
                    data: {y: z}                ; x         ; new  ; data: {y: z, x: new}
                    data: {}                    ; x         ; new  ; data: {x: new}
                    data: {x}                   ; x         ; new  ; data: {x: new}
                    data: {y: z}                ; x         ; a,b  ; data: {y: z, x: "a,b"}
                    data: {"y": "z"}            ; x         ; new  ; data: {"y": "z", "x": "new"}
                    data: {|  "y": "z"|}        ; x   ; new ; data: {|  "y": "z",|  "x": "new"|}
                    data:                       ; x         ; new  ; data:|  x: new
                    data: # none                ; x         ; new  ; data: # none|  x: new
                    data: null                  ; x         ; new  ; data:|  x: new
                    data:|  y: z                ; x         ; new  ; data:|  y: z|  x: new
                    data:|  y: z # last|# end   ; x   ; new ; data:|  y: z # last|  x: new|# end
                    data:|  y: ^|    one||# end ; x   ; new ; data:|  y: ^|    one|  x: new||# end
                    # none                      ; x         ; new  ; # none|data:|  x: new
                    """)
    void setsText(String before, String name, String value, String after) {
        var edit = new Edit.SetField(KEY, FieldPath.of("data", name), FieldValue.of(value));
        var lab = lab(before);
        var next = edit.applyTo(lab);
        assertThat(next.problems()).isEqualTo(lab.problems());
        if (before.startsWith("#")) { // goes to the end of the mapping, above the comment
            assertThat(body(next)).isEqualTo("data:|  x: new|# none|");
        } else {
            assertThat(body(next)).isEqualTo(after + "|");
        }
        var path = FieldPath.of("data", name);
        assertThat(next.document(KEY).orElseThrow().find(path).orElseThrow())
                .hasFieldOrPropertyWithValue("text", value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            textBlock =
                    """
                    data:|  x: 1 # why|  y: z  ; data.x ; data:|  y: z
                    data:|  y: z|  x: 1|# end  ; data.x ; data:|  y: z|# end
                    data:|  x: 1|# end         ; data.x ; data: {}|# end
                    data: {x: 1, y: z}         ; data.x ; data: {y: z}
                    data: {y: z, x: 1}         ; data.x ; data: {y: z}
                    data: {x: 1}               ; data.x ; data: {}
                    data: {y: z}               ; data.x ; data: {y: z}
                    data:|  x:|  y: z          ; data.x ; data:|  y: z
                    data:|  x: ^|    a||    b||  y: z ; data.x ; data:||  y: z
                    spec:|- x: 1|  y: 2        ; spec.0.x ; spec:|- y: 2
                    spec:|- x: 1|- y: 2        ; spec.0   ; spec:|- y: 2
                    spec:|- x: 1|- y: 2        ; spec.1   ; spec:|- x: 1
                    spec:|- x: 1|- y: 2        ; spec.0.x ; spec:|- {}|- y: 2
                    spec: [1, 2, 3]            ; spec.1   ; spec: [1, 3]
                    spec: [1]                  ; spec.0   ; spec: []
                    spec:|  # a|  - x # b|  # c|  - y ; spec.1 ; spec:|  # a|  - x # b|  # c
                    """)
    void removes(String before, String path, String after) {
        var steps =
                Arrays.stream(path.split("\\."))
                        .map(it -> it.matches("[0-9]") ? (Object) Integer.valueOf(it) : it)
                        .toArray();
        var lab = lab(before.replace("1", "'1'"));
        var next = new Edit.RemoveField(KEY, FieldPath.of(steps)).applyTo(lab);
        assertThat(body(next).replace("'1'", "1")).isEqualTo(after + "|");
        assertThat(next.document(KEY)).isPresent();
    }

    private static Lab lab(String body) {
        var text = (HEAD + body + "|").replace('|', '\n').replace('^', '|');
        return Lab.of("a", List.of(new SourceText("a.yaml", text)));
    }

    private static String body(Lab lab) {
        var text = lab.files().getFirst().text().replace('|', '^').replace('\n', '|');
        assertThat(text).startsWith(HEAD);
        return text.substring(HEAD.length());
    }
}
