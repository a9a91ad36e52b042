package io.netwright.app.ui.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class TimeAxisTest {
    private static final TimeAxis EVEN = TimeAxis.of(List.of(0L, 100L, 100L, 400L));

    /// A packet, and again one second later.
    private static final TimeAxis RETRY =
            TimeAxis.of(List.of(0L, 500L, 1_000_000_000L, 1_000_000_500L));

    @ParameterizedTest
    @CsvSource({"0, 0", "100, 0.25", "200, 0.5", "400, 1", "900, 1"})
    void runsEvenly(long time, double position) {
        assertThat(EVEN.position(time)).isCloseTo(position, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "500, 0.48", "1000000000, 0.52", "1000000500, 1"})
    void makesWaitsShort(long time, double position) {
        assertThat(RETRY.position(time)).isCloseTo(position, within(1e-6));
    }

    @ParameterizedTest
    @CsvSource({"0", "100", "250", "400"})
    void findsTheTimeAgain(long time) {
        assertThat(EVEN.time(EVEN.position(time))).isEqualTo(time);
    }

    @Test
    void standsOneMoment() {
        var axis = TimeAxis.of(List.of(7L, 7L));
        assertThat(axis.position(7)).isZero();
        assertThat(axis.time(0.5)).isEqualTo(7);
        assertThat(TimeAxis.of(List.of()).isEmpty()).isTrue();
    }
}
