package io.netwright.sim.tables;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwright.model.net.IpAddress;
import io.netwright.sim.stack.ConntrackEntry;
import io.netwright.sim.stack.ConntrackState;
import io.netwright.sim.stack.Tuple;

import org.junit.jupiter.api.Test;

class ConntrackListTest {
    @Test
    void printsAConnectionThatWasTranslated() {
        var entry =
                new ConntrackEntry(
                        tuple("10.244.1.4", "10.96.44.5", 6, 36734, 80),
                        tuple("10.244.2.2", "10.244.1.4", 6, 8080, 36734),
                        ConntrackState.TIME_WAIT,
                        true,
                        true,
                        true,
                        false,
                        0,
                        120_000_000_000L);
        assertThat(ConntrackList.line(entry, 2_500_000_000L))
                .isEqualTo(
                        "tcp      6 117 TIME_WAIT src=10.244.1.4 dst=10.96.44.5 sport=36734"
                                + " dport=80 src=10.244.2.2 dst=10.244.1.4 sport=8080 dport=36734"
                                + " [ASSURED] mark=0 use=1");
    }

    @Test
    void printsADatagramWithoutAnswer() {
        var entry =
                new ConntrackEntry(
                        tuple("10.244.1.4", "10.244.2.77", 17, 59901, 53),
                        tuple("10.244.2.77", "10.244.1.4", 17, 53, 59901),
                        ConntrackState.NONE,
                        false,
                        false,
                        false,
                        false,
                        0,
                        30_000_000_000L);
        assertThat(ConntrackList.line(entry, 1_100_000_000L))
                .isEqualTo(
                        "udp      17 28 src=10.244.1.4 dst=10.244.2.77 sport=59901 dport=53"
                                + " [UNREPLIED] src=10.244.2.77 dst=10.244.1.4 sport=53 dport=59901"
                                + " mark=0 use=1");
    }

    @Test
    void printsAnEcho() {
        var entry =
                new ConntrackEntry(
                        tuple("10.244.1.4", "10.244.2.2", 1, 7, 8 << 8),
                        tuple("10.244.2.2", "10.244.1.4", 1, 7, 0),
                        ConntrackState.NONE,
                        true,
                        false,
                        false,
                        false,
                        0,
                        30_000_000_000L);
        assertThat(ConntrackList.line(entry, 0))
                .isEqualTo(
                        "icmp     1 30 src=10.244.1.4 dst=10.244.2.2 type=8 code=0 id=7"
                                + " src=10.244.2.2 dst=10.244.1.4 type=0 code=0 id=7 mark=0 use=1");
    }

    private static Tuple tuple(
            String source, String destination, int protocol, int sourcePort, int port) {
        return new Tuple(
                IpAddress.parse(source), IpAddress.parse(destination), protocol, sourcePort, port);
    }
}
