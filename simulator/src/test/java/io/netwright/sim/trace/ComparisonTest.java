package io.netwright.sim.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwright.model.net.IpAddress;
import io.netwright.model.resource.FieldPath;
import io.netwright.sim.packet.Header;
import io.netwright.sim.packet.Packet;
import io.netwright.sim.packet.Payload;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;

class ComparisonTest {
    private static Hop hop(Hop.Leg leg, String place, String action) {
        var ip =
                Header.Ipv4.of(
                        (IpAddress.V4) IpAddress.parse("10.0.0.1"),
                        (IpAddress.V4) IpAddress.parse("10.0.0.2"),
                        17,
                        64,
                        true);
        var packet = Packet.of(Payload.NONE, ip, new Header.Udp(1, 2));
        var why = ReasonCode.CHAIN_POLICY_DROPPED.at(null, FieldPath.ROOT, place);
        return new Hop(
                leg, place, null, "filter/" + action, List.of(), action, why, packet, packet, 0, 0);
    }

    /// @param hops `there:PLACE.ACTION` or `back:PLACE.ACTION`
    private static Trace trace(Verdict verdict, String... hops) {
        var why = ReasonCode.CHAIN_POLICY_DROPPED.at(null, FieldPath.ROOT, "x");
        var all =
                Arrays.stream(hops)
                        .map(it -> it.split("[:.]"))
                        .map(
                                it ->
                                        hop(
                                                it[0].equals("back")
                                                        ? Hop.Leg.REPLY
                                                        : Hop.Leg.REQUEST,
                                                it[1],
                                                it[2]))
                        .toList();
        return new Trace(
                verdict,
                why,
                new Trace.Outcome(verdict, why),
                null,
                List.of(),
                all,
                null,
                List.of());
    }

    private static List<String> rows(Trace... traces) {
        return Comparison.of(List.of(traces)).rows().stream()
                .filter(it -> it.place() != null)
                .map(it -> (it.differs() ? "≠" : "") + it.place() + " " + it.cells())
                .toList();
    }

    @Test
    void setsTheSamePlacesSideBySideAndKeepsTheWayInOrder() {
        var one = trace(Verdict.DELIVERED, "there:a.x", "there:b.y", "there:c.z", "back:a.r");
        var other = trace(Verdict.DROPPED, "there:a.x", "there:n.w", "there:c.z");
        assertThat(rows(one, other))
                .containsExactly("a [x, x]", "≠n [, w]", "≠b [y, ]", "c [z, z]", "≠a [r, ]");
    }

    @Test
    void whatIsDoneTwiceInAPlaceIsToldTwice() {
        var one = trace(Verdict.DELIVERED, "there:a.x", "there:a.x");
        var other = trace(Verdict.DELIVERED, "there:a.x");
        assertThat(rows(one, other)).containsExactly("a [x, x]", "≠a [x, ]");
    }

    @Test
    void ofWhatIsUnknownNothingDiffers() {
        var one = trace(Verdict.DELIVERED, "there:a.x");
        assertThat(rows(one, trace(Verdict.UNKNOWN))).containsExactly("a [x, ]");
        assertThat(Comparison.of(List.of(one, trace(Verdict.UNKNOWN))).rows().getFirst())
                .satisfies(it -> assertThat(it.differs()).isTrue());
    }
}
