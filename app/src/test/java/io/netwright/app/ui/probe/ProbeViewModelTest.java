package io.netwright.app.ui.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwright.app.samples.Samples;
import io.netwright.app.session.LabSession;
import io.netwright.app.settings.Settings.RecentProbe;
import io.netwright.app.ui.probe.ProbeViewModel.Side;
import io.netwright.app.ui.workbench.WorkbenchViewModel;
import io.netwright.model.net.Protocol;
import io.netwright.model.resource.ResourceKey;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Objects;

class ProbeViewModelTest {
    private final LabSession session = new LabSession(Runnable::run, Runnable::run);
    private final WorkbenchViewModel model =
            new WorkbenchViewModel(session, Runnable::run, Runnable::run);
    private final ProbeViewModel probe = new ProbeViewModel(model);

    @BeforeEach
    void open() {
        session.openSample(Samples.find("shop").orElseThrow());
        probe.fromProperty().set("shop/client");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    FROM | TCP  | cli         | shop/client
                    FROM | TCP  | 192.168.50.12 | node/blue
                    FROM | TCP  | customer    | external:customer
                    TO   | TCP  | web         | web:80
                    TO   | TCP  | web.        | web.shop:80
                    TO   | TCP  | web.shop.svc | web.shop.svc.cluster.local:80
                    TO   | TCP  | 10.96.44.5  | 10.96.44.5:80
                    TO   | UDP  | kube        | kube-dns.kube-system:53
                    TO   | TCP  | node/red    | node/red:30080
                    TO   | TCP  | 192.168.50.13:3 | 192.168.50.13:30080
                    TO   | TCP  | www         | www.example.com:443
                    TO   | TCP  | http://web  | http://web.shop/
                    TO   | ICMP | web         | web
                    """)
    void completes(Side side, Protocol protocol, String typed, String expected) {
        probe.protocolProperty().set(protocol);
        assertThat(probe.complete(side, typed).getFirst().place().text()).isEqualTo(expected);
    }

    @Test
    void everyWordThatIsOfferedIsUnderstood() {
        for (var protocol : List.of(Protocol.TCP, Protocol.UDP, Protocol.ICMP)) {
            probe.protocolProperty().set(protocol);
            for (var side : Side.values()) {
                for (var match : probe.complete(side, "")) {
                    probe.fromProperty().set("shop/client");
                    probe.toProperty().set(protocol == Protocol.ICMP ? "web" : "web:80");
                    probe.text(side).set(match.place().text());
                    assertThat(probe.send()).as("%s %s", protocol, match).isTrue();
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    shop/clinet  | web:80     | FROM | no such pod   | shop/client
                    shop/client  | web        | TO   | HOST:PORT     | web:80
                                 | web:80     | FROM | who sends     |
                    shop/client  |            | TO   | where to      |
                    shop/client  | wbe:80     | TO   | wbe           | web:80
                    node/rad     | web:80     | FROM | no such node  | node/red
                    """)
    void saysWhatIsWrongAndWhatIsNear(
            String from, String to, Side side, String why, String nearest) {
        probe.fromProperty().set(from == null ? "" : from);
        probe.toProperty().set(to == null ? "" : to);
        probe.send();
        var fault = Objects.requireNonNull(probe.faultProperty().get());
        assertThat(fault.side()).isEqualTo(side);
        assertThat(fault.why()).contains(why);
        if (nearest == null) {
            assertThat(fault.nearest()).isEmpty();
        } else {
            assertThat(fault.nearest()).contains(nearest);
        }
        probe.text(side).set("other");
        assertThat(probe.faultProperty().get()).isNull();
    }

    @Test
    void takesTheBareNameOfOnePod() {
        probe.fromProperty().set("client");
        probe.toProperty().set("http://web/");
        assertThat(probe.send()).isTrue();
        assertThat(probe.fromProperty().get()).isEqualTo("shop/client");
        assertThat(Objects.requireNonNull(model.runProperty().get()).to()).isEqualTo("web:80");
    }

    @Test
    void keepsTheLastProbesOnce() {
        probe.toProperty().set("web:80");
        probe.send();
        probe.toProperty().set("db:5432");
        probe.send();
        probe.toProperty().set("web:80");
        probe.send();
        assertThat(probe.recent())
                .containsExactly(
                        new RecentProbe("shop/client", "web:80", "TCP"),
                        new RecentProbe("shop/client", "db:5432", "TCP"));
        probe.recall(probe.recent().getLast());
        assertThat(probe.toProperty().get()).isEqualTo("db:5432");
        assertThat(probe.complete(Side.TO, "").getFirst().place().text()).isEqualTo("web:80");
    }

    @Test
    void hasWordsForWhatIsPicked() {
        var web = ResourceKey.core("Service", "shop", "web");
        assertThat(probe.wordsFor(Side.TO, web)).contains("web:80");
        assertThat(probe.wordsFor(Side.FROM, ResourceKey.node("red"))).contains("node/red");
        assertThat(probe.wordsFor(Side.FROM, web)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "client, shop/client",
        "10.96.44.5, shop/web",
        "db-from, shop/db-from-web",
        "flannel.1, node/red flannel.1",
        "192.168.50.12, blue",
        "kube-proxy, kube-system/kube-proxy"
    })
    void findsAnything(String typed, String expected) {
        var places = Findable.of(session.derived());
        assertThat(Ranking.of(places, typed, List.of(), 10).getFirst().place().text())
                .isEqualTo(expected);
    }

    @Test
    void forgetsTheNamesOfTheLabBefore() {
        probe.toProperty().set("web:80");
        session.openSample(Samples.find("routed").orElseThrow());
        assertThat(probe.fromProperty().get()).isEmpty();
        assertThat(probe.toProperty().get()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0.25, ¼×", "1, 1×", "3, 4×", "16, 16×", "5000, max"})
    void speedsAreKnownByTheirFactors(double factor, String text) {
        assertThat(Speed.of(factor).toString()).isEqualTo(text);
    }
}
