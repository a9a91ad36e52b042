package io.netwright.model.lab;

import io.netwright.model.lint.Linter;
import io.netwright.sim.control.Cluster;
import io.netwright.sim.control.ControlPlane;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.util.List;
import java.util.concurrent.TimeUnit;

/// One keystroke in a file of 30 MB: the document parsed again, the cluster derived again, all of
/// the lab linted again. Every second one takes back the one before.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgs = "-Xmx3g")
@Warmup(iterations = 6, time = 4)
@Measurement(iterations = 5, time = 4)
public class KeystrokeBenchmark {
    /// What it changes: an environment, which nothing reads; a pod's label, which a Service selects
    /// by; a port of a Service.
    @Param({"environment", "label", "port"})
    private String field = "";

    private Lab lab = Lab.of("none", List.of());
    private Cluster cluster = ControlPlane.derive(lab);
    private int at;
    private boolean typed;

    @Setup
    public void write() {
        var text = LargeLab.write(5_000, 1_000, 500, 42);
        lab = Lab.of("large", List.of(new SourceText("large.yaml", text)));
        cluster = ControlPlane.derive(lab);
        Linter.all(lab, cluster.findings());
        at =
                switch (field) {
                    case "label" ->
                            after(text, "    app.kubernetes.io/name: app-", text.length() / 2);
                    case "port" -> after(text, "    targetPort: 909", 0);
                    default -> after(text, "value: info", text.length() / 2);
                };
    }

    private static int after(String text, String what, int from) {
        return text.indexOf(what, from) + what.length();
    }

    /// All of it.
    @Benchmark
    public int keystroke() {
        var next =
                typed ? lab.splice("large.yaml", at, 1, "") : lab.splice("large.yaml", at, 0, "1");
        typed = !typed;
        cluster = ControlPlane.derive(next, lab, cluster);
        lab = next;
        return Linter.all(lab, cluster.findings()).size();
    }
}
