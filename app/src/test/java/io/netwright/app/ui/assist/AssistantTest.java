package io.netwright.app.ui.assist;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwright.app.samples.Samples;
import io.netwright.app.session.Derived;
import io.netwright.app.ui.assist.Assistant.Offer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

/// The caret is `^`; `¶` ends a line.
class AssistantTest {
    private static final Derived SHOP = Derived.of(Samples.find("shop").orElseThrow().lab());
    private static final String SERVICE =
            "apiVersion: v1¶kind: Service¶metadata:¶  name: a¶  namespace: shop¶spec:¶";
    private static final String POLICY =
            "apiVersion: networking.k8s.io/v1¶kind: NetworkPolicy¶"
                    + "metadata: {name: a, namespace: shop}¶spec:¶";

    private static Offer offer(String marked) {
        var text = marked.replace("¶", "\n");
        int at = text.indexOf('^');
        return Assistant.offer(SHOP.lab(), SHOP, text.replace("^", ""), at);
    }

    private static List<String> texts(String marked) {
        return offer(marked).suggestions().stream().map(Suggestion::text).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    '  sel^'                                     | selector
                    '  type: ^'                                  | ClusterIP ExternalName LoadBalancer
                    '  type:^'                                   | ClusterIP
                    '  externalTrafficPolicy: L^'                | Local
                    '  ports:¶    - ^'                           | port name targetPort
                    '  ports:¶  - na^'                           | name
                    '  ports:¶    - name: a¶      ^'             | port targetPort
                    '  ports:¶    ^'                             | port
                    '  ports:¶    - {name: a, ^}'                | port targetPort
                    '  ports:¶    - port: 80¶      protocol: ^'  | TCP UDP
                    '  ports: [{port: 80, targetPort: ^'         | http sql
                    '  selector:¶    ^'                          | app
                    '  selector:¶    app: ^'                     | client web db
                    '  selector: {app: w^'                       | web
                    '  publishNotReadyAddresses: ^'              | true false
                    '  ipFamilies:¶    - ^'                      | IPv4 IPv6
                    '  ipFamilies: [^'                           | IPv4 IPv6
                    '  ports: [¶    {port: 80,¶     ^'           | targetPort
                    '  x: [}¶  sel^'                             | selector
                    """)
    void offersWhatFits(String body, String expected) {
        assertThat(texts(SERVICE + body)).contains(expected.split(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    '  # sel^'
                    '  selector: |¶    se^'
                    '  unknown:¶    ^'
                    '  clusterIP: None ^'
                    """)
    void offersNothingWhereNothingFits(String body) {
        assertThat(texts(SERVICE + body)).isEmpty();
    }

    @Test
    void offersNoFieldTwice() {
        assertThat(texts(SERVICE + "  type: ClusterIP¶  ^¶  clusterIP: None¶"))
                .contains("selector")
                .doesNotContain("type", "clusterIP");
        assertThat(texts(SERVICE + "  ports:¶    - name: a¶      ^¶      port: 1¶    - name: b"))
                .contains("targetPort")
                .doesNotContain("name", "port");
    }

    @Test
    void offersWhatIsInTheLab() {
        assertThat(texts("kind: Pod¶apiVersion: v1¶spec:¶  nodeName: ^"))
                .containsExactly("blue", "green", "red");
        assertThat(texts(POLICY + "  podSelector:¶    matchLabels:¶      app: ^"))
                .contains("web", "db", "client");
        assertThat(texts("apiVersion: v1¶kind: Pod¶metadata:¶  namespace: ^"))
                .contains("shop", "kube-system");
        assertThat(
                        texts(
                                "apiVersion: networking.k8s.io/v1¶kind: Ingress¶metadata:¶"
                                        + "  namespace: shop¶spec:¶  defaultBackend:¶"
                                        + "    service:¶      name: ^"))
                .containsExactly("coupons", "db", "web");
    }

    @Test
    void offersKindsAndVersions() {
        assertThat(texts("apiVersion: networking.k8s.io/v1¶kind: ^"))
                .contains("NetworkPolicy", "Ingress")
                .doesNotContain("Pod");
        assertThat(texts("kind: CiliumNode¶apiVersion: ^")).containsExactly("cilium.io/v2");
        assertThat(texts("^")).containsExactly("apiVersion", "kind", "metadata", "spec");
        assertThat(
                        texts(
                                "apiVersion: v1¶kind: List¶items:¶- apiVersion: v1¶  kind: Pod¶"
                                        + "  spec:¶    dnsP^"))
                .containsExactly("dnsPolicy");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    '  typ^'            | 'type: '
                    '  port^'           | 'ports:¶    - '
                    '  sel^'            | 'selector:¶    '
                    '  ports:¶    ta^'  | '- targetPort: '
                    """)
    void insertsWithColonAndIndentation(String body, String expected) {
        assertThat(offer(SERVICE + body).suggestions().getFirst().insert())
                .isEqualTo(expected.replace("¶", "\n"));
    }

    @Test
    void marksWhatIsRequired() {
        assertThat(offer(SERVICE + "  ports:¶    - ^").suggestions().getFirst())
                .matches(it -> it.required() && it.text().equals("port"));
    }

    @Test
    void renamesAKeyWithoutASecondColon() {
        var offer = offer(SERVICE + "  clus^terIP: None");
        assertThat(offer.shut()).isTrue();
        assertThat(offer.tail()).isEqualTo("terIP".length());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    '  exter^nalTrafficPolicy: Local'          | spec.externalTrafficPolicy
                    '  externalTrafficPolicy: Lo^cal'          | spec.externalTrafficPolicy
                    '  ports:¶    - port: 1¶      no^dePort: 2' | spec.ports[0].nodePort
                    '  ports: [{port: 1, target^Port: 2}]'     | spec.ports[0].targetPort
                    """)
    void knowsTheFieldUnderThePointer(String body, String expected) {
        var text = (SERVICE + body).replace("¶", "\n");
        var found = Assistant.field(text.replace("^", ""), text.indexOf('^'));
        assertThat(found.orElseThrow().path().toString()).isEqualTo(expected);
        assertThat(found.orElseThrow().sentence()).isNotEmpty();
    }

    @Test
    void neverFailsWhereverTheCaretIs() {
        var text =
                (SERVICE
                                + "  ports: [{port: 80, name: \"a b\"},¶  - x:¶ - - y: |¶ z¶ 'a:"
                                + " [{]}: -¶-")
                        .replace("¶", "\n");
        for (int i = 0; i <= text.length(); i++) {
            for (var part : List.of(text, text.substring(0, i), text.substring(i))) {
                int at = Math.min(i, part.length());
                assertThat(Assistant.offer(SHOP.lab(), SHOP, part, at)).isNotNull();
                assertThat(Assistant.field(part, at)).isNotNull();
            }
        }
    }
}
