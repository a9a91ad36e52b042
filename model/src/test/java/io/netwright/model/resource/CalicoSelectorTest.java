package io.netwright.model.resource;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netwright.model.resource.CalicoSelector.And;
import io.netwright.model.resource.CalicoSelector.Compared;
import io.netwright.model.resource.CalicoSelector.Has;
import io.netwright.model.resource.CalicoSelector.In;
import io.netwright.model.resource.CalicoSelector.Not;
import io.netwright.model.resource.CalicoSelector.NotIn;
import io.netwright.model.resource.CalicoSelector.Operator;
import io.netwright.model.resource.CalicoSelector.Or;
import io.netwright.model.resource.CalicoSelector.Reading.Read;
import io.netwright.model.resource.CalicoSelector.Reading.Refused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;

class CalicoSelectorTest {
    private static final List<String> KEYS = List.of("a", "b", "app.io/x", "in", "contains", "has");
    private static final List<String> VALUES = List.of("", "v", "vw", "w'w", "w\"", "é {,}");
    private static final List<String> MARKS = List.of("!&|(){}'\"a ,=".split(""));

    /// The labels of each row are `key=value` parted by spaces.
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            textBlock =
                    """
                    ``                         ; a=b     ; true
                    ` \t`                      ; ``      ; true
                    all()                      ; ``      ; true
                    global( )                  ; a=b     ; true
                    !all()                     ; ``      ; false
                    a == 'b'                   ; a=b     ; true
                    a=="b"                     ; a=c     ; false
                    a == 'b'                   ; b=b     ; false
                    a != 'b'                   ; a=b     ; false
                    a != 'b'                   ; a=c     ; true
                    a != 'b'                   ; ``      ; true
                    a == ''                    ; ``      ; false
                    a == ''                    ; a=      ; true
                    a contains 'x'             ; a=1x2   ; true
                    a contains 'x'             ; b=x     ; false
                    a starts with 'x'          ; a=xy    ; true
                    a startswith 'x'           ; a=yx    ; false
                    a ends   with "x"          ; a=yx    ; true
                    a endswith 'x'             ; ``      ; false
                    a in {'b', 'c'}            ; a=c     ; true
                    a in {'b', 'c',}           ; a=d     ; false
                    a in {}                    ; a=d     ; false
                    a not in {}                ; a=d     ; true
                    a notin {'b'}              ; ``      ; true
                    a not in {'b'}             ; a=b     ; false
                    has(a)                     ; a=      ; true
                    !has( a )                  ; a=      ; false
                    ! !has(a)                  ; a=      ; true
                    !a == 'b'                  ; a=c     ; true
                    has(a) || has(b) && has(c) ; a=1     ; true
                    (has(a) || has(b)) && has(c) ; a=1   ; false
                    !(has(a) && has(b))        ; a=1     ; true
                    in == 'x'                  ; in=x    ; true
                    has in {'x'}               ; has=x   ; true
                    -./_ == 'x'                ; -./_=x  ; true
                    """)
    void matches(String text, String labels, boolean expected) {
        var pairs = new ArrayList<String>();
        for (var pair : labels.split(" ", -1)) {
            if (!pair.isEmpty()) {
                pairs.addAll(List.of(pair.split("=", 2)));
            }
        }
        var of = Labels.of(pairs.toArray(String[]::new));
        var selector = CalicoSelector.parse(text);
        assertThat(selector.matches(of)).isEqualTo(expected);
        assertThat(CalicoSelector.parse(selector.text()).matches(of)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            textBlock =
                    """
                    `  `                      ; all()
                    ` (all() )`               ; all()
                    ! (has( b)||! has(a ))    ; !(has(b) || !has(a))
                    a=='b'&&b!="c"&&has(c)    ; (a == "b" && b != "c" && has(c))
                    (a=='b'&&has(b))&&has(c)  ; ((a == "b" && has(b)) && has(c))
                    a == '"'                  ; a == '"'
                    a == "'"                  ; a == "'"
                    a startswith 'x'          ; a starts with "x"
                    a notin {'b','a','b'}     ; a not in {"a", "b"}
                    !(!has(a))                ; !!has(a)
                    """)
    void writesAsCalicoDoes(String text, String expected) {
        assertThat(CalicoSelector.parse(text).text()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            textBlock =
                    """
                    a                         ; 1  ; ==, !=, in, not in, contains, starts with or ends with
                    a b                       ; 2  ; ==, !=, in, not in, contains, starts with or ends with
                    a = 'b'                   ; 2  ; ==, !=, in, not in, contains, starts with or ends with
                    all                       ; 3  ; ==, !=, in, not in, contains, starts with or ends with
                    a inside {'b'}            ; 2  ; ==, !=, in, not in, contains, starts with or ends with
                    a == b                    ; 5  ; a text in quotes
                    a ==                      ; 4  ; a text in quotes
                    a contains {'b'}          ; 11 ; a text in quotes
                    a == 'b                   ; 5  ; a text with both its quotes
                    a == 'b"                  ; 5  ; a text with both its quotes
                    a in 'b'                  ; 5  ; texts in braces, {'a', 'b'}
                    a in {b}                  ; 6  ; a text in quotes or }
                    a in {,}                  ; 6  ; a text in quotes or }
                    a in {'b' 'c'}            ; 10 ; , or }
                    a in {'b'                 ; 9  ; , or }
                    a in {'b', 'c             ; 11 ; a text with both its quotes
                    'a' == 'b'                ; 0  ; a label or has(), all(), ( or !
                    ()                        ; 1  ; a label or has(), all(), ( or !
                    !                         ; 1  ; a label or has(), all(), ( or !
                    != 'b'                    ; 0  ; a label or has(), all(), ( or !
                    has(a) &&                 ; 9  ; a label or has(), all(), ( or !
                    has(a) || %               ; 10 ; a label or has(), all(), ( or !
                    (has(a)                   ; 7  ; &&, || or )
                    has(a))                   ; 6  ; &&, || or the end
                    has(a) & has(b)           ; 7  ; &&, || or the end
                    has(a) has(b)             ; 7  ; &&, || or the end
                    has()                     ; 4  ; the name of a label and )
                    has( a b)                 ; 5  ; the name of a label and )
                    """)
    void tellsWhereItStopped(String text, int at, String wanted) {
        assertThat(CalicoSelector.read(text)).isEqualTo(new Refused(at, wanted));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "a\n== 'b'", "has(\u00e9)", "\u00a0all()", "has(\u000ba)"})
    void takesNoOtherSpaceOrLetter(String text) {
        assertThat(CalicoSelector.read(text)).isInstanceOf(Refused.class);
    }

    @Test
    void boundsNamesAndDepth() {
        assertThat(CalicoSelector.read("has(" + "a".repeat(512) + ")")).isInstanceOf(Read.class);
        assertThat(CalicoSelector.read("has(" + "a".repeat(513) + ")")).isInstanceOf(Refused.class);
        assertThat(CalicoSelector.read("a".repeat(513) + " == 'b'"))
                .isEqualTo(
                        new Refused(512, "==, !=, in, not in, contains, starts with or ends with"));
        assertThat(CalicoSelector.read("(".repeat(200) + "all()" + ")".repeat(200)))
                .isInstanceOf(Read.class);
        assertThat(CalicoSelector.read("(".repeat(100_000)))
                .isEqualTo(new Refused(200, "nested so deep"));
        assertThat(CalicoSelector.read("!".repeat(100_001) + "has(a)"))
                .isEqualTo(new Read(new Not(new Has("a"))));
    }

    /// Source of the answers: the parser itself, called on each line.
    @Test
    void agreesWithCalicosOwnParser() throws IOException {
        try (var file = getClass().getResourceAsStream("/calico/selectors.txt")) {
            var lines = new String(Objects.requireNonNull(file).readAllBytes(), UTF_8).lines();
            var pairs = lines.skip(1).toList();
            for (int i = 0; i < pairs.size(); i += 2) {
                var answer =
                        switch (CalicoSelector.read(pairs.get(i))) {
                            case Read(var selector) -> selector.text();
                            case Refused _ -> "refused";
                        };
                assertThat("    " + answer).as(pairs.get(i)).isEqualTo(pairs.get(i + 1));
            }
            assertThat(pairs).hasSize(1200);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whatIsWrittenIsReadBack(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            var selector = selector(random, 4);
            assertThat(CalicoSelector.read(selector.text())).isEqualTo(new Read(selector));
            var labels = labels(random);
            assertThat(new Not(selector).matches(labels)).isNotEqualTo(selector.matches(labels));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void readsOrRefusesAnything(long seed) {
        var random = new Random(seed);
        int read = 0;
        for (int i = 0; i < 5_000; i++) {
            var text = new StringBuilder(selector(random, 3).text());
            for (int change = random.nextInt(3); change >= 0; change--) {
                int at = random.nextInt(text.length());
                int end = Math.min(text.length(), at + random.nextInt(3));
                var by = random.nextBoolean() ? "" : any(MARKS, random);
                text.replace(at, end, by);
                if (text.isEmpty()) {
                    text.append(' ');
                }
            }
            switch (CalicoSelector.read(text.toString())) {
                case Refused(int at, _) -> assertThat(at).isBetween(0, text.length());
                case Read(var selector) -> {
                    read++;
                    var labels = labels(random);
                    assertThat(CalicoSelector.parse(selector.text()).matches(labels))
                            .isEqualTo(selector.matches(labels));
                }
            }
        }
        assertThat(read).isBetween(500, 4_500);
    }

    private static Labels labels(Random random) {
        var labels = Labels.NONE;
        for (int i = random.nextInt(4); i > 0; i--) {
            labels = labels.with(any(KEYS, random), any(VALUES, random));
        }
        return labels;
    }

    /// None that has another way to be written, such as the negation of a negation.
    private static CalicoSelector selector(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 4 : 7)) {
            case 0 -> new Has(any(KEYS, random));
            case 1 -> new Compared(any(KEYS, random), any(operators(), random), value(random));
            case 2 -> new In(any(KEYS, random), List.of(value(random), value(random)));
            case 3 -> new NotIn(any(KEYS, random), List.of(value(random)));
            case 4 -> new And(List.of(selector(random, depth - 1), selector(random, depth - 1)));
            case 5 -> new Or(List.of(selector(random, depth - 1), selector(random, depth - 1)));
            default -> {
                var of = selector(random, depth - 1);
                yield of instanceof Not ? of : new Not(of);
            }
        };
    }

    private static List<Operator> operators() {
        return List.of(Operator.values());
    }

    private static String value(Random random) {
        return any(VALUES, random);
    }

    private static <T> T any(List<T> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }
}
