package io.netwright.model.lab;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A large cluster from one file of 30 MB: all of a lab, against the parser's events alone. Its
/// memory is printed at the start.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgs = "-Xmx3g")
@Warmup(iterations = 4, time = 4)
@Measurement(iterations = 5, time = 4)
public class LabReadBenchmark {
    private String text = "";

    @Setup
    public void write() {
        text = LargeLab.write(5_000, 1_000, 500, 42);
        long before = used();
        var lab = lab();
        int objects = lab.resources().size();
        long held = used() - before + text.length(); // ISO 8859-1: a char is a byte
        System.out.printf(
                "%d objects, %d problems, text %.1f MB, lab with its text %.1f MB: %.2f times%n",
                objects,
                lab.problems().size(),
                text.length() / 1e6,
                held / 1e6,
                held * 1.0 / text.length());
    }

    private static long used() {
        for (int i = 0; i < 4; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private Lab lab() {
        return Lab.of("large", List.of(new SourceText("large.yaml", text)));
    }

    /// Splits, parses and validates; all resources and problems.
    @Benchmark
    public int read() {
        var lab = lab();
        return lab.resources().size() + lab.problems().size();
    }

    /// The parser's events, and nothing made of them.
    @Benchmark
    public int eventsOnly() {
        var settings = LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();
        int count = 0;
        for (var _ : new Parse(settings).parseString(text)) {
            count++;
        }
        return count;
    }
}
