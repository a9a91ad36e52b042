package io.netwright.sim.trace;

import static io.netwright.sim.dns.Resolver.Kind.GLIBC;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netwright.model.lab.Lab;
import io.netwright.model.lab.LabFiles;
import io.netwright.model.lab.SourceText;
import io.netwright.model.net.IpAddress;
import io.netwright.model.net.Protocol;
import io.netwright.sim.control.ControlPlane;
import io.netwright.sim.dns.DnsType;
import io.netwright.sim.packet.Packet;

import org.approvaltests.Approvals;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

class TracerTest {
    /// The shop: web on all three nodes, db on green, client on red.
    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    vxlan,         shop/client,            web:80,                3
                    same-node,     shop/client,            web:80,                1
                    denied,        shop/client,            db:5432,               1
                    no-endpoints,  shop/client,            coupons:80,            1
                    unknown-name,  shop/client,            cuopons:80,            1
                    node-port,     external:203.0.113.10,  192.168.50.11:30080,   2
                    """)
    void walk(String name, String from, String to, int candidate) throws Exception {
        var shop = shop();
        var request = TraceRequest.of(from, to, Protocol.TCP);
        var trace = shop.trace(request);
        if (candidate > 1) {
            var followed = trace.candidates().get(candidate - 1).endpoint();
            trace =
                    shop.trace(
                            new TraceRequest(from, to, Protocol.TCP, null, null, followed, GLIBC));
        }
        Approvals.verify(render(trace), Approvals.NAMES.withParameters(name));
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    shop/client,            web:80,                 TCP,  delivered,  DELIVERED,            3
                    shop/client,            web.shop:80,            TCP,  delivered,  DELIVERED,            3
                    shop/client,            db:5432,                TCP,  dropped,    POLICY_DENIED,        1
                    shop/Deployment/web,    web:80,                 TCP,  dropped,    POLICY_DENIED,        3
                    shop/client,            web:81,                 TCP,  dropped,    NO_SUCH_SERVICE_PORT, 1
                    shop/client,            coupons:80,             TCP,  rejected,   NO_ENDPOINTS,         0
                    shop/client,            nobody:80,              TCP,  unresolved, NAME_NOT_FOUND,       0
                    shop/client,            www.example.com:443,    TCP,  delivered,  DELIVERED,            1
                    shop/client,            api.example.com:443,    TCP,  unknown,    DNS_OUTSIDE_UNKNOWN,  0
                    shop/client,            8.8.8.8:53,             UDP,  delivered,  DELIVERED,            1
                    shop/client,            10.96.0.10:53,          UDP,  delivered,  DELIVERED,            2
                    shop/client,            node/blue:22,           TCP,  delivered,  DELIVERED,            1
                    shop/client,            node/blue,              ICMP, delivered,  DELIVERED,            1
                    shop/client,            10.244.3.200:80,        TCP,  dropped,    NO_SUCH_POD,          1
                    node/red,               127.0.0.1:30080,        TCP,  delivered,  DELIVERED,            3
                    node/red,               10.96.44.5:80,          TCP,  delivered,  DELIVERED,            3
                    node/red,               web.shop:80,            TCP,  unresolved, NAME_NOT_FOUND,       0
                    external:customer,      192.168.50.12:30080,    TCP,  delivered,  DELIVERED,            3
                    external:192.0.2.77,    192.168.50.12:30080,    TCP,  delivered,  DELIVERED,            3
                    external:customer,      10.96.44.5:80,          TCP,  delivered,  DELIVERED,            3
                    shop/client,            web:80,                 SCTP, unknown,    NOT_MODELLED,         0
                    """)
    void judges(
            String from, String to, Protocol protocol, String verdict, String code, int candidates)
            throws Exception {
        var trace = shop().trace(TraceRequest.of(from, to, protocol));
        assertThat(trace.verdict().text() + " " + trace.reason().message().code())
                .as("%s", trace.reason().message().text())
                .isEqualTo(verdict + " " + code);
        assertThat(trace.candidates()).hasSize(candidates);
        assertThat(trace.candidates().stream().mapToDouble(Trace.Candidate::probability).sum())
                .isBetween(candidates == 0 ? -1e-9 : 1 - 1e-6, 1 + 1e-6);
    }

    private static final String LAB =
            """
            apiVersion: v1
            kind: Pod
            metadata: {name: client, namespace: shop, labels: {app: client}}
            spec: {nodeName: one, containers: [{name: c}]}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: mute, namespace: shop, labels: {app: mute}}
            spec: {nodeName: one, containers: [{name: c}]}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: web, namespace: shop, labels: {app: web}}
            spec: {nodeName: two, containers: [{name: c}]}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: web-2, namespace: shop, labels: {app: web}}
            spec: {nodeName: one, containers: [{name: c}]}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: sick, namespace: shop, labels: {app: sick}}
            spec: {nodeName: one, containers: [{name: c}]}
            status: {phase: Running, conditions: [{type: Ready, status: "False"}]}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: web, namespace: shop}
            spec: {clusterIP: None, selector: {app: web}, ports: [{port: 80}]}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: sick, namespace: shop}
            spec: {selector: {app: sick}, ports: [{port: 80}]}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: near, namespace: shop}
            spec:
              type: NodePort
              externalTrafficPolicy: Local
              selector: {app: mute}
              ports: [{port: 80, targetPort: 8080, nodePort: 30080}]
            ---
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: mute, namespace: shop}
            spec: {podSelector: {matchLabels: {app: mute}}, policyTypes: [Egress]}
            ---
            apiVersion: netwright.io/v1alpha1
            kind: Lab
            metadata: {name: pairs}
            spec:
              listens:
                - {at: shop/web, ports: ["80/tcp"]}
            """;

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    shop/client,  web:80,           TCP,  delivered,  DELIVERED
                    shop/client,  shop/web:81,      TCP,  rejected,   NOTHING_LISTENS
                    shop/client,  shop/web:80,      UDP,  rejected,   NOTHING_LISTENS
                    shop/client,  sick:80,          TCP,  rejected,   NO_ENDPOINTS
                    shop/mute,    shop/client:80,   TCP,  dropped,    POLICY_DENIED
                    shop/mute,    web:80,           TCP,  unresolved, NAME_SERVER_SILENT
                    shop/client,  shop/mute:80,     TCP,  delivered,  DELIVERED
                    external:203.0.113.5, node/one:30080, TCP, delivered, DELIVERED
                    external:203.0.113.5, node/two:30080, TCP, dropped, NO_LOCAL_ENDPOINTS
                    """)
    void tellsWhy(String from, String to, Protocol protocol, String verdict, String code)
            throws Exception {
        var trace = pairs().trace(TraceRequest.of(from, to, protocol));
        assertThat(trace.verdict().text() + " " + trace.reason().message().code())
                .as("%s", trace.reason().message().text())
                .isEqualTo(verdict + " " + code);
    }

    @Test
    void silentNameServerIsBlamedOnThePolicy() throws Exception {
        var trace = pairs().trace(TraceRequest.of("shop/mute", "web:80", Protocol.TCP));
        assertThat(trace.reason().resource()).hasToString("NetworkPolicy shop/mute");
    }

    @Test
    void headlessServiceIsAnyOfItsPods() throws Exception {
        var trace = pairs().trace(TraceRequest.of("shop/client", "web:80", Protocol.TCP));
        assertThat(trace.candidates())
                .extracting(Trace.Candidate::probability)
                .containsExactly(0.5, 0.5);
    }

    @Test
    void senderOwnsTheAddressThatItIsGiven() throws Exception {
        var own = IpAddress.parse("203.0.113.99");
        var request =
                new TraceRequest(
                        "external:203.0.113.5",
                        "node/one:30080",
                        Protocol.TCP,
                        "node/two",
                        own,
                        null,
                        GLIBC);
        var trace = pairs().trace(request);
        assertThat(trace.verdict()).isEqualTo(Verdict.DELIVERED);
        assertThat(trace.hops().getFirst().place()).isEqualTo("external:203.0.113.99");
        assertThat(trace.hops()).extracting(Hop::place).contains("node/two");
    }

    @ParameterizedTest
    @CsvSource({
        "shop/nobody,web:80",
        "node/nine,web:80",
        "external:nobody,web:80",
        "shop/client,web",
        "shop/client,a b:1",
        "shop/client,shop/nobody:1"
    })
    void refusesWhatTheLabDoesNotHold(String from, String to) {
        assertThatThrownBy(() -> pairs().trace(TraceRequest.of(from, to, Protocol.TCP)))
                .isInstanceOf(BadEndpoint.class);
    }

    @Test
    void unmodelledPluginIsUnknownAndNamesStillResolve() throws Exception {
        var cilium = LAB.replace("  listens:", "  cni: {plugin: cilium}\n  listens:");
        var tracer = tracer(Lab.of("cilium", List.of(new SourceText("cilium.yaml", cilium))));
        var trace = tracer.trace(TraceRequest.of("shop/client", "shop/web:80", Protocol.TCP));
        assertThat(trace.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(trace.reason().message().text()).contains("cilium");
        assertThat(tracer.lookUp("shop/client", "web", DnsType.A, GLIBC).answers()).hasSize(2);
    }

    @Test
    void addressesHaveNames() throws Exception {
        var walk = shop().lookUp("shop/client", "10.96.44.5", DnsType.PTR, GLIBC);
        assertThat(walk.answers()).hasSize(1);
        assertThat(walk.answers().getFirst().data()).isEqualTo("web.shop.svc.cluster.local.");
        assertThat(walk.queries()).hasSize(1);
    }

    private static Tracer pairs() {
        var lab = Lab.of("pairs", List.of(new SourceText("pairs.yaml", LAB)));
        assertThat(lab.hasErrors()).as("%s", lab.problems()).isFalse();
        return tracer(lab);
    }

    private static Tracer shop() throws Exception {
        return tracer(LabFiles.open(List.of(Path.of("../src-assets/labs/shop"))).lab());
    }

    private static Tracer tracer(Lab lab) {
        return new Tracer(ControlPlane.derive(lab.spec(), lab.resources()));
    }

    private static String render(Trace trace) {
        var text = new StringBuilder();
        text.append("%s: %s%n".formatted(trace.verdict().text(), line(trace.reason())));
        text.append("request %s\n".formatted(line(trace.request())));
        text.append("reply %s\n".formatted(line(trace.reply())));
        for (var it : trace.candidates()) {
            text.append(
                    String.format(
                            Locale.ROOT,
                            "candidate %s %.4f%s %s%n",
                            it.endpoint(),
                            it.probability(),
                            it.snat() ? " snat" : "",
                            it.verdict().text()));
        }
        for (var hop : trace.hops()) {
            text.append(
                    "%-7s %s %s %s %s: %s%n"
                            .formatted(
                                    hop.leg().name().toLowerCase(Locale.ROOT),
                                    hop.place(),
                                    hop.device() == null ? "-" : hop.device(),
                                    hop.hook() == null ? "-" : hop.hook(),
                                    hop.action(),
                                    line(hop.why())));
            if (!hop.after().equals(hop.before())) {
                text.append("        ").append(summary(hop.before())).append('\n');
                text.append("     -> ").append(summary(hop.after())).append('\n');
            }
        }
        for (var it : trace.assumptions()) {
            text.append("assumed ").append(it.message().code()).append('\n');
        }
        return text.toString();
    }

    private static String line(Trace.@Nullable Outcome outcome) {
        return outcome == null ? "none" : outcome.verdict().text() + ": " + line(outcome.reason());
    }

    private static String line(Reason reason) {
        return "%s %s%s"
                .formatted(
                        reason.message().code(),
                        reason.message().text(),
                        reason.resource() == null
                                ? ""
                                : " <" + reason.resource() + " " + reason.field() + ">");
    }

    private static String summary(Packet packet) {
        var inner = Inner.of(packet);
        var outer = packet.ip();
        return inner == null || outer == null
                ? "?"
                : (outer.equals(inner.ip())
                                ? ""
                                : "[%s to %s] ".formatted(outer.source(), outer.destination()))
                        + inner.summary()
                        + " ttl "
                        + inner.ip().ttl();
    }
}
