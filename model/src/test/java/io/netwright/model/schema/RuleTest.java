package io.netwright.model.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.LinkedHashMap;
import java.util.List;

class RuleTest {
    /// An object, as the rules below see it.
    private static Object self() {
        var map = new LinkedHashMap<String, @Nullable Object>();
        map.put("type", "Exact");
        map.put("path", "/a");
        map.put("number", 5L);
        map.put("list", List.of("x", "y", "y"));
        map.put("namespace", "shop");
        map.put("time", "1m30s");
        return map;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            textBlock =
                    """
                    self.type == 'Exact' ; true
                    self.type != "Exact" ; false
                    has(self.type) && !has(self.other) ; true
                    self.other == 'a' ; false
                    has(self.other) && self.other == 'a' ; false
                    self.other == 'a' || has(self.type) ; true
                    self.type in ['Exact', 'Prefix'] ; true
                    'x' in self.list ; true
                    self.number > 4 && self.number <= 5 ; true
                    self.number % 2 == 1 ; true
                    self.number + size(self.list) == 8 ; true
                    self.list.size() - 1 == 2 ; true
                    self.list[0] == 'x' ; true
                    self.list[7] == 'x' ; false
                    self.list.all(i, i == 'x' || i == 'y') ; true
                    self.list.exists(i, i == 'z') ; false
                    self.list.exists_one(i, i == 'y') ; false
                    self.list.filter(i, i == 'y').size() == 2 ; true
                    self.all(k, k.size() > 3) ; true
                    self.path.startsWith('/') ? self.path.endsWith('a') : false ; true
                    self.path.matches('^/[a-z]$') ; true
                    self.__namespace__ == 'shop' ; true
                    duration(self.time) > duration('1m') ; true
                    duration(self.time).getSeconds() == 90 ; true
                    isIP('10.0.0.1') && !isIP('10.0.0.300') ; true
                    isCIDR('10.0.0.0/8') && !isCIDR('10.0.0.0') ; true
                    'a/b'.split('/')[1].substring(0) == 'b' ; true
                    format.dns1123Label().validate('a.b') == null ; false
                    (1 > 2 ? 'a' : 'b') == 'b' ; true
                    """)
    void isTrueOrNot(String rule, boolean expected) {
        assertThat(Rule.parse(rule).holds(self())).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"self.", "self.a ==", "(self", "self.frob()", "has(self)", "'a", "a b"})
    void refusesWhatItCannotRead(String rule) {
        assertThatThrownBy(() -> Rule.parse(rule)).isInstanceOf(IllegalArgumentException.class);
    }
}
