package io.netwright.app.ui.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwright.app.ui.figures.Figure;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class RankingTest {
    private static final List<Place> PLACES =
            List.of(
                    place("shop/client", "client", "10.244.1.7"),
                    place("shop/web-a", "web-a", "10.244.2.21"),
                    place("shop/old-web", "old-web", "10.244.2.22"),
                    place("web:80", "web", "http"),
                    place("web.shop:80", "web", "http"),
                    place("cobweb:80", "cobweb", ""));

    private static Place place(String text, String name, String other) {
        return new Place(text, "", Figure.POD, List.of(name, other), null);
    }

    @ParameterizedTest(name = "{0} after {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    web     |             | shop/web-a web:80 web.shop:80 shop/old-web cobweb:80
                    web     | web.shop:80 | web.shop:80 shop/web-a web:80 shop/old-web cobweb:80
                    web     | cobweb:80   | shop/web-a web:80 web.shop:80 shop/old-web cobweb:80
                    WEB:    |             | web:80 cobweb:80 web.shop:80
                    clie    |             | shop/client
                    shop/   |             | shop/client shop/web-a shop/old-web
                    10.244.2|             | shop/web-a shop/old-web
                    244     |             | shop/client shop/web-a shop/old-web
                    owb     |             | cobweb:80 shop/web-a shop/old-web
                    shwb    |             | shop/web-a shop/old-web
                    zzz     |             |
                    """)
    void ordersByFitThenByUse(String typed, String recent, String expected) {
        var used = recent == null ? List.<String>of() : List.of(recent);
        var found = Ranking.of(PLACES, typed, used, 10);
        assertThat(found.stream().map(it -> it.place().text()))
                .isEqualTo(expected == null ? List.of() : List.of(expected.split(" ", -1)));
    }

    @ParameterizedTest
    @CsvSource({
        "we, web:80, PREFIX, 0, 2",
        "80, web:80, PART, 4, 6",
        "ttp, web:80, SUBSTRING, -1, -1"
    })
    void saysWhatFits(String typed, String text, Ranking.Fit fit, int start, int end) {
        assertThat(Ranking.of(PLACES, typed, List.of(), 10))
                .anySatisfy(
                        it -> {
                            assertThat(it.place().text()).isEqualTo(text);
                            assertThat(it.fit()).isEqualTo(fit);
                            assertThat(it.start()).isEqualTo(start);
                            assertThat(it.end()).isEqualTo(end);
                        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    clinet     | shop/client
                    shop/clent | shop/client
                    web:8      | web:80 cobweb:80 web.shop:80
                    weeb:80    | web:80
                    nothing    |
                    """)
    void namesWhatMayBeMeant(String typed, String expected) {
        assertThat(Nearest.of(PLACES, typed))
                .isEqualTo(expected == null ? List.of() : List.of(expected.split(" ", -1)));
    }

    @ParameterizedTest
    @CsvSource({
        "http://web.shop/cart, web.shop:80",
        "HTTPS://web.shop, web.shop:443",
        "http://web:8080/x?y=z, web:8080",
        "http://[fd00::1]/, [fd00::1]:80",
        "web:80, web:80",
        "' web:80 ', web:80",
        "http://a b/, http://a b/"
    })
    void readsUrls(String typed, String expected) {
        assertThat(Destination.of(typed)).isEqualTo(expected);
    }
}
