package io.netwright.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwright.app.crash.CrashReports;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;

class CrashTest {
    private final StringWriter err = new StringWriter();

    private Session session(Path folder) {
        var out = new PrintWriter(err, true);
        return new Session(
                new Terminal(Reader.nullReader(), out, out, false, 0),
                new CrashReports(folder, "1", InstantSource.system()));
    }

    @Test
    void isOneLineThatNamesTheReport(@TempDir Path folder) throws IOException {
        int exit = Crash.report(new IllegalStateException("oops"), "trace", session(folder));
        assertThat(exit).isEqualTo(3);
        assertThat(err.toString().lines()).hasSize(1);
        var report = Path.of(err.toString().strip().replaceAll(".* is in ", ""));
        assertThat(Files.readString(report)).contains("oops", "CrashTest");
    }

    @Test
    void isToldInFullWhereNoReportCanBeWritten(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("file"), "");
        Crash.report(new IllegalStateException("oops"), "trace", session(file));
        assertThat(err.toString()).contains("stopped trace", "oops", "CrashTest");
    }
}
