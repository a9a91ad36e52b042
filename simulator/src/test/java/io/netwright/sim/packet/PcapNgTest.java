package io.netwright.sim.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

class PcapNgTest {
    @Test
    void writesBlocks() throws IOException {
        var out = new ByteArrayOutputStream();
        var file = new PcapNg(out);
        int device = file.device("cni0", LinkType.ETHERNET);
        file.frame(device, 0x1_0000_0002L, true, new byte[] {1, 2, 3, 4, 5}, "hi");
        var expected =
                """
                0a0d0d0a 30000000 4d3c2b1a 0100 0000 ffffffffffffffff
                0400 0900 4e65747772696768 74000000 00000000 30000000
                01000000 28000000 0100 0000 00000000
                0200 0400 636e6930 0900 0100 09000000 00000000 28000000
                06000000 3c000000 00000000 01000000 02000000 05000000 05000000 0102030405000000
                0100 0200 68690000 0200 0400 02000000 00000000 3c000000
                """;
        assertThat(HexFormat.of().formatHex(out.toByteArray()))
                .isEqualTo(expected.replaceAll("\\s", ""));
    }

    @Test
    void refusesAnUnknownInterface() throws IOException {
        var file = new PcapNg(new ByteArrayOutputStream());
        assertThatThrownBy(() -> file.frame(0, 0, true, new byte[0], ""))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tsharkFindsNothingMalformed(@TempDir Path folder) throws Exception {
        var path = folder.resolve("samples.pcapng");
        try (var out = Files.newOutputStream(path)) {
            var file = new PcapNg(out);
            int device = file.device("eth0", LinkType.ETHERNET);
            var samples = new Samples(9);
            file.frame(device, 0, true, Codec.encode(Samples.vxlanSyn()), "first");
            for (int i = 1; i < 500; i++) {
                file.frame(device, i * 1000L, true, Codec.encode(samples.frame()), "");
            }
        }
        var bad =
                Tshark.run(
                        path,
                        "_ws.malformed || ip.checksum.status == 0 || tcp.checksum.status == 0 ||"
                                + " udp.checksum.status == 0 || icmp.checksum.status == 0 ||"
                                + " icmpv6.checksum.status == 0 || sctp.checksum.status == 0",
                        "frame.number",
                        "frame.protocols");
        assertThat(bad).isEmpty();
        assertThat(
                        Tshark.run(
                                path,
                                "frame.number == 1",
                                "frame.time_epoch",
                                "frame.comment",
                                "vxlan.vni",
                                "frame.protocols",
                                "tcp.options.mss_val"))
                .isEqualTo(
                        "0.000000000\tfirst\t1\t"
                                + "eth:ethertype:ip:udp:vxlan:eth:ethertype:ip:tcp\t1410\n");
    }
}
