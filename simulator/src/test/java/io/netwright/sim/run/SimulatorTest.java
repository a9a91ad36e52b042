package io.netwright.sim.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwright.model.net.IpAddress;
import io.netwright.sim.packet.Header;
import io.netwright.sim.packet.Payload;
import io.netwright.sim.packet.Tshark;
import io.netwright.sim.stack.DropReason;
import io.netwright.sim.stack.SocketEvent;
import io.netwright.sim.stack.Stage;
import io.netwright.sim.workload.Ping;
import io.netwright.sim.workload.Result;
import io.netwright.sim.workload.TcpClient;
import io.netwright.sim.workload.UdpClient;

import org.approvaltests.Approvals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class SimulatorTest {
    private static final long SECOND = 1_000_000_000L;
    private static final IpAddress WEB = IpAddress.parse("10.244.1.5");

    private static Simulator run(Setup setup, Program program, long until) {
        var simulator =
                Simulator.timed(
                        setup.process(
                                "client",
                                TwoHosts.namespace(setup, "shop/client"),
                                1_000_000,
                                program),
                        7,
                        40);
        simulator.runUntil(until);
        return simulator;
    }

    private static Simulator service() {
        return run(TwoHosts.setup(2), new TcpClient(TwoHosts.SERVICE, 80), 2 * SECOND);
    }

    @Test
    void aServiceAnswersOverVxlan() {
        var result = service().program(0, TcpClient.class).result();
        assertThat(result.state()).isEqualTo(Result.State.ANSWERED);
        assertThat(result.text()).matches("shop/web-[01] 10\\.244\\.0\\.5 \\d+\n");
    }

    @Test
    void saysWhyNothingAnswers() {
        var setup = TwoHosts.setup(1);
        var closed = run(setup, new TcpClient(WEB, 81), 2 * SECOND);
        assertThat(closed.program(0, TcpClient.class).result().state())
                .isEqualTo(Result.State.REFUSED);
        var denied = run(setup, new TcpClient(WEB, 9999), 400 * SECOND);
        assertThat(denied.program(0, TcpClient.class).result().state())
                .isEqualTo(Result.State.TIMED_OUT);
        assertThat(denied.recording().steps())
                .filteredOn(it -> it.stage() == Stage.DROP)
                .isNotEmpty()
                .allMatch(it -> it.drop() == DropReason.NETFILTER_DROP);
    }

    @Test
    void datagramsAndEchoesAreAnswered() {
        var setup = TwoHosts.setup(1);
        var udp = run(setup, new UdpClient(WEB, 8080), 9 * SECOND);
        assertThat(udp.program(0, UdpClient.class).result().text())
                .startsWith("shop/web-0 10.244.0.5 ");
        var refused = run(setup, new UdpClient(WEB, 81), 9 * SECOND);
        assertThat(refused.program(0, UdpClient.class).result())
                .isEqualTo(new Result(Result.State.REFUSED, "ECONNREFUSED"));
        var ping = run(setup, new Ping(null, WEB, 3, 64), 9 * SECOND).program(0, Ping.class);
        assertThat(ping.replies()).hasSize(3).allMatch(it -> it.error() == null);
        // two cables each way, and 14 + 20 + 8 + 8 + 14 + 84 bytes at 1 Gbit/s each way
        assertThat(ping.replies().getLast().nanos()).isEqualTo(2 * (20_000 + 148 * 8));
    }

    @Test
    void oneStoryRunsFromTheClientToTheServerAndBack() {
        var recording = service().recording();
        assertThat(recording.stories()).hasSize(1);
        var story = recording.stories().getFirst();
        assertThat(recording.steps()).allMatch(it -> it.flow() == story.flow());
        assertThat(recording.news())
                .extracting(it -> it.event().getClass().getSimpleName())
                .containsSubsequence("Connected", "Received");
        assertThat(recording.news())
                .filteredOn(it -> it.event() instanceof SocketEvent.Accepted)
                .extracting(News::flow)
                .containsExactly(story.flow());
    }

    @Test
    void theSameSeedGivesTheSameBytes() throws IOException {
        assertThat(capture(service())).isEqualTo(capture(service()));
    }

    private static byte[] capture(Simulator simulator) throws IOException {
        var out = new ByteArrayOutputStream();
        new Capture(simulator.recording(), _ -> true, step -> "step " + step.index()).write(out);
        return out.toByteArray();
    }

    @Test
    void tsharkSeesTheInnerFramesOfTheTunnel(@TempDir Path folder) throws Exception {
        var path = folder.resolve("run.pcapng");
        try (var out = Files.newOutputStream(path)) {
            new Capture(service().recording(), _ -> true, step -> "step " + step.index())
                    .write(out);
        }
        assertThat(Tshark.run(path, "_ws.malformed", "frame.number")).isEmpty();
        assertThat(
                        Tshark.run(
                                path,
                                "vxlan && tcp.flags == 2 && frame.interface_name == \"host/a"
                                        + " eth0\"",
                                "vxlan.vni",
                                "ip.src"))
                .isEqualTo("1\t192.168.1.10,10.244.0.5\n");
        var devices =
                Tshark.run(
                        path, "tcp.flags == 2 || arp", "frame.interface_name", "frame.protocols");
        assertThat(devices)
                .contains("shop/client eth0\t")
                .contains("host/a cni0\t")
                .contains("host/a flannel.1\t")
                .contains("host/b eth0\t");
    }

    /// 100 datagrams of 1000 bytes at 8 Mbit/s: 1 ms and more each.
    @Test
    void aCardSendsOneFrameAfterTheOtherAndDropsWhatDoesNotFit() {
        var setup = TwoHosts.setup(1, 8_000_000, 10);
        var simulator = run(setup, new Burst(), 10 * SECOND);
        var flights =
                simulator.recording().flights().stream()
                        .filter(it -> it.frame().length() > 1000 && it.left() > it.leaves())
                        .toList();
        for (int i = 1; i < flights.size(); i++) {
            var flight = flights.get(i);
            assertThat(flight.leaves()).isGreaterThanOrEqualTo(flights.get(i - 1).left());
            assertThat(flight.left() - flight.leaves()).isEqualTo(flight.frame().length() * 1000L);
            assertThat(flight.arrives() - flight.left()).isEqualTo(20_000);
        }
        var dropped =
                simulator.recording().steps().stream()
                        .filter(it -> it.drop() == DropReason.QUEUE_FULL)
                        .count();
        assertThat(dropped).isPositive();
        assertThat(flights.size() + dropped).isEqualTo(20);
        assertThat(flights).hasSizeGreaterThanOrEqualTo(11);
    }

    private static final class Burst implements Program {
        @Override
        public void start(ProgramContext context) {
            int socket = context.bind(0);
            context.sendTo(socket, null, WEB, 8080, Payload.NONE); // finds the neighbors
            context.wakeAfter(SECOND, socket);
        }

        @Override
        public void wake(long socket, ProgramContext context) {
            for (int i = 0; i < 20; i++) {
                context.sendTo((int) socket, null, WEB, 8080, new Payload.Data(new byte[1000]));
            }
        }

        @Override
        public void onEvent(int socket, SocketEvent event, ProgramContext context) {}

        @Override
        public Program fork() {
            return this;
        }
    }

    @Test
    void walk() {
        var recording = service().recording();
        var fabric = recording.stack().fabric();
        var text = new StringBuilder();
        for (var step : recording.steps()) {
            var device = step.device() < 0 ? "" : fabric.devices().get(step.device()).name();
            var filter = step.filter();
            text.append(
                    "%8d %-11s %-10s %-11s %s%s%n"
                            .formatted(
                                    step.time(),
                                    fabric.namespaces().get(step.namespace()).name(),
                                    device,
                                    step.stage(),
                                    filter == null
                                            ? ""
                                            : filter.table().name()
                                                    + "/"
                                                    + TwoHosts.chainName(
                                                            filter.chain(), filter.rule())
                                                    + " ",
                                    words(step)));
        }
        Approvals.verify(text);
    }

    private static String words(Step step) {
        var packet = step.after().packet();
        var text = new StringBuilder();
        for (var header : packet.headers()) {
            switch (header) {
                case Header.Arp arp ->
                        text.append(arp.request() ? "who-has " : "is-at ")
                                .append(arp.request() ? arp.target() : arp.sender());
                case Header.Ip ip ->
                        text.append(ip.source() + " > " + ip.destination() + " ttl " + ip.ttl());
                case Header.Vxlan _ -> text.append(" vxlan ");
                case Header.Tcp tcp -> text.append(" [" + tcp.flagText() + "]");
                default -> {}
            }
        }
        return text + (step.drop() == null ? "" : " " + step.drop());
    }
}
