package io.netwright.app.crash;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;

class CrashReportsTest {
    private static final InstantSource CLOCK =
            InstantSource.fixed(Instant.parse("2026-02-03T04:05:06Z"));
    @TempDir Path folder;

    @Test
    void tellsTheFaultAndTheLastActions() throws IOException {
        var reports = new CrashReports(folder.resolve("crash"), "0.1", CLOCK);
        for (int i = 1; i <= 30; i++) {
            reports.did("action " + i);
        }
        var file = reports.write(Thread.currentThread(), new IllegalStateException("boom"));
        assertThat(file).isPresent();
        assertThat(Files.readString(file.orElseThrow()))
                .contains("Netwright 0.1", "2026-02-03T04:05:06Z", "boom", "CrashReportsTest")
                .contains("action 11", "action 30")
                .doesNotContain("action 10\n");
    }

    @Test
    void doesNotFloodTheDisk() {
        var reports = new CrashReports(folder, "0.1", CLOCK);
        for (int i = 0; i < 5; i++) {
            assertThat(reports.write(Thread.currentThread(), new Error())).isPresent();
        }
        assertThat(reports.write(Thread.currentThread(), new Error())).isEmpty();
    }
}
