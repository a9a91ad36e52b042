package io.netwright.app.ui.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwright.app.samples.Samples;
import io.netwright.app.session.Derived;
import io.netwright.app.session.ProbeRun;
import io.netwright.app.ui.workbench.Stride;
import io.netwright.model.net.Protocol;
import io.netwright.sim.trace.BadEndpoint;
import io.netwright.sim.trace.Journey;

import org.approvaltests.Approvals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WalkRowsTest {
    private static Journey journey(String to) throws BadEndpoint {
        var derived = Derived.of(Samples.find("shop").orElseThrow().lab());
        return ProbeRun.send(derived, "shop/client", to, Protocol.TCP).journey();
    }

    @ParameterizedTest
    @CsvSource({"delivered, web:80", "denied, db:5432", "unknown, nowhere:80"})
    void foldsTheWalk(String name, String to) throws BadEndpoint {
        var rows = WalkRows.of(journey(to));
        var text = new StringBuilder();
        for (var row : rows.rows(rows.opened())) {
            text.append(
                            switch (row) {
                                case WalkRow.Head it ->
                                        "%s%s %s %s %s (%d)"
                                                .formatted(
                                                        "  ".repeat(it.depth()),
                                                        it.open() ? "v" : ">",
                                                        it.title(),
                                                        it.text(),
                                                        it.end(),
                                                        it.hops());
                                case WalkRow.Step it ->
                                        "    %3d %-28s %-20s %s"
                                                .formatted(
                                                        it.index() + 1,
                                                        it.place(),
                                                        WalkText.where(it.hop()),
                                                        it.hop().action());
                            })
                    .append('\n');
        }
        Approvals.verify(text.toString(), Approvals.NAMES.withParameters(name));
    }

    @Test
    void opensWhatIsAboveAHop() throws BadEndpoint {
        var rows = WalkRows.of(journey("web:80"));
        for (int i = 0; i < rows.journey().hops().size(); i++) {
            var open = rows.opened();
            open.addAll(rows.above(i));
            int hop = i;
            assertThat(rows.rows(open))
                    .anyMatch(it -> it instanceof WalkRow.Step step && step.index() == hop);
        }
    }

    @Test
    void stepsByDeviceAndByPacket() throws BadEndpoint {
        var journey = journey("web:80");
        assertThat(Stride.PACKET.stops(journey)).hasSameSizeAs(journey.packets());
        assertThat(Stride.DEVICE.stops(journey))
                .isSorted()
                .containsAll(Stride.PACKET.stops(journey))
                .hasSizeLessThan(journey.hops().size());
        assertThat(Stride.HOP.stops(journey)).hasSameSizeAs(journey.hops());
    }

    @Test
    void marksWhatMatters() throws BadEndpoint {
        var text = new StringBuilder();
        for (var mark : TimelineMark.of(journey("db:5432").hops())) {
            text.append("%s %s %s%n".formatted(mark.kind(), mark.timeNanos(), mark.text()));
        }
        Approvals.verify(text.toString());
    }
}
