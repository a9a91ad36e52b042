package io.netwright.app.ui.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwright.app.session.ProbeRun;
import io.netwright.app.ui.layout.ElementId;
import io.netwright.app.ui.layout.Placements;
import io.netwright.model.net.Protocol;
import io.netwright.sim.trace.BadEndpoint;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;

class WalkPathTest {
    private static final CanvasScene SCENE = scene();

    private static CanvasScene scene() {
        var shop = CanvasPictureTest.shop();
        return CanvasScene.of(shop.cluster(), shop.compiled().fabric(), Placements.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "shop/client, web:80",
        "shop/client, db:5432",
        "external:203.0.113.10, 192.168.50.11:30080",
        "shop/client, www.example.com:443"
    })
    void runsAlongTheWiresWithoutGaps(String from, String to) throws BadEndpoint {
        var track = track(from, to);
        var path = new WalkPath(SCENE);
        assertThat(track.stops()).hasSizeGreaterThan(4);
        for (int i = 0; i + 1 < track.stops().size(); i++) {
            var one = track.stops().get(i);
            var other = track.stops().get(i + 1);
            var way = path.between(one, other);
            assertThat(way.getFirst()).isEqualTo(path.at(one));
            assertThat(way.getLast()).isEqualTo(path.at(other));
            for (int k = 1; k < way.size(); k++) {
                double dx = way.get(k).x() - way.get(k - 1).x();
                double dy = way.get(k).y() - way.get(k - 1).y();
                assertThat(dx == 0 || dy == 0)
                        .as("%s to %s: %s", one.at(), other.at(), way)
                        .isTrue();
            }
        }
    }

    @Test
    void passesDeviceByDevice() throws BadEndpoint {
        var places = new ArrayList<String>();
        for (var stop : track("shop/client", "db:5432").stops()) {
            var at =
                    switch (stop.at()) {
                        case ElementId.Device(var place, var name) -> place + " " + name;
                        case ElementId.Station(var place, var kind) -> place + " " + kind.text();
                        default -> "?";
                    };
            if (places.isEmpty() || !places.getLast().equals(at)) {
                places.add(at);
            }
        }
        assertThat(places)
                .startsWith("shop/client lo", "shop/client routes", "shop/client eth0")
                .containsSubsequence(
                        "node/red netfilter",
                        "node/red routes",
                        "node/red flannel.1",
                        "node/red eth0",
                        "node/green flannel.1",
                        "node/green netfilter");
    }

    @Test
    void marksWhatNatChangedAndWrapsForTheTunnel() throws BadEndpoint {
        var stops = track("shop/client", "db:5432").stops();
        var nat = stops.stream().filter(WalkTrack.Stop::changed).findFirst().orElseThrow();
        assertThat(nat.capsule().destinationMarked()).isTrue();
        assertThat(nat.capsule().sourceMarked()).isFalse();
        assertThat(stops)
                .anySatisfy(
                        it ->
                                assertThat(it.capsule().shells())
                                        .singleElement()
                                        .asString()
                                        .startsWith("VXLAN 1  192.168.50.11"));
    }

    private static WalkTrack track(String from, String to) throws BadEndpoint {
        var run = ProbeRun.send(CanvasPictureTest.shop(), from, to, Protocol.TCP);
        return WalkTrack.of(run.from(), run.trace(), List.copyOf(run.hops()), _ -> "");
    }
}
