package io.netwright.model.edit;

import io.netwright.model.lab.Lab;
import io.netwright.model.net.Cidr;
import io.netwright.model.net.IpAddress;
import io.netwright.model.resource.Node;
import io.netwright.model.resource.PortRef;
import io.netwright.model.resource.ResourceKey;
import io.netwright.model.resource.Service;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// New objects as the palette offers them, each under a name that is free.
public final class Templates {
    private Templates() {}

    /// An object to add.
    public record Template(ResourceKey key, String text) {}

    /// A node, named after the last one: `worker-3` after `worker-2`.
    public static Template node(Lab lab) {
        var nodes = lab.resources(Node.class);
        var last = nodes.isEmpty() ? "node-0" : nodes.getLast().meta().name();
        var stem = last.replaceFirst("-?[0-9]{1,6}$", "");
        var join = last.length() > stem.length() && last.charAt(stem.length()) != '-' ? "" : "-";
        var name =
                IntStream.iterate(1, i -> i + 1)
                        .mapToObj(i -> stem + join + i)
                        .filter(it -> lab.document(ResourceKey.node(it)).isEmpty())
                        .findFirst()
                        .orElseThrow();
        return new Template(
                ResourceKey.node(name),
                """
                apiVersion: v1
                kind: Node
                metadata:
                  name: %s
                  labels:
                    kubernetes.io/hostname: %s
                """
                        .formatted(quoted(name), quoted(name)));
    }

    /// A node as a cluster that names none is assumed to have it.
    public static Template node(String name, List<Cidr> podCidrs, List<IpAddress> addresses) {
        var text = new StringBuilder();
        text.append("apiVersion: v1\nkind: Node\nmetadata:\n");
        text.append(
                "  name: %s\n  labels:\n    kubernetes.io/hostname: %s\n"
                        .formatted(quoted(name), quoted(name)));
        if (!podCidrs.isEmpty()) {
            text.append("spec:\n  podCIDR: %s\n".formatted(quoted("" + podCidrs.getFirst())));
        }
        if (podCidrs.size() > 1) {
            text.append("  podCIDRs:\n");
            podCidrs.forEach(it -> text.append("  - %s\n".formatted(quoted("" + it))));
        }
        if (!addresses.isEmpty()) {
            text.append("status:\n  addresses:\n");
            addresses.forEach(
                    it ->
                            text.append(
                                    "  - type: InternalIP\n    address: %s\n"
                                            .formatted(quoted("" + it))));
        }
        return new Template(ResourceKey.node(name), text.toString());
    }

    /// A pod that serves HTTP on port 80.
    ///
    /// @param node where it runs, null to let the scheduler choose
    public static Template pod(Lab lab, String namespace, @Nullable String node) {
        var name = freeName(lab, "", "Pod", namespace, "web");
        var placed = node == null ? "" : "\n  nodeName: " + quoted(node);
        return new Template(
                ResourceKey.core("Pod", namespace, name),
                """
                apiVersion: v1
                kind: Pod
                metadata:
                  name: %s
                  namespace: %s
                  labels:
                    app: %s
                spec:%s
                  containers:
                  - name: main
                    image: nginx
                    ports:
                    - name: http
                      containerPort: 80
                """
                        .formatted(quoted(name), quoted(namespace), quoted(name), placed));
    }

    /// Two pods like [#pod], wherever the scheduler puts them.
    public static Template deployment(Lab lab, String namespace) {
        var name = freeName(lab, "apps", "Deployment", namespace, "web");
        return new Template(
                new ResourceKey("apps", "Deployment", namespace, name),
                """
                apiVersion: apps/v1
                kind: Deployment
                metadata:
                  name: %s
                  namespace: %s
                spec:
                  replicas: 2
                  selector:
                    matchLabels:
                      app: %s
                  template:
                    metadata:
                      labels:
                        app: %s
                    spec:
                      containers:
                      - name: main
                        image: nginx
                        ports:
                        - name: http
                          containerPort: 80
                """
                        .formatted(quoted(name), quoted(namespace), quoted(name), quoted(name)));
    }

    /// A Service on port 80 for the pods with some labels.
    ///
    /// @param base of its name
    /// @param type as manifests write it; `None` for a headless one
    public static Template service(
            Lab lab,
            String namespace,
            String base,
            String type,
            SequencedMap<String, String> selector,
            PortRef target) {
        var name = freeName(lab, "", "Service", namespace, base);
        var kind =
                switch (type) {
                    case "ClusterIP" -> "";
                    case "None" -> "  clusterIP: None\n";
                    default -> "  type: %s\n".formatted(type);
                };
        var port =
                switch (target) {
                    case PortRef.Numbered(int number) -> Integer.toString(number);
                    case PortRef.Named(String named) -> quoted(named);
                };
        return new Template(
                ResourceKey.core("Service", namespace, name),
                """
                apiVersion: v1
                kind: Service
                metadata:
                  name: %s
                  namespace: %s
                spec:
                %s  selector:
                %s  ports:
                  - name: http
                    port: 80
                    targetPort: %s
                """
                        .formatted(
                                quoted(name), quoted(namespace), kind, labels(selector, 4), port));
    }

    /// A policy for the pods with some labels, for all pods where there are none.
    ///
    /// @param direction `Ingress` or `Egress`
    /// @param peers what it lets through: the body of its list of rules, indented by four
    public static Template networkPolicy(
            Lab lab,
            String namespace,
            String base,
            SequencedMap<String, String> selector,
            String direction,
            String peers) {
        var group = "networking.k8s.io";
        var name = freeName(lab, group, "NetworkPolicy", namespace, base);
        var pods =
                selector.isEmpty()
                        ? "  podSelector: {}\n"
                        : "  podSelector:\n    matchLabels:\n" + labels(selector, 6);
        var list = direction.toLowerCase(Locale.ROOT);
        var rules =
                peers.isEmpty() ? "  %s: []\n".formatted(list) : "  %s:\n%s".formatted(list, peers);
        return new Template(
                new ResourceKey(group, "NetworkPolicy", namespace, name),
                """
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata:
                  name: %s
                  namespace: %s
                spec:
                %s  policyTypes:
                  - %s
                %s\
                """
                        .formatted(quoted(name), quoted(namespace), pods, direction, rules));
    }

    private static String labels(SequencedMap<String, String> labels, int indent) {
        var text = new StringBuilder();
        for (var label : labels.entrySet()) {
            text.append(" ".repeat(indent));
            text.append(quoted(label.getKey())).append(": ").append(quoted(label.getValue()));
            text.append('\n');
        }
        return text.toString();
    }

    /// A Service on port 80 for the pods with a label.
    public static Template service(Lab lab, String namespace, String label, String value) {
        var name = freeName(lab, "", "Service", namespace, value.isEmpty() ? "web" : value);
        return new Template(
                ResourceKey.core("Service", namespace, name),
                """
                apiVersion: v1
                kind: Service
                metadata:
                  name: %s
                  namespace: %s
                spec:
                  selector:
                    %s: %s
                  ports:
                  - name: http
                    port: 80
                    targetPort: 80
                """
                        .formatted(quoted(name), quoted(namespace), quoted(label), quoted(value)));
    }

    /// A policy that lets nobody reach the pods with a label.
    public static Template networkPolicy(Lab lab, String namespace, String label, String value) {
        var group = "networking.k8s.io";
        var base = value.isEmpty() ? "policy" : value + "-policy";
        var name = freeName(lab, group, "NetworkPolicy", namespace, base);
        return new Template(
                new ResourceKey(group, "NetworkPolicy", namespace, name),
                """
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata:
                  name: %s
                  namespace: %s
                spec:
                  podSelector:
                    matchLabels:
                      %s: %s
                  policyTypes:
                  - Ingress
                  ingress: []
                """
                        .formatted(quoted(name), quoted(namespace), quoted(label), quoted(value)));
    }

    private static String quoted(String text) {
        return ScalarText.text(text, ScalarText.Quotes.NONE, false);
    }

    /// `web`, or else `web-2`, `web-3`, …
    static String freeName(
            Lab lab, String group, String kind, @Nullable String namespace, String base) {
        return freeName(
                new ResourceKey(group, kind, namespace, base), it -> lab.document(it).isPresent());
    }

    /// The name of a key, or else with the first number that makes it free.
    static String freeName(ResourceKey key, Predicate<ResourceKey> taken) {
        Predicate<String> free =
                name ->
                        !taken.test(
                                new ResourceKey(key.group(), key.kind(), key.namespace(), name));
        var stem = key.name().replaceAll("[^a-z0-9-]", "-").replaceAll("^-+|-+$", "");
        var start = stem.isEmpty() ? "new" : stem.substring(0, Math.min(50, stem.length()));
        if (free.test(start)) {
            return start;
        }
        var numberless = start.replaceFirst("-[0-9]{1,6}$", "");
        return IntStream.iterate(2, i -> i + 1)
                .mapToObj(i -> numberless + "-" + i)
                .filter(free)
                .findFirst()
                .orElseThrow();
    }

    /// The ports that a copy of a Service must not keep.
    static List<Integer> nodePorts(Service service) {
        var indices = new ArrayList<Integer>();
        for (int i = 0; i < service.ports().size(); i++) {
            if (service.ports().get(i).nodePort() != null) {
                indices.add(i);
            }
        }
        return indices;
    }
}
