package io.netwright.model.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrTest {
    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    10.96.0.0/12,   10.96.0.0,      true
                    10.96.0.0/12,   10.111.255.255, true
                    10.96.0.0/12,   10.112.0.0,     false
                    10.96.0.0/12,   10.95.255.255,  false
                    0.0.0.0/0,      255.1.2.3,      true
                    10.0.0.1/32,    10.0.0.1,       true
                    10.0.0.1/32,    10.0.0.0,       false
                    ::/0,           10.0.0.1,       false
                    0.0.0.0/0,      ::1,            false
                    fd00::/8,       fdff::1,        true
                    fd00:1::/64,    fd00:1::1:2:3:4, true
                    fd00:1::/64,    fd00:1:0:1::,   false
                    fd00::8/125,    fd00::f,        true
                    fd00::8/125,    fd00::10,       false
                    """)
    void contains(Cidr cidr, IpAddress address, boolean expected) {
        assertThat(cidr.contains(address)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.1.0.0/16, true", "10.1.0.0/16, 10.0.0.0/8, true",
        "10.0.0.0/9, 10.128.0.0/9, false", "::/0, 0.0.0.0/0, false"
    })
    void overlaps(Cidr one, Cidr other, boolean expected) {
        assertThat(one.overlaps(other)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "10.96.0.0/12, 10.111.255.255", "0.0.0.0/0, 255.255.255.255", "10.0.0.7/32, 10.0.0.7",
        "fd00::/64, fd00::ffff:ffff:ffff:ffff", "fd00::/127, fd00::1", "fd00::5/128, fd00::5",
        "::/0, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"
    })
    void knowsItsLastAddress(Cidr cidr, IpAddress last) {
        assertThat(cidr.last()).isEqualTo(last);
        assertThat(Cidr.parse(cidr.toString())).isEqualTo(cidr);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.1/8", "10.0.0.0", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/08", "10.0.0.0/-1",
                "10.0.0.0/8/8", "fd00::1/64", "::/129", "/8", "10.0.0.0/1000", "10.0.0.0/ 8"
            })
    void refuses(String text) {
        assertThat(Cidr.read(text)).isEmpty();
    }
}
