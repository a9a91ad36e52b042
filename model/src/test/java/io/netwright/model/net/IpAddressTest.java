package io.netwright.model.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {
    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, 0.0.0.0",
        "255.255.255.255, 255.255.255.255",
        "::, ::",
        "::1, ::1",
        "1::, 1::",
        "FD00:0:0:0:0:0:0:1, fd00::1",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "::ffff:1.2.3.4, ::ffff:1.2.3.4",
        "::1.2.3.4, ::102:304",
        "64:ff9b::192.0.2.33, 64:ff9b::c000:221"
    })
    void readsAndPrints(String text, String printed) { // RFC 5952
        assertThat(IpAddress.parse(text)).hasToString(printed);
        assertThat(IpAddress.parse(printed)).isEqualTo(IpAddress.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "1.2.3",
                "1.2.3.4.5",
                "1.2.3.256",
                "01.2.3.4",
                "1.2.3.4 ",
                "1..2.3",
                "1.2.3.-4",
                "a.b.c.d",
                ":",
                ":::",
                "1::2::3",
                "12345::",
                "g::",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1:2:3:4:5:6:7::8",
                "fe80::1%eth0",
                "::1.2.3",
                "1.2.3.4::",
                "1:2:3:4:5:6:7:1.2.3.4",
                "١.2.3.4"
            })
    void refuses(String text) {
        assertThat(IpAddress.read(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.255, 1, 10.0.1.0",
        "10.0.0.0, -1, 9.255.255.255",
        "255.255.255.255, 1, 0.0.0.0",
        "fd00::ffff:ffff:ffff:ffff, 1, fd00:0:0:1::",
        "fd00:0:0:1::, -1, fd00::ffff:ffff:ffff:ffff"
    })
    void adds(IpAddress address, long offset, IpAddress sum) {
        assertThat(address.plus(offset)).isEqualTo(sum);
    }

    @ParameterizedTest
    @CsvSource({
        "127.1.2.3, loopback", "::1, loopback", "169.254.0.1, link-local", "fe80::1, link-local",
        "febf::1, link-local", "fec0::1, none", "224.0.0.1, multicast", "ff02::1, multicast",
        "0.0.0.0, unspecified", "::, unspecified", "10.0.0.1, none", "240.0.0.1, none"
    })
    void knowsSpecialAddresses(IpAddress address, String kind) {
        assertThat(address.isLoopback()).isEqualTo(kind.equals("loopback"));
        assertThat(address.isLinkLocal()).isEqualTo(kind.equals("link-local"));
        assertThat(address.isMulticast()).isEqualTo(kind.equals("multicast"));
        assertThat(address.isUnspecified()).isEqualTo(kind.equals("unspecified"));
    }
}
