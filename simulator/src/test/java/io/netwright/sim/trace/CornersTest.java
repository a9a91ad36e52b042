package io.netwright.sim.trace;

import static io.netwright.sim.dns.Resolver.Kind.GLIBC;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwright.model.lab.Lab;
import io.netwright.model.lab.SourceText;
import io.netwright.model.net.Protocol;
import io.netwright.sim.control.ControlPlane;
import io.netwright.sim.dns.DnsType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

/// Questions whose honest answer is not the first that comes to mind.
class CornersTest {
    private static final String LAB =
            """
            apiVersion: v1
            kind: Pod
            metadata: {name: web, namespace: shop, labels: {app: web}}
            spec: {nodeName: one, containers: [{name: c}]}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: mute, namespace: shop, labels: {app: mute}}
            spec: {nodeName: two, containers: [{name: c}]}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: agent, namespace: shop}
            spec:
              nodeName: two
              hostNetwork: true
              containers: [{name: c, ports: [{containerPort: 30090}]}]
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: web, namespace: shop}
            spec:
              type: LoadBalancer
              externalTrafficPolicy: Local
              healthCheckNodePort: 31000
              selector: {app: web}
              ports: [{name: http, port: 80, nodePort: 30080}, {name: other, port: 81, nodePort: 30090}]
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: legacy, namespace: shop}
            spec: {clusterIP: 10.96.7.7, ports: [{port: 5432}]}
            ---
            apiVersion: discovery.k8s.io/v1
            kind: EndpointSlice
            metadata:
              name: legacy-1
              namespace: shop
              labels: {kubernetes.io/service-name: legacy}
            addressType: IPv4
            ports: [{port: 5432}]
            endpoints: [{addresses: [198.51.100.32]}]
            ---
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: mute, namespace: shop}
            spec: {podSelector: {matchLabels: {app: mute}}, policyTypes: [Egress]}
            """;

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    external:203.0.113.5, node/one:31000,    TCP, delivered, HEALTH_CHECK, HTTP 200: 1 ready endpoint there
                    external:203.0.113.5, node/two:31000,    TCP, delivered, HEALTH_CHECK, HTTP 503: 0 ready endpoints there
                    node/one,             '[::1]:30080',     TCP, rejected,  NOTHING_LISTENS, TCP port 30080
                    node/one,             127.0.0.1:30080,   TCP, delivered, DELIVERED, port
                    node/one,             127.0.0.1:30080,   UDP, delivered, DELIVERED, port
                    node/one,             '[::1]:30090',     TCP, rejected,  NOTHING_LISTENS, TCP port 30090
                    node/two,             '[::1]:30090',     TCP, delivered, DELIVERED, TCP port 30090
                    shop/web,             legacy:5432,       TCP, delivered, DELIVERED, external:198.51.100.32
                    external:203.0.113.5, 10.96.7.7:5432,    TCP, delivered, DELIVERED, external:198.51.100.32
                    shop/web,             224.0.0.1:80,      UDP, unknown,   NOT_MODELLED, 224.0.0.1
                    shop/web,             255.255.255.255:1, UDP, unknown,   NOT_MODELLED, 255.255.255.255
                    shop/web,             0.0.0.0:80,        TCP, unknown,   NOT_MODELLED, 0.0.0.0
                    """)
    void judges(String from, String to, Protocol protocol, String verdict, String code, String text)
            throws Exception {
        var trace = tracer().trace(TraceRequest.of(from, to, protocol));
        var reason = trace.reason().message();
        assertThat(trace.verdict().text() + " " + reason.code())
                .as("%s", reason.text())
                .isEqualTo(verdict + " " + code);
        assertThat(reason.text()).contains(text);
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    shop/web,  web,         A,    '',                    ''
                    shop/web,  nobody,      A,    NAME_NOT_FOUND,        ''
                    shop/web,  web,         AAAA, NAME_WITHOUT_RECORD,   ''
                    shop/web,  example.com, A,    DNS_OUTSIDE_UNKNOWN,   ''
                    shop/mute, web,         A,    NAME_SERVER_SILENT,    NetworkPolicy shop/mute
                    """)
    void tellsWhyALookupFoundNothing(
            String from, String name, DnsType type, String code, String resource) throws Exception {
        var tracer = tracer();
        var walk = tracer.lookUp(from, name, type, GLIBC);
        var why = tracer.whyNothing(from, name, type, walk);
        assertThat(why == null ? "" : why.message().code()).isEqualTo(code);
        assertThat(why == null || why.resource() == null ? "" : why.resource().toString())
                .isEqualTo(resource);
    }

    private static Tracer tracer() {
        var lab = Lab.of("corners", List.of(new SourceText("corners.yaml", LAB)));
        assertThat(lab.hasErrors()).as("%s", lab.problems()).isFalse();
        return new Tracer(ControlPlane.derive(lab.spec(), lab.resources()));
    }
}
