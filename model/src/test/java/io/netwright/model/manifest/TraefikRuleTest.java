package io.netwright.model.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwright.model.lab.Lab;
import io.netwright.model.lab.SourceText;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

/// Rules of Traefik: what they say, in the parentheses that they need; or what is told of them,
/// from which character to which.
class TraefikRuleTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            maxCharsPerColumn = 8192,
            textBlock =
                    """
                    'Host(`a.b`)'                                  | 'Host(`a.b`)'
                    'Host("a.b")'                                  | 'Host(`a.b`)'
                    'Host("a\\tb")'                                | 'Host(`a	b`)'
                    'HOST(`a`) && pathprefix(`/x`)'                | 'Host(`a`) && PathPrefix(`/x`)'
                    'Host(`a`) && Path(`/x`) || Method(`GET`)'     | 'Host(`a`) && Path(`/x`) || Method(`GET`)'
                    'Host(`a`) && (Path(`/x`) || Method(`GET`))'   | 'Host(`a`) && (Path(`/x`) || Method(`GET`))'
                    '!Host(`a`) && !(Path(`/x`) || Query(`q`))'    | '!Host(`a`) && !(Path(`/x`) || Query(`q`))'
                    'Header(`X-A`, `b`)&&Query(`q`, `v`)'          | 'Header(`X-A`, `b`) && Query(`q`, `v`)'
                    '((Host(`*`)))'                                | 'Host(`*`)'
                    'Host(`a`,)'                                   | 'Host(`a`)'
                    ''                                             | '0-0 a matcher is missing, such as Host'
                    'Hots(`a`)'                                    | '0-4 there is no matcher Hots; Host is one'
                    'Host(`a`) && Sni(`b`)'                        | '13-16 there is no matcher Sni'
                    'Host(`a`) && Headers(`X`, `b`)'               | '13-20 Headers is a matcher of another version of the syntax'
                    'Host(`a`, `b`)'                               | '0-14 Host takes one value'
                    'Host()'                                       | '0-6 Host takes one value'
                    'Query(`a`, `b`, `c`)'                         | '0-20 Query takes 1 or 2 values'
                    'Host(a.b)'                                    | '5-6 a value stands in ` or "'
                    'Host(8080)'                                   | '5-9 a value stands in ` or "'
                    'Host(`a`'                                     | '8-8 the values of Host are not closed here'
                    'Host(`a` `b`)'                                | '9-12 the values of Host are not closed here'
                    'Host(`a)'                                     | '5-8 this text is not closed, or has an unknown escape'
                    'Host("a\\q")'                                 | '7-9 this text is not closed, or has an unknown escape'
                    'Host'                                         | '4-4 its values are missing'
                    'Host(``)'                                     | '5-7 a value is empty'
                    'PathPrefix(`api`)'                            | '11-16 a path starts with /'
                    'Host(`a`) & Path(`/x`)'                       | '10-11 the operators are && and ||'
                    'Host(`a`) and Path(`/x`)'                     | '10-13 && or || is missing'
                    'Host(`a`) && '                                | '13-13 a matcher is missing, such as Host'
                    '(Host(`a`)'                                   | '10-10 the parenthesis at character 1 is not closed here'
                    'Host(`a`))'                                   | '9-10 nothing opens this parenthesis'
                    'Host(`a`) &&\n  Path(`/x`)\n'                 | 'Host(`a`) && Path(`/x`)'
                    'Host(`a`)\n&& Path(`/x`)'                     | '10-12 an operator stands at the end of a line, not at the start of the next'
                    """)
    void reads(String rule, String expected) {
        assertThat(shown(rule, TraefikMatchers.HTTP, false)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            textBlock =
                    """
                    'HostSNI(`*`)'                     | 'HostSNI(`*`)'
                    'HostSNI(`a.b`) && ALPN(`h2`)'     | 'HostSNI(`a.b`) && ALPN(`h2`)'
                    'HostSNI(`a b`)'                   | '8-13 "a b" is no name'
                    'Host(`a`)'                        | '0-4 there is no matcher Host'
                    """)
    void readsConnections(String rule, String expected) {
        assertThat(shown(rule, TraefikMatchers.TCP, false)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            textBlock =
                    """
                    'Host(`a`, `b`) && Headers(`X`, `b`)'  | 'Host(`a`, `b`) && Headers(`X`, `b`)'
                    'PathRegexp(`/a`)'                     | '0-10 PathRegexp is a matcher of another version of the syntax'
                    """)
    void readsVersion2(String rule, String expected) {
        assertThat(shown(rule, TraefikMatchers.HTTP, true)).isEqualTo(expected);
    }

    private static String shown(String rule, TraefikMatchers matchers, boolean older) {
        var text = rule.replace("\\n", "\n").replace("\\\\", "\\");
        var result = TraefikRuleParser.read(text, matchers, older);
        return result.rule() != null
                ? result.rule().text()
                : result.start() + "-" + result.end() + " " + result.problem();
    }

    /// From where to where is marked, as the rule is written.
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            textBlock =
                    """
                    Host(`a`) && Pth(`/`)       ; 7:27-7:30
                    'Host(`a`) && Pth(`/`)'     ; 7:28-7:31
                    "Host(`a`) && "             ; 7:27-7:28
                    Host(`a`) &&                ; 7:25-7:26
                    "Host(\\x61)"               ; 7:14-7:26
                    |-\\n        Pth(`/`)       ; 7:14-9:1
                    """)
    void marksTheWord(String written, String expected) {
        var text =
                """
                apiVersion: traefik.io/v1alpha1
                kind: IngressRoute
                metadata: {name: a}
                spec:
                  routes:
                    - kind: Rule
                      match: %s
                """
                        .formatted(written.replace("\\n", "\n"));
        var lab = Lab.of("lab", List.of(new SourceText("lab.yaml", text)));
        var problem =
                lab.problems().stream()
                        .filter(it -> it.message().code().equals("NW0125"))
                        .findFirst()
                        .orElseThrow();
        var at = problem.at();
        assertThat(at.start() + "-" + at.end()).isEqualTo(expected);
    }
}
