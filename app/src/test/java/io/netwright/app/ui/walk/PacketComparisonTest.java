package io.netwright.app.ui.walk;

import io.netwright.model.net.IpAddress;
import io.netwright.model.net.MacAddress;
import io.netwright.model.net.Vni;
import io.netwright.sim.packet.Header;
import io.netwright.sim.packet.Packet;
import io.netwright.sim.packet.Payload;

import org.approvaltests.Approvals;
import org.junit.jupiter.api.Test;

class PacketComparisonTest {
    private static final Packet SYN =
            Packet.of(
                    Payload.NONE,
                    ip("10.244.1.7", "10.96.44.5", 6, 63),
                    new Header.Tcp(40000, 80, 1, 0, Header.Tcp.SYN, 64240, 1410));

    @Test
    void marksWhatNatChanged() {
        var after = SYN.with(0, ip("10.244.1.7", "10.244.2.21", 6, 63));
        after = after.with(1, new Header.Tcp(40000, 8080, 1, 0, Header.Tcp.SYN, 64240, 1410));
        Approvals.verify(text(SYN, after));
    }

    @Test
    void showsTheShellThatVxlanAdds() {
        Approvals.verify(text(SYN, wrapped()));
    }

    private static Packet wrapped() {
        return SYN.push(
                ip("192.168.50.11", "192.168.50.12", 17, 64),
                new Header.Udp(51000, 8472),
                new Header.Vxlan(new Vni(1)),
                new Header.Ethernet(
                        MacAddress.parse("02:00:00:00:00:01"),
                        MacAddress.parse("02:00:00:00:00:02"),
                        Header.Ethernet.IPV4));
    }

    private static Header.Ipv4 ip(String from, String to, int protocol, int ttl) {
        return Header.Ipv4.of(v4(from), v4(to), protocol, ttl, true);
    }

    private static IpAddress.V4 v4(String text) {
        return (IpAddress.V4) IpAddress.parse(text);
    }

    private static String text(Packet before, Packet after) {
        var text = new StringBuilder();
        for (var layer : PacketComparison.of(before, after).layers()) {
            text.append(layer.name())
                    .append(layer.added() ? " added" : layer.removed() ? " removed" : "")
                    .append('\n');
            for (var field : layer.fields()) {
                text.append(
                        "%s %-18s %-22s %s%n"
                                .formatted(
                                        field.changed() ? "*" : " ",
                                        field.name(),
                                        field.before() == null ? "" : field.before().text(),
                                        field.after() == null ? "" : field.after().text()));
            }
        }
        return text.toString();
    }
}
