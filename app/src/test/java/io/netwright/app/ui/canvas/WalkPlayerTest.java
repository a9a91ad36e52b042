package io.netwright.app.ui.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwright.app.session.ProbeRun;
import io.netwright.model.net.Protocol;
import io.netwright.sim.trace.BadEndpoint;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WalkPlayerTest {
    /// Half way of the 240 ms that a step takes.
    @ParameterizedTest
    @CsvSource({"false, 0.5", "true, 1"})
    void glidesUnlessTheSystemAsksForLessMotion(boolean calm, double position) throws BadEndpoint {
        var run = ProbeRun.send(CanvasPictureTest.shop(), "shop/client", "web:80", Protocol.TCP);
        var player = new WalkPlayer(() -> calm);
        player.show(WalkTrack.of("shop/client", run.trace(), run.hops(), _ -> ""));
        player.go(0);
        player.go(1);
        player.pulse(1_000_000_000);
        player.pulse(1_120_000_000);
        assertThat(player.position()).isEqualTo(position);
    }
}
