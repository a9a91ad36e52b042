package io.netwright.app.ui.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwright.app.samples.Samples;
import io.netwright.app.session.LabSession;
import io.netwright.model.edit.Proposal;
import io.netwright.model.lab.SourceFile;
import io.netwright.model.resource.ResourceKey;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

class FormTest {
    private final LabSession session = new LabSession(Runnable::run, Runnable::run);

    @BeforeEach
    void open() {
        session.openSample(Samples.find("shop").orElseThrow());
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Service shop/web    | name         | front       | name: front
                    Service shop/web    | cluster-ip   | 10.96.7.7   | clusterIP: 10.96.7.7
                    Service shop/web    | cluster-ip   | None        | clusterIP: None
                    Service shop/web    | cluster-ip   | ten         | ✕ neither an IP address nor None
                    Service shop/web    | type         | LoadBalancer| type: LoadBalancer
                    Service shop/web    | ports-0-1    | 8081        | port: 8081
                    Service shop/web    | ports-0-1    | 70000       | ✕ from 1 to 65535
                    Service shop/web    | ports-0-2    | web         | targetPort: web
                    Service shop/web    | ports-0-2    | no port     | ✕ no port
                    Service shop/web    | ports-0-3    | 80          | ✕ from 30000 to 32767
                    Service shop/web    | selector-0-1 | shop        | selector: {app: shop}
                    Service shop/db     | ports-0-3    | 30081       | ✕ Only a NodePort
                    Service shop/web    | name         | 9_x         | ✕ no name
                    Deployment shop/web | replicas     | 5           | replicas: 5
                    Deployment shop/web | replicas     | many        | ✕ no number
                    Deployment shop/web | pod-labels-0-1 | shop      | labels: {app: shop, tier: front}
                    Deployment shop/web | pod-labels-0-1 | shop      | matchLabels: {app: shop}
                    Deployment shop/web | labels-new   | a,b         | a: b
                    Deployment shop/web | labels-new   | a b,c       | ✕ no label
                    Node red            | pod-cidr     | 10.244.9.0/24 | podCIDR: 10.244.9.0/24
                    Node red            | pod-cidr     | 10.244.9.1/24 | ✕ no network
                    Node red            | addresses-0-1 | 192.168.50.99 | address: 192.168.50.99
                    Pod shop/client     | node         | blue        | nodeName: blue
                    Pod shop/client     | labels-0-1   | ü           | ✕ no value
                    """)
    void changesTheTextOrSaysWhyNot(String object, String field, String text, String expected) {
        var before = session.lab();
        switch (set(key(object), field, text)) {
            case Proposal.Refused(var why) ->
                    assertThat("✕ " + why.text()).contains(parts(expected));
            case Proposal.Possible(var edit) -> {
                session.edit(edit);
                assertThat(text()).contains(expected);
                session.undo();
                assertThat(session.lab()).isSameAs(before);
            }
        }
    }

    private static String[] parts(String expected) {
        return expected.split("(?<=✕ )", 2);
    }

    @Test
    void takesTheNodePortsAwayWithTheirType() {
        var key = key("Service shop/web");
        apply(set(key, "type", "ClusterIP"));
        assertThat(text()).doesNotContain("nodePort");
        assertThat(session.derived().problems()).isEmpty();
    }

    @Test
    void offersThatSelectorsFollow() {
        var key = key("Deployment shop/web");
        var before = session.lab();
        apply(set(key, "pod-labels-0-1", "front"));
        var followers = Followers.of(before, session.lab(), key).orElseThrow();
        assertThat(followers.says())
                .isEqualTo("No longer selected by NetworkPolicy web, Service web");
        session.edit(followers.edit());
        assertThat(text()).contains("selector: {app: front}");
        assertThat(session.derived().cluster().slices())
                .anySatisfy(it -> assertThat(it.endpoints()).hasSize(3));
    }

    @Test
    void showsAddressesAsTheyAre() {
        var pod =
                session.derived().cluster().pods().stream()
                        .filter(it -> it.name().equals("client"))
                        .findFirst()
                        .orElseThrow();
        assertThat(Form.of(session.derived(), session.lab(), pod.key()).fields())
                .anySatisfy(
                        it ->
                                assertThat(it)
                                        .isEqualTo(
                                                new FormField.Fact(
                                                        "addresses",
                                                        "Addresses",
                                                        pod.ips().getFirst().toString())));
    }

    private void apply(Proposal proposal) {
        assertThat(proposal).isInstanceOf(Proposal.Possible.class);
        session.edit(((Proposal.Possible) proposal).edit());
    }

    private String text() {
        return session.lab().files().stream()
                .map(SourceFile::text)
                .collect(Collectors.joining("\n"));
    }

    private ResourceKey key(String object) {
        return Stream.concat(
                        session.lab().resources().stream().map(it -> it.key()),
                        session.derived().cluster().pods().stream().map(it -> it.key()))
                .filter(it -> it.toString().equals(object))
                .findFirst()
                .orElseThrow();
    }

    /// Writes into a field as the form names its controls: `ports-0-1`, `labels-new`.
    private Proposal set(ResourceKey key, String field, String text) {
        for (var it : Form.of(session.derived(), session.lab(), key).fields()) {
            switch (it) {
                case FormField.Entry entry when entry.id().equals(field) -> {
                    return entry.set().apply(text);
                }
                case FormField.Choice choice when choice.id().equals(field) -> {
                    return choice.set().apply(text);
                }
                case FormField.Table table when field.equals(table.id() + "-new") -> {
                    return Objects.requireNonNull(table.add()).apply(List.of(text.split(",", -1)));
                }
                case FormField.Table table when field.matches(table.id() + "-\\d-\\d") -> {
                    int row = field.charAt(field.length() - 3) - '0';
                    int column = field.charAt(field.length() - 1) - '0';
                    var set = table.rows().get(row).cells().get(column).set();
                    return Objects.requireNonNull(set).apply(text);
                }
                default -> {}
            }
        }
        throw new AssertionError("no field " + field);
    }
}
