package io.netwright.model.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netwright.model.helm.Value.Table;
import io.netwright.model.manifest.Section;
import io.netwright.model.manifest.Sections;
import io.netwright.model.manifest.YamlNode;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.LinkedHashMap;

/// What Helm's own parser makes of these, by its tests in `pkg/strvals`.
class SetValuesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    name1=value1                  | {"name1": "value1"}
                    name1=value1,name2=value2     | {"name1": "value1", "name2": "value2"}
                    long_int=1234567890           | {"long_int": 1234567890}
                    boolean=true                  | {"boolean": true}
                    is_null=null                  | {"is_null": null}
                    zero=0                        | {"zero": 0}
                    leading_zeros=00009           | {"leading_zeros": "00009"}
                    fraction=0.5                  | {"fraction": "0.5"}
                    negative=-7                   | {"negative": -7}
                    mask=18446744073709551615     | {"mask": "18446744073709551615"}
                    name1=                        | {"name1": ""}
                    name1=,name2=value2           | {"name1": "", "name2": "value2"}
                    name1=one\\,two,name2=three\\,four | {"name1": "one,two", "name2": "three,four"}
                    name1=one\\=two                | {"name1": "one=two"}
                    name1=one=two                 | {"name1": "one=two"}
                    name1.name2=value             | {"name1": {"name2": "value"}}
                    name1.name2=1,name1.name3=2   | {"name1": {"name2": 1, "name3": 2}}
                    annotations.prometheus\\.io/port=80 | {"annotations": {"prometheus.io/port": 80}}
                    name1={}                      | {"name1": []}
                    name1={value1,value2}         | {"name1": ["value1", "value2"]}
                    name1={1021,902},name2=x      | {"name1": [1021, 902], "name2": "x"}
                    name1.name2={a,b}             | {"name1": {"name2": ["a", "b"]}}
                    list[0]=foo                   | {"list": ["foo"]}
                    list[0].foo=bar               | {"list": [{"foo": "bar"}]}
                    list[0].foo=bar,list[0].hello=world | {"list": [{"foo": "bar", "hello": "world"}]}
                    list[0]=foo,list[1]=bar       | {"list": ["foo", "bar"]}
                    list[2]=foo                   | {"list": [null, null, "foo"]}
                    nested[0][0]=1                | {"nested": [[1]]}
                    name1.list[0].x=1             | {"name1": {"list": [{"x": 1}]}}
                    =value                        | {"": "value"}
                    """)
    void reads(String argument, String expected) throws SetValues.Refused {
        assertThat(json(argument, SetValues.Mode.TYPED)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    name1                | name1 has no value
                    name1,name2=         | name1 has no value
                    name1=value1,name2   | name2 has no value
                    name1.=name2         | OK
                    name1=name2,         | a comma ends it
                    name1={a,b           | } is missing
                    name1={a}b           | after } comes a comma
                    .name1=x             | a name is missing
                    list[-1]=x           | [-1] is no index
                    list[70000]=x        | [70000] is no index
                    list[0=x             | ] is missing
                    list[0]x=1           | after an index comes ., [ or =
                    """)
    void refuses(String argument, String why) throws SetValues.Refused {
        if (why.equals("OK")) {
            assertThat(json(argument, SetValues.Mode.TYPED)).isNotEmpty();
            return;
        }
        assertThatThrownBy(() -> json(argument, SetValues.Mode.TYPED)).hasMessage(why);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    TEXT    | a=1,b=true       | {"a": "1", "b": "true"}
                    TEXT    | a={1,2}          | {"a": ["1", "2"]}
                    LITERAL | a.b=1,2\\.3={x}  | {"a": {"b": "1,2\\\\.3={x}"}}
                    """)
    void readsTextsAndLiterals(SetValues.Mode mode, String argument, String expected)
            throws SetValues.Refused {
        assertThat(json(argument, mode)).isEqualTo(expected);
    }

    private static String json(String argument, SetValues.Mode mode) throws SetValues.Refused {
        var snippet = snippet(argument);
        var none = new Table(new LinkedHashMap<>(), snippet.at());
        return Json.write(SetValues.set(none, snippet, mode));
    }

    private static Snippet snippet(String text) {
        var yaml = "- '" + text.replace("'", "''") + "'\n";
        var document =
                Section.parse(Sections.split(yaml), "default").getFirst().document(0, "x", 1, 0);
        var list = (YamlNode.Sequence) document.tree().orElseThrow();
        return Snippet.of(document, (YamlNode.Scalar) list.items().getFirst());
    }
}
