package io.netwright.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Columns as kubectl printed them of a cluster, of that cluster's dump. Both are kept beside the
/// repository: `-Dnetwright.shared=FOLDER`, or a folder `shared` in one above. Skipped without.
class GetVerbTest {
    private static @Nullable Path recorded() {
        var given = System.getProperty("netwright.shared");
        if (given != null) {
            return Path.of(given, "oracles", "recorded");
        }
        for (var at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            var folder = at.resolve("shared/oracles/recorded");
            if (Files.isDirectory(folder)) {
                return folder;
            }
        }
        return null;
    }

    /// Ages differ, and name servers are assumed that the cluster had not.
    private static List<String> rows(String text) {
        return text.lines()
                .filter(it -> it.contains("/") && !it.contains("coredns"))
                .map(it -> it.replaceAll(" [0-9]+s | <unknown> ", " AGE ").replaceAll(" +", " "))
                .toList();
    }

    @Test
    void showsAddressesFromPools(@TempDir Path folder) throws Exception {
        var file =
                Files.writeString(
                        folder.resolve("lab.yaml"),
                        """
                        apiVersion: metallb.io/v1beta1
                        kind: IPAddressPool
                        metadata: {name: a, namespace: metallb-system}
                        spec: {addresses: [192.0.2.7-192.0.2.7]}
                        ---
                        apiVersion: v1
                        kind: Service
                        metadata: {name: web}
                        spec: {type: LoadBalancer, ports: [{port: 80}]}
                        ---
                        apiVersion: v1
                        kind: Service
                        metadata: {name: late}
                        spec: {type: LoadBalancer, ports: [{port: 80}]}
                        """);
        var table = Cli.run("get", file.toString(), "services", "-q").out();
        assertThat(table.lines().map(it -> it.replaceAll(" +", " ")))
                .anyMatch(it -> it.matches("web LoadBalancer 10\\S+ 192.0.2.7 80:.*"))
                .anyMatch(it -> it.matches("late LoadBalancer 10\\S+ <pending> 80:.*"));
        assertThat(Cli.run("get", file.toString(), "service", "web", "-o", "json", "-q").out())
                .containsPattern("\"ingress\" *: *\\[\\s*\\{\\s*\"ip\" *: *\"192.0.2.7\"")
                .contains("status.loadBalancer.ingress");
    }

    @Test
    void printsTheColumnsOfKubectl() throws Exception {
        var folder = recorded();
        assumeThat(folder).as("no folder shared/oracles/recorded").isNotNull();
        if (folder == null) {
            return;
        }
        var dump = folder.resolve("kubectl-get-A.yaml").toString();
        var ran = Cli.run("get", dump, "pods,services,nodes", "-A", "-o", "wide", "-q");
        assertThat(ran.exit()).isZero();
        assertThat(rows(ran.out()))
                .isEqualTo(rows(Files.readString(folder.resolve("kubectl-get-wide.txt"))))
                .hasSizeGreaterThan(15);
    }
}
