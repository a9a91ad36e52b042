package io.netwright.model.lab;

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
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;

import java.util.List;
import java.util.concurrent.TimeUnit;

/// Loading pods from text: all of a lab, against the parser's events alone.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 4, time = 2)
public class LabLoadBenchmark {
    @Param("1000")
    private int pods;

    private String text = "";

    /// Writes the pods as `kubectl get -o yaml` does, some 6 kB each.
    @Setup
    public void write() {
        var all = new StringBuilder();
        for (int i = 0; i < pods; i++) {
            all.append(pod(i));
        }
        text = all.toString();
    }

    private static String pod(int i) {
        var env = new StringBuilder();
        for (int j = 0; j < 60; j++) {
            env.append(
                    """
                        - name: VARIABLE_%d
                          valueFrom:
                            configMapKeyRef: {name: settings, key: "key-%d"}
                    """
                            .formatted(j, j));
        }
        return """
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          creationTimestamp: "2026-01-02T03:04:05Z"
          labels:
            app: web
            app.kubernetes.io/name: web
            pod-template-hash: 7d4b9c6f5
          name: web-%1$d
          namespace: shop-%2$d
          ownerReferences:
          - apiVersion: apps/v1
            controller: true
            kind: ReplicaSet
            name: web-7d4b9c6f5
        spec:
          nodeName: worker-%2$d
          containers:
          - name: main
            image: registry.example/web:1.2.3 # the release
            ports:
            - containerPort: 8080
              name: http
              protocol: TCP
            env:
        %3$s
            readinessProbe:
              httpGet: {path: /ready, port: http}
          tolerations:
          - effect: NoExecute
            key: node.kubernetes.io/not-ready
            operator: Exists
            tolerationSeconds: 300
        status:
          conditions:
          - {type: Ready, status: "True"}
          hostIP: 192.0.2.%2$d
          phase: Running
          podIPs:
          - ip: 10.244.%2$d.%4$d
        """
                .formatted(i, i % 50, env.toString().stripTrailing(), i / 50 % 256);
    }

    /// Splits, parses and validates; all resources and problems.
    @Benchmark
    public int load() {
        var lab = Lab.of("pods", List.of(new SourceText("pods.yaml", text)));
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
