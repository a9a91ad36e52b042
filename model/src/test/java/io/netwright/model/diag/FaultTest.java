package io.netwright.model.diag;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Arrays;

class FaultTest {
    @Test
    void hasEachCodeOnce() {
        assertThat(Arrays.stream(Fault.values()).map(Fault::code)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void isFoundByItsCodeAndExplainsItself(Fault fault) {
        assertThat(Fault.coded(fault.code().toLowerCase(java.util.Locale.ROOT))).contains(fault);
        assertThat(fault.code()).matches("NW[0-9]{4}");
        assertThat(fault.explanation()).endsWith(".");
    }
}
