package io.netwright.model.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.netwright.model.lint.Linter;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/// Mutated manifests: whatever they hold, they load, keep their text, and every problem has a place
/// in it.
class FuzzTest {
    private static final String TEXT =
            """
            apiVersion: v1
            kind: Service
            metadata: {name: web, namespace: shop, labels: {app: "web"}}
            spec:
              type: NodePort
              clusterIPs: [10.96.0.7, "fd00::7"]
              selector: &s {app: web}
              ports:
              - {name: http, port: 80, targetPort: http, nodePort: 30080}
            ---
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: p}
            spec:
              podSelector: {matchExpressions: [{key: a, operator: In, values: [b]}]}
              ingress:
              - from:
                - ipBlock: {cidr: 10.0.0.0/8, except: [10.1.0.0/16]}
                ports: [{port: 80, endPort: 90}]
            ---
            {"apiVersion": "v1", "kind": "PodList", "items": [{"metadata": {"name": "a"},
             "spec": {"containers": [{"name": "x", "ports": [{"containerPort": 1}]}]}}]}
            ---
            apiVersion: netwright.io/v1alpha1
            kind: Lab
            spec: {topology: {link: {bandwidth: 1Gbit}}, listens: [{at: a/b, ports: [80/tcp]}]}
            ---
            apiVersion: netwright.io/v1alpha1
            kind: Layout
            spec: {boxes: [{kind: Pod, name: a, at: [1, 2]}]}
            """;
    private static final int FILES = 2_500; // of each seed

    /// 100,000 documents, mutated ones among them: five in each file, 20,000 files.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    @Timeout(20)
    void loadsWhateverItIs(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < FILES; i++) {
            check(Mutation.of(TEXT, random));
        }
    }

    private static void check(String text) {
        var lab = Lab.of("t", List.of(new SourceText("t.yaml", text)));
        assertThat(lab.files().getFirst().text()).isEqualTo(text);
        for (var found : Linter.all(lab, List.of())) {
            var at = found.diagnostic().at();
            if (at.start().offset() < 0
                    || at.end().offset() < at.start().offset()
                    || at.end().offset() > text.length()
                    || found.diagnostic().toString().contains("{}: ")) {
                throw new AssertionError(found + " of:\n" + text);
            }
        }
    }

    /// What takes a parser's time or memory by itself, at a size that a careless one does not end
    /// with.
    @ParameterizedTest
    @MethodSource
    @Timeout(20)
    void endsWhateverItIs(String name, String text) {
        check(text);
    }

    static Stream<Arguments> endsWhateverItIs() {
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 30; i++) {
            bomb.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(9)));
        }
        var merges = new StringBuilder("m0: &m0 {k: v}\n");
        for (int i = 1; i < 30; i++) {
            merges.append("m%d: &m%d {<<: [*m%d, *m%d]}\n".formatted(i, i, i - 1, i - 1));
        }
        var random = new Random(7);
        var noise = new StringBuilder();
        for (int i = 0; i < 200_000; i++) {
            noise.append((char) random.nextInt(0x10000));
        }
        return Stream.of(
                arguments("alias bomb", bomb.toString()),
                arguments("merge bomb", merges.toString()),
                arguments("deep flow lists", "[".repeat(300_000)),
                arguments("deep flow mappings", "{a: ".repeat(200_000)),
                arguments("deep JSON", "{\"a\":[".repeat(100_000)),
                arguments("deep dashes", "- ".repeat(200_000)),
                arguments("deep questions", "? ".repeat(100_000)),
                arguments("deep block", deepBlock()),
                arguments("long line", "a: " + "x".repeat(3_000_000)),
                arguments("long key", "x".repeat(2_000_000) + ": 1"),
                arguments("open quote", "a: \"" + "x\n".repeat(300_000)),
                arguments("many documents", "---\n".repeat(200_000)),
                arguments("many anchors", "- &a x\n".repeat(100_000)),
                arguments("many keys alike", "a: 1\n".repeat(50_000)),
                arguments("many faults", SERVICE + "  ports:\n" + "  - {port: 0}\n".repeat(20_000)),
                arguments("huge numbers", SERVICE + "  a: " + "9".repeat(1_000_000) + "\n"),
                arguments("many tags", "- !!str x\n".repeat(50_000)),
                arguments("noise", noise.toString()));
    }

    private static final String SERVICE =
            "apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec:\n";

    /// Of a million faults of one kind a thousand are told, and how many more there are.
    @Test
    void countsWhatItDoesNotTell() {
        var text = SERVICE + "  ports:\n" + "  - {name: a, port: 0}\n".repeat(3_000);
        var lab = Lab.of("t", List.of(new SourceText("t.yaml", text)));
        assertThat(lab.problems())
                .filteredOn(it -> it.message().code().equals("NW0104"))
                .hasSize(1000);
        assertThat(lab.problems().toString())
                .contains("and 2000 more faults like this: NW0104")
                .contains("and 1999 more faults like this: NW0112");
    }

    /// So of a file, whose faults stand in many objects, and of what the rules find.
    @Test
    void countsWhatItDoesNotTellOfAFile() {
        var pod = "---\napiVersion: v1\nkind: Pod\nmetadata: {name: P}\n";
        var lab =
                Lab.of(
                        "t",
                        List.of(
                                new SourceText("a.yaml", pod.repeat(1_500)),
                                new SourceText("b.yaml", pod.repeat(3))));
        assertThat(lab.problems())
                .filteredOn(it -> it.message().code().equals("NW0105"))
                .hasSize(1003);
        assertThat(lab.problems())
                .filteredOn(
                        it -> it.message().text().equals("and 500 more faults like this: NW0105"))
                .singleElement()
                .extracting(it -> it.at().start().line())
                .isEqualTo(4004);
    }

    private static String deepBlock() {
        var text = new StringBuilder();
        for (int i = 0; i < 2_000; i++) {
            text.append(" ".repeat(i)).append("a:\n");
        }
        return text.toString();
    }
}
