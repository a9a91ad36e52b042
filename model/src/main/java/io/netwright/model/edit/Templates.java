package io.netwright.model.edit;

import io.netwright.model.lab.Lab;
import io.netwright.model.resource.Node;
import io.netwright.model.resource.ResourceKey;
import io.netwright.model.resource.Service;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
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
                        .formatted(name, name));
    }

    /// A pod that serves HTTP on port 80.
    ///
    /// @param node where it runs, null to let the scheduler choose
    public static Template pod(Lab lab, String namespace, @Nullable String node) {
        var name = freeName(lab, "", "Pod", namespace, "web");
        var placed = node == null ? "" : "\n  nodeName: " + node;
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
                        .formatted(name, namespace, name, placed));
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
                        .formatted(name, namespace, quoted(label), quoted(value)));
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
                        .formatted(name, namespace, quoted(label), quoted(value)));
    }

    private static String quoted(String text) {
        return ScalarText.text(text, ScalarText.Quotes.NONE, false);
    }

    /// `web`, or else `web-2`, `web-3`, …
    static String freeName(
            Lab lab, String group, String kind, @Nullable String namespace, String base) {
        Predicate<String> free =
                name -> lab.document(new ResourceKey(group, kind, namespace, name)).isEmpty();
        var stem = base.replaceAll("[^a-z0-9-]", "-").replaceAll("^-+|-+$", "");
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
