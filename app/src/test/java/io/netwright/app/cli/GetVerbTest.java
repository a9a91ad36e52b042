package io.netwright.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
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
    void printsManyRowsAtOnce(@TempDir Path folder) throws Exception {
        var lab = new StringBuilder();
        for (int i = 0; i < 8000; i++) {
            lab.append("--- {apiVersion: v1, kind: ConfigMap, metadata: {name: c")
                    .append(i)
                    .append("}}\n");
        }
        var file = Files.writeString(folder.resolve("lab.yaml"), lab);
        var run =
                assertTimeoutPreemptively(
                        Duration.ofSeconds(20),
                        () -> Cli.run("get", file.toString(), "configmaps", "-q"));
        assertThat(run.out().lines()).hasSize(8001);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 19, 33, 99})
    void refusesBlocksThatNoInstallationHas(int size, @TempDir Path folder) throws Exception {
        var file =
                Files.writeString(
                        folder.resolve("lab.yaml"),
                        """
                        apiVersion: operator.tigera.io/v1
                        kind: Installation
                        metadata: {name: default}
                        spec: {calicoNetwork: {ipPools: [{cidr: 10.48.0.0/16, blockSize: %d}]}}
                        ---
                        {apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {containers: [{name: c, image: i}]}}
                        """
                                .formatted(size));
        var run = Cli.run("lint", file.toString());
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).contains("NW0120", "blockSize: Calico wants a block size from 20");
    }

    @Test
    void takesAFileThatIsNoTextForBadInput(@TempDir Path folder) throws Exception {
        Files.write(folder.resolve("zero.yaml"), new byte[] {'a', 0, 'b'});
        Files.write(folder.resolve("latin.yaml"), new byte[] {'a', (byte) 0xe9});
        Files.write(folder.resolve("wide.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 'a', 0});
        for (var file : List.of("zero.yaml", "latin.yaml", "wide.yaml")) {
            var run = Cli.run("get", folder.resolve(file).toString(), "pods");
            assertThat(run.exit()).as(file).isEqualTo(ExitCode.BAD_INPUT);
            assertThat(run.err()).contains(file + " is ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ippool.spec.blockSize", "ippools.spec.blockSize", "IPPool.spec.cidr"})
    void explainsTheKindThatIsSpelledOut(String field) {
        assertThat(Cli.run("explain", field).out()).contains("projectcalico.org", "IPPool");
    }

    @Test
    void showsPodsThatGetNoAddress(@TempDir Path folder) throws Exception {
        var file =
                Files.writeString(
                        folder.resolve("lab.yaml"),
                        """
                        apiVersion: projectcalico.org/v3
                        kind: IPPool
                        metadata: {name: one}
                        spec: {cidr: 10.7.0.0/32, blockSize: 32, nodeSelector: has(pool)}
                        ---
                        {apiVersion: v1, kind: Node, metadata: {name: one, labels: {pool: ""}}}
                        ---
                        {apiVersion: v1, kind: Node, metadata: {name: other}}
                        ---
                        {apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {nodeName: one, containers: [{name: c, image: i}]}}
                        ---
                        {apiVersion: v1, kind: Pod, metadata: {name: b}, spec: {nodeName: other, containers: [{name: c, image: i}]}}
                        """);
        var table = Cli.run("get", file.toString(), "pods", "-o", "wide", "-q").out();
        assertThat(table.lines().map(it -> it.replaceAll(" +", " ")))
                .anyMatch(it -> it.startsWith("b 0/1 ContainerCreating 0 <unknown> <none> other"));
        assertThat(Cli.run("get", file.toString(), "pod", "b", "-o", "yaml", "-q").out())
                .contains("phase: Pending")
                .contains("no configured Calico pools for node other");
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

    private static final String POLICIES =
            """
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: a, labels: {team: x}}
            spec: {podSelector: {matchLabels: {app: b}, matchExpressions: [{key: a, operator: Exists}]}}
            ---
            apiVersion: cilium.io/v2
            kind: CiliumNetworkPolicy
            metadata: {name: c}
            spec: {endpointSelector: {}, ingress: [{}]}
            status: {conditions: [{type: Valid, status: "True"}]}
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            spec:
              replicas: 2
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec: {containers: [{name: main, image: nginx}]}
            """;

    private static String get(String... words) {
        var line = new ArrayList<>(List.of("get", "-", "-q"));
        line.addAll(List.of(words));
        var ran = Cli.runWith(POLICIES, line.toArray(String[]::new));
        return ran.exit() == 0 ? ran.out() : ran.err();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    netpol              ; a      a,app=b        <unknown>
                    netpol --show-labels; a      a,app=b        <unknown>   team=x
                    netpol -l team_in_(x,y),!z ; a      a,app=b        <unknown>
                    cnp                 ; c      <unknown>   True
                    ciliumnp/c          ; c      <unknown>   True
                    deploy              ; web    2/2     2            2           <unknown>
                    deploy -o wide      ; web    2/2     2            2           <unknown>   main         nginx    app=web
                    deploy -o name      ; deployment.apps/web
                    netpol/a deploy/web -o name ; deployment.apps/web
                    netpol/a web        ; netwright get: not KIND/NAME, as the words before: web
                    deployments.apps    ; web    2/2     2            2           <unknown>
                    deployments.v1.apps ; web    2/2     2            2           <unknown>
                    all                 ; deployment.apps/web   2/2     2            2           <unknown>
                    svc/no              ; netwright get: services "no" not found
                    netpol no           ; netwright get: networkpolicies.networking.k8s.io "no" not found
                    deply               ; netwright get: the lab doesn't have a resource type "deply"
                    deply               ; hint: did you mean deploy?
                    """)
    void answersAsKubectl(String words, String expected) {
        assertThat(get(words(words)).lines().map(String::strip)).contains(expected.strip());
    }

    private static String[] words(String line) {
        return Arrays.stream(line.strip().split(" ", -1))
                .map(it -> it.replace('_', ' '))
                .toArray(String[]::new);
    }

    @Test
    void printsTheHintsOfEndpoints(@TempDir Path folder) throws Exception {
        var file =
                Files.writeString(
                        folder.resolve("lab.yaml"),
                        """
                        {apiVersion: v1, kind: Node, metadata: {name: one, labels: {topology.kubernetes.io/zone: a}}}
                        ---
                        {apiVersion: v1, kind: Pod, metadata: {name: p, labels: {app: p}}, spec: {containers: [{name: c, image: i}]}}
                        ---
                        {apiVersion: v1, kind: Service, metadata: {name: p}, spec: {selector: {app: p}, trafficDistribution: PreferSameZone, ports: [{port: 80}]}}
                        """);
        assertThat(Cli.run("get", file.toString(), "endpointslices", "-o", "yaml", "-q").out())
                .contains("hints:\n      forZones:\n      - name: a\n");
    }

    @Test
    void printsAnObjectByItself() {
        assertThat(get("netpol", "a", "-o", "yaml")).contains("\nkind: NetworkPolicy\n");
        assertThat(get("netpol", "-o", "yaml")).contains("\nkind: List\n");
    }

    /// Tables that kubectl 1.37 printed of objects, which src/checks/kubectl.sh asked it for, and
    /// those of a dump of the same cluster. Pods and slices that follow from others come on top.
    @Test
    void printsTheTablesThatKubectlPrints() throws Exception {
        var folder = Path.of("src/test/resources/kubectl");
        var dump = folder.resolve("dump.yaml").toString();
        var recorded = Files.readString(folder.resolve("tables.txt"));
        for (var table : recorded.split("(?m)^\\$ ", -1)) {
            if (table.isBlank()) {
                continue;
            }
            var lines = table.lines().toList();
            var words = new ArrayList<>(List.of(lines.getFirst().split(" ", -1)));
            words.addAll(1, List.of(dump, "-q"));
            var ran = Cli.run(words.toArray(String[]::new));
            assertThat(ran.exit()).as(lines.getFirst() + ran.err()).isZero();
            var expected = lines.subList(1, lines.size()).stream().map(GetVerbTest::plain).toList();
            var actual = ran.out().lines().map(GetVerbTest::plain).toList();
            if (words.contains("pods") || words.contains("endpointslices")) {
                assertThat(actual).as(lines.getFirst()).containsAll(expected);
            } else {
                assertThat(actual).as(lines.getFirst()).isEqualTo(expected);
            }
        }
    }

    private static String plain(String line) {
        return line.strip()
                .replaceAll(" +", " ")
                .replaceAll("(controller-uid=)[-0-9a-f]+", "$1UID");
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
