package io.netwright.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.approvaltests.Approvals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class VerbsTest {
    private static final String LABS = "../src-assets/labs/";

    private static String[] words(String line) throws BadInput {
        return ShellWords.split(line.replace("@", LABS)).toArray(String[]::new);
    }

    @ParameterizedTest
    @CsvSource({
        "reach-shop,        reach @shop",
        "reach-shop-json,   reach @shop -o json",
        "reach-routed-yaml, reach @routed -o yaml",
        "reach-dual-ipv6,   reach @dual-stack --ipv6",
        "tables-route,      tables @shop --node red --as ip-route",
        "tables-route-json, tables @shop --node red --as ip-route -o json",
        "tables-pod,        tables @shop --pod shop/client --as ip-addr",
        "trace-delivered,   trace @shop --from shop/client --to web:80",
        "trace-verbose,     trace @routed --from intruder --to api:80 -v",
        "trace-denied,      trace @shop --from shop/client --to db:5432",
        "trace-json,        trace @shop --from shop/Deployment/web --to db:5432 -o json",
        "trace-unresolved,  trace @shop --from shop/client --to nope:80 -o json",
        "trace-node-port,   trace @shop --from external:customer --to 192.168.50.11:30080",
        "trace-modes,       'trace @shop --from shop/client --to 10.96.44.5:81 --proxy-mode"
                + " iptables,nftables'",
        "trace-compare,     'trace @shop --from shop/client --to web:80 --proxy-mode"
                + " iptables,ebpf'",
        "trace-same-node,   trace @shop --from shop/client --to 10.244.1.2:8080",
        "trace-refused,     trace @shop --from shop/client --to coupons:80",
        "trace-no-name,     trace @shop --from shop/client --to wbe:80",
        "trace-no-port,     trace @shop --from shop/client --to web:81",
        "trace-ping,        trace @shop --from shop/client --to shop/db-0 --protocol icmp",
        "tables-iptables,   tables @routed --pod default/intruder --as iptables-save",
        "samples,           samples",
        "samples-json,      samples -o json",
        "explain,           explain POLICY_DENIED",
        "explain-field,     explain svc.spec.externalTrafficPolicy",
        "explain-kind,      explain netpol.spec.ingress",
        "explain-rule,      explain NW1021",
        "get-pods,          get @shop pods -n shop",
        "get-wide,          'get @shop pods,svc,no -A -o wide'",
        "get-slices,        get -f @dual-stack endpointslices",
        "get-name,          'get @shop netpol,ns -A -o name'",
        "get-derived,       get @shop pod db-0 -n shop -o yaml",
        "get-selected,      'get @shop po -A -l app=web,!none'",
        "lint-clean,        lint @routed",
        "lint-json,         lint @shop --fail-on error -o json",
        "version,           version",
        "trace-v6,          trace @dual-stack --from client --to web:80 --expect delivered",
        "simulate,          simulate @shop --seed 7",
        "simulate-json,     simulate @shop --scenario first-visit --seed 7 -o json",
        "simulate-probe,    simulate @routed --from default/Deployment/worker --to api:80",
        "dns-found,         dns @shop --from shop/client web",
        "dns-json,          dns -f @shop -n shop --from client example.com --type AAAA -o json",
        "dns-nothing,       dns @shop --from shop/client nothing",
    })
    void answers(String name, String line) throws BadInput {
        var ran = Cli.run(words(line));
        assertThat(ran.err()).isEmpty();
        assertThat(ran.exit()).isZero();
        Approvals.verify(ran.out(), Approvals.NAMES.withParameters(name));
    }

    @ParameterizedTest
    @CsvSource({
        "reach,                                          which lab?",
        "reach @nothing,                                 no such file or folder",
        "reach @shop -o xml,                             xml",
        "tables @shop --as ip-route,                     --node or --pod is needed",
        "tables @shop --node none --as ip-route,         'there are red, blue, green'",
        "tables @shop --node red --as telepathy,         'there are iptables-save'",
        "tables @shop --pod shop/none --as ip-route,     no pod runs there",
        "tables @shop --node red,                        --as",
        "trace @shop --from shop/none --to web:80,       no such pod",
        "trace @shop --from shop/cleint --to web:80,     did you mean shop/client?",
        "trace @shop --from node/rde --to web:80,        did you mean node/red?",
        "trace @shop --from external:custmer --to web:1, did you mean external:customer?",
        "trace @shop --from shop/client --to shop/wbe:80, did you mean shop/web?",
        "trace @shop --from shop/none --to web:80,       shop/Deployment/web",
        "tables @shop --node rde --as ip-route,          did you mean red?",
        "tables @shop --node red --as ip-rout,           did you mean ip-route?",
        "samples shpo,                                   did you mean shop?",
        "simulate @shop --scenario frist-visit,          did you mean first-visit?",
        "trace @shop --from shop/client --to web,        HOST:PORT",
        "trace @shop --from shop/client,                 --to",
        "trace @shop --from shop/client --to web:80 --src-ip x, no IP address",
        "trace @shop --from shop/client --to web:80 --protocol x, --protocol",
        "simulate @shop --scenario none,                 there are first-visit",
        "simulate @routed,                               which scenario?",
        "simulate @shop --from shop/client,              --from and --to",
        "simulate @shop --from shop/x --to web:80,       no such pod",
        "dns @shop --from shop/client,                   which name?",
        "dns @shop --from shop/none web,                 no such pod",
        "lint @shop --fail-on bad,                       --fail-on",
        "get @shop,                                      which kind?",
        "get @shop gadgets,                              doesn't have a resource type",
        "get @shop pod nobody -n shop,                   not found",
        "get @shop pod -l a~b,                           not a label selector",
        "set @shop pod/client,                           which FIELD=VALUE?",
    })
    void refuses(String line, String expected) throws BadInput {
        var ran = Cli.run(words(line));
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({"delivered, 0", "dropped, 1", "REJECTED, 1"})
    void exitsWithOneForAnotherVerdict(String verdict, int exit) throws BadInput {
        var line = "trace @shop --from shop/client --to web:80 -o json --expect " + verdict;
        var ran = Cli.run(words(line));
        assertThat(ran.exit()).isEqualTo(exit);
        assertThat(ran.out()).contains("\"verdict\" : \"delivered\"");
    }

    @Test
    void writesACapture(@TempDir Path folder) throws IOException, BadInput {
        var file = folder.resolve("out.pcapng");
        var ran = Cli.run(words("simulate @shop --seed 7 -q --pcap " + file));
        assertThat(ran.exit()).isZero();
        assertThat(Files.readAllBytes(file)).startsWith(0x0a, 0x0d, 0x0d, 0x0a);
        var nowhere = folder.resolve("no/folder.pcapng");
        assertThat(Cli.run(words("simulate @shop --pcap " + nowhere)).exit()).isEqualTo(3);
    }

    @Test
    void listsEveryFaultOfALab() {
        var lab =
                """
                apiVersion: v1
                kind: Pod
                metadata: {name: UPPER}
                spec: {containers: [{name: c, image: i, ports: [{containerPort: 99999}]}]}
                ---
                kind: [
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: ok}
                spec: {ports: [{port: 80}]}
                """;
        var refused = Cli.runWith(lab, "reach", "-");
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err().lines().filter(it -> it.contains("error[")))
                .hasSize(3)
                .allMatch(it -> it.startsWith("<stdin>:"));
        var kept = Cli.runWith(lab, "reach", "-", "--keep-going");
        assertThat(kept.exit()).isZero();
        assertThat(kept.err()).isEqualTo(refused.err());
        assertThat(Cli.runWith(lab, "reach", "-", "--keep-going", "-q").err()).isEmpty();
    }

    /// The lab of `src/checks/faults.sh`.
    @Test
    void listsFiveFaultsWithTheirPlaces() {
        var ran = Cli.run("reach", "../src/checks/faults");
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        Approvals.verify(ran.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop", "routed"})
    void printsAScriptForTheKernel(String lab) throws BadInput {
        var text = Cli.run(words("netns @" + lab));
        assertThat(text.exit()).isZero();
        assertThat(text.err()).isEmpty();
        assertThat(text.out()).startsWith("#!/bin/sh\n").contains("nw-router", "ip netns add nw-");
        var json = Cli.run(words("netns @" + lab + " -o json"));
        var tree = JsonMapper.shared().readTree(json.out());
        assertThat(tree.get("schemaVersion").asInt()).isEqualTo(1);
        assertThat(tree.get("script").asString()).isEqualTo(text.out());
    }

    /// Every form holds the same, though only one of them is made row by row.
    @Test
    void streamsWhatABatchHoldsAtOnce() throws BadInput {
        var json = JsonMapper.shared();
        var streamed = json.readTree(Cli.run(words("reach @shop -o json")).out());
        var batch = json.readTree(Cli.runWith("reach " + LABS + "shop\n", "batch").out());
        assertThat(batch.get("result")).isEqualTo(streamed);
        assertThat(streamed.get("connections")).hasSize(15);
        assertThat(Cli.runWith("", "reach", "-", "-o", "yaml").out()).contains("missing: []\n");
    }

    @Test
    void saysWhichPoliciesAreNotModelled() {
        var lab =
                """
                apiVersion: policy.networking.k8s.io/v1alpha1
                kind: AdminNetworkPolicy
                metadata: {name: deny}
                spec: {priority: 5, subject: {namespaces: {}}}
                """;
        var ran = Cli.runWith(lab, "reach", "-", "-o", "json");
        assertThat(ran.exit()).isZero();
        assertThat(ran.out()).contains("POLICY_NOT_MODELLED");
        assertThat(ran.err()).contains("AdminNetworkPolicy");
    }

    @Test
    void saysThatFlannelIgnoresPolicies() {
        var lab =
                """
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: deny}
                spec: {podSelector: {}}
                ---
                apiVersion: netwright.io/v1alpha1
                kind: Lab
                metadata: {name: x}
                spec: {cni: {plugin: flannel}}
                """;
        assertThat(Cli.runWith(lab, "reach", "-", "-o", "json").out()).contains("NW-A023");
    }

    @Test
    void refusesTablesOfAPluginThatIsNotModelled() {
        var lab =
                """
                apiVersion: netwright.io/v1alpha1
                kind: Lab
                metadata: {name: x}
                spec: {cni: {plugin: telepathy}}
                """;
        var ran = Cli.runWith(lab, "tables", "-", "--node", "node-1", "--as", "ip-route");
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains("unknown").contains("telepathy");
    }

    @Test
    void readsALabAgainWhenItsFilesChange(@TempDir Path folder) throws IOException {
        var file = folder.resolve("lab.yaml");
        Files.writeString(file, pod("a"));
        var question = "reach " + file + "\n";
        var answers =
                Cli.runWith(
                                new Parts(
                                        question,
                                        () -> question,
                                        () -> {
                                            Files.writeString(file, pod("a") + "---\n" + pod("b"));
                                            return question;
                                        }),
                                "batch")
                        .out()
                        .lines()
                        .toList();
        assertThat(answers).hasSize(3);
        assertThat(answers.get(1)).isEqualTo(answers.getFirst()).doesNotContain("Pod/b");
        assertThat(answers.getLast()).contains("default/Pod/b");
    }

    private static String pod(String name) {
        return "{apiVersion: v1, kind: Pod, metadata: {name: %s}, spec: {containers: [{name: c}]}}\n"
                .formatted(name);
    }
}
