package io.netwright.sim.dns;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwright.model.net.IpAddress;
import io.netwright.sim.dns.Resolver.Kind;
import io.netwright.sim.dns.Resolver.Reply;
import io.netwright.sim.dns.Resolver.Step;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;

class ResolverTest {
    private static final List<DnsType> BOTH = List.of(DnsType.A, DnsType.AAAA);

    /// R9.12: how many questions a name costs.
    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    www.example.com,             GLIBC, NOERROR,  8
                    www.example.com.,            GLIBC, NOERROR,  2
                    web,                         GLIBC, NOERROR,  2
                    db.shop,                     GLIBC, NOERROR,  4
                    gone,                        GLIBC, NXDOMAIN, 8
                    gone.shop,                   GLIBC, NXDOMAIN, 8
                    away,                        GLIBC, NOERROR,  2
                    www.example.com,             MUSL,  NOERROR,  8
                    a.b.c.d.e.shop,              MUSL,  NXDOMAIN, 2
                    www.example.com,             GO,    NOERROR,  8
                    api.example.org,             GLIBC, UNKNOWN,  8
                    """)
    void asksSoManyQuestions(String name, Kind kind, Rcode rcode, int questions) {
        var cluster = Given.cluster();
        var walk =
                new DnsClient(cluster)
                        .walk(
                                Given.conf(cluster, "client"),
                                kind,
                                name,
                                BOTH,
                                Given.CLIENT,
                                (_, _) -> 0);
        assertThat(walk.rcode()).isEqualTo(rcode);
        assertThat(walk.queries()).hasSize(questions);
    }

    /// Replies per candidate in order: `a/b` for A and AAAA, a dot for an answer. R9.5 to R9.13.
    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    GLIBC, x,         NX/NX NX/NX NX/NX NX/NX,           NXDOMAIN, 0
                    GLIBC, x,         NX/ND ./NX,                        NOERROR,  0
                    GLIBC, x,         ./SERVFAIL,                        NOERROR,  0
                    GLIBC, x,         NX/SERVFAIL ./.,                   NOERROR,  0
                    GLIBC, x,         ND/ND NX/NX NX/NX NX/NX,           NOERROR,  0
                    GLIBC, x,         SERVFAIL/SERVFAIL SERVFAIL/SERVFAIL NX/NX NX/NX NX/NX,          SERVFAIL, 0
                    GLIBC, x,         REFUSED/REFUSED REFUSED/REFUSED NX/NX,                          NXDOMAIN, 0
                    GLIBC, x,         TO/TO TO/TO TO/TO TO/TO,           TIMEOUT,  20
                    GLIBC, x.,        TO/TO TO/TO,                       TIMEOUT,  10
                    GLIBC, a.b.c.d.e.f, TO/TO TO/TO TO/TO TO/TO,         TIMEOUT,  20
                    GLIBC, x,         UN/UN UN/UN,                       UNREACHABLE, 0
                    GLIBC, x,         ./TO TO TO,                        NOERROR,  15
                    MUSL,  x,         NX/. ./.,                          NOERROR,  0
                    MUSL,  x,         ND/ND,                             NOERROR,  0
                    MUSL,  x,         ./TO,                              TIMEOUT,  5
                    MUSL,  x,         REFUSED/REFUSED,                   TIMEOUT,  0
                    GO,    x,         TO/TO TO/TO TO/TO TO/TO TO/TO TO/TO TO/TO TO/TO, TIMEOUT, 40
                    GO,    x,         ./TO TO,                           NOERROR,  10
                    """)
    void judgesReplies(Kind kind, String name, String replies, Rcode expected, long seconds) {
        var conf =
                new ResolvConf(
                        List.of(IpAddress.parse("10.96.0.10")),
                        List.of("shop.svc.cluster.local", "svc.cluster.local", "cluster.local"),
                        List.of("ndots:5"),
                        List.of());
        var resolver = Resolver.of(kind, conf, name, BOTH);
        var script = new ArrayList<>(List.of(replies.split(" ", -1)));
        long waited = 0;
        var step = resolver.start();
        while (step instanceof Step.Ask ask) {
            var words = List.of(script.removeFirst().split("/", -1));
            var given = new ArrayList<Reply>();
            for (int i = 0; i < ask.types().size(); i++) {
                given.add(reply(ask.name(), ask.types().get(i), words.get(i)));
            }
            if (words.contains("TO")) {
                waited += ask.timeoutNanos();
            }
            step = resolver.next(given);
        }
        assertThat(script).isEmpty();
        assertThat(((Step.Done) step).rcode()).isEqualTo(expected);
        assertThat(waited).isEqualTo(seconds * 1_000_000_000);
    }

    private static Reply reply(DnsName name, DnsType type, String word) {
        return switch (word) {
            case "." -> {
                var address = IpAddress.parse(type == DnsType.A ? "192.0.2.1" : "2001:db8::1");
                var record = ResourceRecord.address(name, 5, address);
                yield new Reply(type, Rcode.NOERROR, List.of(record));
            }
            case "ND" -> new Reply(type, Rcode.NOERROR, List.of());
            case "NX" -> new Reply(type, Rcode.NXDOMAIN, List.of());
            case "TO" -> new Reply(type, Rcode.TIMEOUT, List.of());
            case "UN" -> new Reply(type, Rcode.UNREACHABLE, List.of());
            default -> new Reply(type, Rcode.valueOf(word), List.of());
        };
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    dnsPolicy: ClusterFirst                       | search shop.svc.cluster.local svc.cluster.local cluster.local;nameserver 10.96.0.10;options ndots:5
                    dnsPolicy: Default                            | nameserver 192.0.2.53
                    hostNetwork: true                             | nameserver 192.0.2.53
                    {hostNetwork: true, dnsPolicy: ClusterFirstWithHostNet} | search shop.svc.cluster.local svc.cluster.local cluster.local;nameserver 10.96.0.10;options ndots:5
                    {dnsPolicy: None, dnsConfig: {nameservers: [1.1.1.1], searches: [a.b], options: [{name: ndots, value: "1"}]}} | search a.b;nameserver 1.1.1.1;options ndots:1
                    dnsConfig: {options: [{name: ndots, value: "2"}, {name: use-vc}]} | search shop.svc.cluster.local svc.cluster.local cluster.local;nameserver 10.96.0.10;options ndots:2 use-vc
                    """)
    void kubeletWritesResolvConf(String spec, String expected) {
        var fields = spec.startsWith("{") ? spec.substring(1, spec.length() - 1) : spec;
        var cluster =
                Given.cluster(
                        """
                        apiVersion: v1
                        kind: Pod
                        metadata: {name: p, namespace: shop}
                        spec: {containers: [{name: c}], %s}
                        """
                                .formatted(fields));
        assertThat(Given.conf(cluster, "p").text().strip().replace('\n', ';')).isEqualTo(expected);
    }

    @Test
    void codecKeepsQuestionsAndAnswers() {
        var name = DnsName.of("web.shop.svc.cluster.local");
        var answer =
                Answer.of(
                        Rcode.NOERROR,
                        "kubernetes",
                        List.of(ResourceRecord.address(name, 30, IpAddress.parse("10.96.0.80"))));
        var read = DnsCodec.read(DnsCodec.answer(7, name, DnsType.A, answer, true)).orElseThrow();
        assertThat(read.id()).isEqualTo(7);
        assertThat(read.response()).isTrue();
        assertThat(read.answers()).isEqualTo(answer.answers());
        assertThat(DnsCodec.read(DnsCodec.question(9, name, DnsType.SRV)).orElseThrow().type())
                .isEqualTo(DnsType.SRV);
    }
}
