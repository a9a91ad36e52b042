package io.netwright.sim.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.approvaltests.Approvals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.HexFormat;
import java.util.List;

class CodecTest {
    private static final HexFormat HEX = HexFormat.of();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void readsBackWhatItWrote(long seed) {
        var samples = new Samples(seed);
        for (int i = 0; i < 1000; i++) {
            var packet = samples.frame();
            var bytes = Codec.encode(packet);
            assertThat(bytes).hasSize(packet.length());
            assertThat(Codec.decode(bytes, LinkType.ETHERNET)).isEqualTo(packet);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 7})
    void fieldsCoverEveryByteInOrder(long seed) {
        var samples = new Samples(seed);
        for (int i = 0; i < 500; i++) {
            var packet = samples.frame();
            var covered = new boolean[packet.length()];
            int offset = 0;
            for (var field : Codec.fields(packet)) {
                assertThat(field.offset()).isGreaterThanOrEqualTo(offset);
                offset = field.offset();
                java.util.Arrays.fill(covered, offset, offset + field.length(), true);
            }
            for (int at = 0; at < covered.length; at++) {
                boolean reserved = isReservedByteOfVxlan(packet, at);
                assertThat(covered[at] || reserved).as(packet + " byte " + at).isTrue();
            }
        }
    }

    private static boolean isReservedByteOfVxlan(Packet packet, int at) {
        boolean vxlan = packet.first(Header.Vxlan.class) != null;
        boolean last = at == 14 + 20 + 8 + 7 || at == 14 + 40 + 8 + 7;
        return (vxlan && last) || isNdpOptionHead(packet, at);
    }

    private static boolean isNdpOptionHead(Packet packet, int at) {
        var ndp = packet.first(Header.Ndp.class);
        int option = packet.length() - 8;
        return ndp != null && ndp.linkLayer() != null && (at == option || at == option + 1);
    }

    /// The worked example of an IPv4 header checksum in many textbooks.
    @Test
    void sumsAnIpv4Header() {
        var packet =
                Packet.of(
                        new Payload.Data(new byte[0x73 - 28]),
                        Header.Ipv4.of(
                                Samples.v4("192.168.0.1"),
                                Samples.v4("192.168.0.199"),
                                17,
                                64,
                                true),
                        new Header.Udp(1, 2));
        assertThat(HEX.formatHex(Codec.encode(packet), 0, 20))
                .isEqualTo("45000073000040004011b861c0a80001c0a800c7");
    }

    /// RFC 3385 and RFC 9260 use this polynomial; the check value is that of its catalog entry.
    @Test
    void sumsSctp() {
        var bytes = "123456789".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        assertThat(Checksum.crc32c(bytes, 0, 9)).isEqualTo(Integer.reverseBytes(0xe3069283));
    }

    @Test
    void sendsAllOnesForAUdpChecksumOfZero() {
        // words of the pseudo-header, header and data add up to 0xffff
        var plain =
                Packet.of(
                        new Payload.Data(new byte[2]),
                        Header.Ipv4.of(Samples.v4("0.0.0.0"), Samples.v4("0.0.0.0"), 17, 64, true),
                        new Header.Udp(0xffff - 17 - 10 - 10, 0));
        assertThat(HEX.formatHex(Codec.encode(plain), 26, 28)).isEqualTo("ffff");
    }

    @Test
    void findsWhatWasChangedOnTheWay() {
        var bytes = Codec.encode(Samples.unreachable());
        for (int at : List.of(18, 30, 54, 58, bytes.length - 1)) {
            var changed = bytes.clone();
            changed[at] ^= 1;
            assertThatThrownBy(() -> Codec.decode(changed, LinkType.ETHERNET))
                    .as("byte " + at)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(
                        () -> Codec.decode(java.util.Arrays.copyOf(bytes, 40), LinkType.ETHERNET))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"vxlanSyn", "unreachable"})
    void fields(String name) {
        var packet = name.equals("vxlanSyn") ? Samples.vxlanSyn() : Samples.unreachable();
        var bytes = Codec.encode(packet);
        var text = new StringBuilder();
        for (var field : Codec.fields(packet)) {
            text.append(
                    "%2d %-14s %-32s %-34s %3d %s%n"
                            .formatted(
                                    field.header(),
                                    field.headerName(),
                                    field.name(),
                                    field.text(),
                                    field.offset(),
                                    HEX.formatHex(
                                            bytes,
                                            field.offset(),
                                            field.offset() + field.length())));
        }
        Approvals.verify(text, Approvals.NAMES.withParameters(name));
    }
}
