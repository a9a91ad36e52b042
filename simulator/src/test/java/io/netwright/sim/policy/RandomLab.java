package io.netwright.sim.policy;

import java.util.List;
import java.util.Random;

/// Manifests with pods and policies that differ in everything that reachability looks at, drawn
/// from a seed.
final class RandomLab {
    private static final List<String> NAMESPACES = List.of("red", "green", "blue");

    private final Random random;
    private final StringBuilder text = new StringBuilder();

    private RandomLab(long seed) {
        random = new Random(seed);
    }

    static String of(long seed) {
        var lab = new RandomLab(seed);
        lab.text.append(
                """
                apiVersion: v1
                kind: Namespace
                metadata: {name: red, labels: {team: one}}
                ---
                apiVersion: v1
                kind: Namespace
                metadata: {name: green, labels: {team: two, open: "yes"}}
                """);
        int pods = 4 + lab.random.nextInt(8);
        for (int i = 0; i < pods; i++) {
            lab.pod(i);
        }
        int policies = lab.random.nextInt(7);
        for (int i = 0; i < policies; i++) {
            lab.policy(i);
        }
        return lab.text.toString();
    }

    private boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private String labels() {
        var labels = new StringBuilder("{");
        if (!oneIn(4)) {
            labels.append("app: ").append(any(List.of("web", "db"))).append(", ");
        }
        if (oneIn(2)) {
            labels.append("tier: ").append(any(List.of("front", "back"))).append(", ");
        }
        return labels.append("irrelevant: x").append(random.nextInt(9)).append("}").toString();
    }

    private void pod(int number) {
        boolean host = oneIn(6);
        var spec = new StringBuilder();
        spec.append("nodeName: node-").append(random.nextInt(3));
        if (host) {
            spec.append(", hostNetwork: true");
        }
        var http = 8080 + random.nextInt(2);
        var dns = any(List.of("TCP", "UDP"));
        spec.append(
                ", containers: [{name: c, image: i, ports: [{name: http, containerPort: %d}, {name: dns, containerPort: 53, protocol: %s}]}]"
                        .formatted(http, dns));
        if (oneIn(3)) {
            spec.append(
                    ", initContainers: [{name: s, image: i, restartPolicy: %s, ports: [{name: admin, containerPort: 99}]}]"
                            .formatted(any(List.of("Always", "Never"))));
        }
        var status = new StringBuilder("{");
        if (!host && !oneIn(3)) {
            var v4 = "10.244.%d.%d".formatted(random.nextInt(2), number + 1);
            status.append("podIP: %s, podIPs: [{ip: %s}".formatted(v4, v4));
            status.append(
                    oneIn(2) ? ", {ip: \"fd00::%d:%d\"}".formatted(number % 2, number + 1) : "");
            status.append("]");
        }
        text.append(
                """
                ---
                apiVersion: v1
                kind: Pod
                metadata: {name: pod-%d, namespace: %s, labels: %s}
                spec: {%s}
                status: %s}
                """
                        .formatted(number, any(NAMESPACES), labels(), spec, status));
    }

    private void policy(int number) {
        var namespace = any(NAMESPACES);
        text.append(
                """
                ---
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: policy-%d, namespace: %s}
                spec:
                  podSelector: %s
                """
                        .formatted(number, namespace, selector()));
        var types = any(List.of("", "[Ingress]", "[Egress]", "[Ingress, Egress]"));
        if (!types.isEmpty()) {
            text.append("  policyTypes: ").append(types).append("\n");
        }
        if (!oneIn(4)) {
            text.append("  ingress: ").append(rules("from")).append("\n");
        }
        if (!oneIn(3)) {
            text.append("  egress: ").append(rules("to")).append("\n");
        }
    }

    private String selector() {
        return switch (random.nextInt(6)) {
            case 0 -> "{}";
            case 1 -> "{matchLabels: {app: web}}";
            case 2 -> "{matchLabels: {app: db}}";
            case 3 -> "{matchExpressions: [{key: tier, operator: NotIn, values: [back]}]}";
            case 4 -> "{matchExpressions: [{key: app, operator: Exists}]}";
            default ->
                    "{matchLabels: {app: web}, matchExpressions: [{key: tier, operator: In, values:"
                            + " [front, back]}]}";
        };
    }

    private String rules(String who) {
        var rules = new StringBuilder("[");
        int count = random.nextInt(3);
        for (int i = 0; i < count; i++) {
            rules.append(i == 0 ? "{" : ", {");
            boolean peers = !oneIn(4);
            if (peers) {
                rules.append(who).append(": [").append(peer());
                rules.append(oneIn(2) ? ", " + peer() : "").append("]");
            }
            if (!oneIn(3)) {
                rules.append(peers ? ", " : "").append("ports: [").append(port());
                rules.append(oneIn(2) ? ", " + port() : "").append("]");
            }
            rules.append("}");
        }
        return rules.append("]").toString();
    }

    private String peer() {
        return switch (random.nextInt(7)) {
            case 0 -> "{podSelector: " + selector() + "}";
            case 1 -> "{namespaceSelector: {matchLabels: {team: one}}}";
            case 2 -> "{namespaceSelector: {}, podSelector: " + selector() + "}";
            case 3 ->
                    "{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: blue}},"
                            + " podSelector: {}}";
            case 4 -> "{ipBlock: {cidr: 10.244.0.0/16, except: [10.244.1.0/24]}}";
            case 5 -> "{ipBlock: {cidr: 0.0.0.0/0, except: [10.0.0.0/8, 200.1.2.3/32]}}";
            default -> "{ipBlock: {cidr: \"fd00::/112\"}}";
        };
    }

    private String port() {
        return switch (random.nextInt(7)) {
            case 0 -> "{port: 80}";
            case 1 -> "{protocol: TCP, port: 8000, endPort: 8080}";
            case 2 -> "{protocol: UDP}";
            case 3 -> "{port: http}";
            case 4 -> "{port: dns, protocol: UDP}";
            case 5 -> "{port: admin}";
            default -> "{protocol: SCTP, port: 53}";
        };
    }
}
