package io.netwright.model.edit;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwright.model.lab.Lab;
import io.netwright.model.lab.SourceFile;
import io.netwright.model.lab.SourceText;
import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.Resource;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Properties of edits over fixed seeds.
class RandomEditTest {
    private static final String TEXT =
            """
            # é😀 first
            apiVersion: v1
            kind: Pod
            metadata: {name: a, labels: {x: "1"}}
            spec: {containers: [{name: main}]}
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: b}
            data:
              text: |
                a line
                --- no marker
              other: plain # with a comment
            ...
            %YAML 1.2
            ---
            apiVersion: v1
            kind: List
            items:
            - apiVersion: v1
              kind: Namespace
              metadata: {name: c}
            - apiVersion: v1
              kind: Namespace
              metadata:
                name: d
                labels:
                  old: 'x'
            """;
    private static final List<String> BITS =
            List.of(
                    "\n---\n",
                    "---\n",
                    "\n",
                    "...\n",
                    "  ",
                    "a: b\n",
                    "{",
                    "}",
                    "\"",
                    "# c\n",
                    "%YAML 1.2\n",
                    "- ",
                    ": ",
                    "😀",
                    "|",
                    "&a ",
                    "*a",
                    "\r\n",
                    "\t",
                    "");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void splicingIsParsingAnew(long seed) {
        var random = new Random(seed);
        var lab = Lab.of("t", List.of(new SourceText("t.yaml", TEXT)));
        var text = new StringBuilder(TEXT);
        for (int i = 0; i < 150; i++) {
            int at = random.nextInt(text.length() + 1);
            int length =
                    random.nextInt(
                            Math.min(random.nextInt(4) == 0 ? 80 : 4, text.length() - at + 1));
            var bit = BITS.get(random.nextInt(BITS.size()));
            text.replace(at, at + length, bit);
            lab = new Edit.Splice("t.yaml", at, length, bit).applyTo(lab);
            var anew = Lab.of("t", List.of(new SourceText("t.yaml", text.toString())));
            assertThat(lab.files().getFirst().text()).isEqualTo(text.toString());
            assertThat(lab.problems()).isEqualTo(anew.problems());
            assertThat(places(lab.files().getFirst())).isEqualTo(places(anew.files().getFirst()));
        }
    }

    private static List<String> places(SourceFile file) {
        return file.documents().stream().map(it -> it.at() + "-" + it.at().end()).toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void setsAndUnsetsAndUndoes(long seed) {
        var random = new Random(seed);
        var start = Lab.of("t", List.of(new SourceText("t.yaml", TEXT)));
        var history = new History(start);
        var texts = new ArrayList<String>();
        for (int i = 0; i < 120; i++) {
            var lab = history.lab();
            var keys = lab.resources().stream().map(Resource::key).toList();
            var key = keys.get(random.nextInt(keys.size()));
            var name = List.of("app", "x.io/y", "old", "tier", "on").get(random.nextInt(5));
            var value =
                    List.of("a", "on", "1", "", "b_c", "0x1f", "a.b", "null")
                            .get(random.nextInt(8));
            var path = FieldPath.of("metadata", "labels", name);
            boolean set = random.nextInt(3) > 0;
            var before = lab.files().getFirst().text();
            texts.add(before);
            history.pause();
            var next =
                    history.push(
                            set
                                    ? new Edit.SetField(key, path, FieldValue.of(value))
                                    : new Edit.RemoveField(key, path));
            assertThat(next.problems()).isEmpty();
            assertThat(next.resource(key).orElseThrow().meta().labels().values().get(name))
                    .isEqualTo(set ? value : null);
            assertThat(linesLost(before, next.files().getFirst().text())).isLessThanOrEqualTo(2);
            if (next.equals(lab)) {
                texts.removeLast();
            }
        }
        while (history.canUndo()) {
            assertThat(history.undo().files().getFirst().text()).isEqualTo(texts.removeLast());
        }
        assertThat(texts).isEmpty();
    }

    /// How many lines of a text stand no longer in another, in order.
    private static int linesLost(String before, String after) {
        var rest = new ArrayList<>(after.lines().toList());
        int lost = 0;
        for (var line : before.lines().toList()) {
            int at = rest.indexOf(line);
            if (at < 0) {
                lost++;
            } else {
                rest.subList(0, at + 1).clear();
            }
        }
        return lost;
    }
}
