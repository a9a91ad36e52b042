package io.netwright.sim.dns;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoreDnsTest {
    /// R9.18, row by row.
    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    web.shop.svc.cluster.local,                A,     10.96.0.80
                    WEB.Shop.svc.cluster.local,                A,     10.96.0.80
                    web.shop.svc.cluster.local,                AAAA,  NODATA
                    web.shop.svc.cluster.local,                MX,    NODATA
                    web.shop.svc.cluster.local,                TXT,   NODATA
                    nobody.shop.svc.cluster.local,             A,     10.96.0.81
                    db.shop.svc.cluster.local,                 A,     10.244.0.21 + 10.244.0.22
                    void.shop.svc.cluster.local,               A,     NXDOMAIN
                    _http._tcp.web.shop.svc.cluster.local,     SRV,   0 100 80 web.shop.svc.cluster.local.
                    _http._udp.web.shop.svc.cluster.local,     SRV,   NXDOMAIN
                    _http._tcp.web.shop.svc.cluster.local,     A,     10.96.0.80
                    web.shop.svc.cluster.local,                SRV,   0 50 80 web.shop.svc.cluster.local. + 0 50 9000 web.shop.svc.cluster.local.
                    _sql._tcp.db.shop.svc.cluster.local,       SRV,   0 50 5432 alpha.db.shop.svc.cluster.local. + 0 50 5432 10-244-0-22.db.shop.svc.cluster.local.
                    alpha.db.shop.svc.cluster.local,           A,     10.244.0.21
                    10-244-0-22.db.shop.svc.cluster.local,     A,     10.244.0.22
                    10-244-0-23.db.shop.svc.cluster.local,     A,     NXDOMAIN
                    10-244-0-11.web.shop.svc.cluster.local,    A,     10.244.0.11
                    away.shop.svc.cluster.local,               A,     www.example.com. + 198.51.100.7
                    away.shop.svc.cluster.local,               AAAA,  www.example.com.
                    away.shop.svc.cluster.local,               CNAME, www.example.com.
                    away.shop.svc.cluster.local,               SRV,   NODATA
                    away.shop.svc.cluster.local,               TXT,   NODATA
                    _http._tcp.away.shop.svc.cluster.local,    A,     NXDOMAIN
                    alias.shop.svc.cluster.local,              A,     web.shop.svc.cluster.local. + 10.96.0.80
                    lost.shop.svc.cluster.local,               A,     NODATA
                    1-2-3-4.shop.pod.cluster.local,            A,     1.2.3.4
                    fd00--1.shop.pod.cluster.local,            AAAA,  fd00::1
                    1-2-3-4.nowhere.pod.cluster.local,         A,     NXDOMAIN
                    80.0.96.10.in-addr.arpa,                   PTR,   web.shop.svc.cluster.local.
                    11.0.244.10.in-addr.arpa,                  PTR,   10-244-0-11.web.shop.svc.cluster.local.
                    21.0.244.10.in-addr.arpa,                  PTR,   alpha.db.shop.svc.cluster.local.
                    dns-version.cluster.local,                 TXT,   '"1.1.0"'
                    dns-version.cluster.local,                 A,     NXDOMAIN
                    cluster.local,                             TXT,   NXDOMAIN
                    cluster.local,                             A,     NODATA
                    svc.cluster.local,                         A,     NODATA
                    pod.cluster.local,                         A,     NODATA
                    empty.svc.cluster.local,                   A,     NODATA
                    nowhere.svc.cluster.local,                 A,     NXDOMAIN
                    gone.shop.svc.cluster.local,               A,     NXDOMAIN
                    a.b.c.web.shop.svc.cluster.local,          A,     NXDOMAIN
                    www.example.com,                           A,     198.51.100.7
                    www.example.com,                           AAAA,  NODATA
                    gone,                                      A,     NXDOMAIN
                    web.shop,                                  A,     NXDOMAIN
                    api.example.org,                           A,     UNKNOWN
                    kubernetes.default.svc.cluster.local,      A,     10.96.0.1
                    _https._tcp.kubernetes.default.svc.cluster.local, SRV, 0 100 443 kubernetes.default.svc.cluster.local.
                    """)
    void kubeadmsCoreDnsAnswers(String name, DnsType type, String expected) {
        assertThat(Given.ask(Given.cluster(), name, type)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    .:53 { kubernetes cluster.local { pods disabled } }    | 1-2-3-4.shop.pod.cluster.local       | NXDOMAIN
                    .:53 { kubernetes cluster.local { pods verified } }    | 10-244-0-11.shop.pod.cluster.local   | 10.244.0.11
                    .:53 { kubernetes cluster.local { pods verified } }    | 1-2-3-4.shop.pod.cluster.local       | NXDOMAIN
                    .:53 { kubernetes cluster.local { namespaces other } } | web.shop.svc.cluster.local           | NXDOMAIN
                    .:53 { kubernetes cluster.local { ignore empty_service } } | nobody.shop.svc.cluster.local    | NXDOMAIN
                    .:53 { kubernetes cluster.local { endpoint_pod_names } } | db-b.db.shop.svc.cluster.local     | 10.244.0.22
                    .:53 { kubernetes cluster.local { labels app=x } }     | web.shop.svc.cluster.local           | UNKNOWN
                    .:53 { kubernetes cluster.local }                      | www.example.com                      | SERVFAIL
                    cluster.local { kubernetes cluster.local }             | www.example.com                      | REFUSED
                    .:53 { errors }                                        | www.example.com                      | SERVFAIL
                    .:53 { bind 0.0.0.0 }                                  | www.example.com                      | REFUSED
                    .:53 { forward . 8.8.8.8 { except example.com } }      | www.example.com                      | SERVFAIL
                    .:53 { forward . 10.96.0.99 }                          | www.example.com                      | UNKNOWN
                    .:53 { template IN A example.com }                     | www.example.com                      | UNKNOWN
                    .:53 { nonsense }                                      | www.example.com                      | UNKNOWN
                    .:53 { hosts { 192.0.2.1 www.example.com } }           | www.example.com                      | 192.0.2.1
                    .:53 { hosts { 192.0.2.1 a.b } }                       | www.example.com                      | SERVFAIL
                    .:53 { rewrite name shop.example web.shop.svc.cluster.local \\n kubernetes cluster.local } | shop.example | 10.96.0.80
                    """)
    void corefileDecides(String corefile, String name, String expected) {
        var lines = corefile.replace("{", "{\n").replace("}", "\n}\n").replace("\\n", "\n");
        assertThat(Given.ask(Given.corefile(lines), name, DnsType.A)).isEqualTo(expected);
    }

    @Test
    void rewriteExactAnswersUnderTheAskedName() {
        var cluster =
                Given.corefile(
                        """
                        .:53 {
                            rewrite name suffix .old. .shop.svc.cluster.local. answer auto
                            kubernetes cluster.local
                        }
                        """);
        var question = new Question(DnsName.of("web.old"), DnsType.A, Given.CLIENT);
        var answer = new CoreDns(cluster).server().answer(question, 0, (_, _) -> 0);
        assertThat(answer.answers())
                .extracting(ResourceRecord::toString)
                .containsExactly("web.old. 5 IN A 10.96.0.80");
    }

    /// R9.20: the cache fits every TTL to its limits and counts it down; R9.20a: also where it
    /// keeps nothing.
    @Test
    void cacheCountsDown() {
        var server = new CoreDns(Given.cluster()).server();
        var question = new Question(DnsName.of("www.example.com"), DnsType.A, Given.CLIENT);
        var first = server.answer(question, 0, (_, _) -> 0);
        var later = server.answer(question, 10_000_000_000L, (_, _) -> 0);
        var expired = server.answer(question, 31_000_000_000L, (_, _) -> 0);
        assertThat(first.answers().getFirst().ttl()).isEqualTo(30);
        assertThat(first.cached()).isFalse();
        assertThat(later.answers().getFirst().ttl()).isEqualTo(20);
        assertThat(later.cached()).isTrue();
        assertThat(later.plugin()).isEqualTo("forward");
        assertThat(expired.cached()).isFalse();

        var inside =
                new Question(DnsName.of("web.shop.svc.cluster.local"), DnsType.A, Given.CLIENT);
        server.answer(inside, 0, (_, _) -> 0);
        assertThat(server.answer(inside, 1, (_, _) -> 0).cached()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"1.11.1,true", "1.14.6,true", "1.15.0,false"})
    void cacheStandsBeforeRewriteUntil114(String version, boolean before) {
        var names = PluginOrder.of(version).names();
        assertThat(names.indexOf("cache") < names.indexOf("rewrite")).isEqualTo(before);
    }

    @Test
    void loadbalanceShufflesAddresses() {
        var server = new CoreDns(Given.cluster()).server();
        var question =
                new Question(DnsName.of("db.shop.svc.cluster.local"), DnsType.A, Given.CLIENT);
        assertThat(server.answer(question, 0, (_, weights) -> weights.length - 1).answers())
                .extracting(ResourceRecord::data)
                .containsExactly("10.244.0.22", "10.244.0.21");
    }
}
