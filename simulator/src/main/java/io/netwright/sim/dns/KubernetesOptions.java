package io.netwright.sim.dns;

import io.netwright.sim.dns.Corefile.Directive;
import io.netwright.sim.dns.Corefile.Line;
import io.netwright.sim.dns.Corefile.Problem;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What stands in the braces of `kubernetes`. Source: CoreDNS `plugin/kubernetes/setup.go`.
///
/// @param namespaces the only ones that are served, empty for all
/// @param missing options that are not modelled
record KubernetesOptions(
        Pods pods,
        long ttl,
        boolean podNames,
        boolean ignoreEmpty,
        boolean noEndpoints,
        List<String> namespaces,
        List<String> missing) {
    /// `pods`.
    enum Pods {
        DISABLED,
        INSECURE,
        VERIFIED
    }

    /// Options that decide how CoreDNS talks to the API server, and nothing about answers.
    private static final List<String> CONNECTION =
            List.of(
                    "endpoint",
                    "tls",
                    "kubeconfig",
                    "apiserver_qps",
                    "apiserver_burst",
                    "apiserver_max_inflight",
                    "startup_timeout");

    static KubernetesOptions read(Directive directive, List<Problem> problems) {
        var pods = Pods.DISABLED;
        long ttl = 5;
        boolean podNames = false;
        boolean ignoreEmpty = false;
        boolean noEndpoints = false;
        var namespaces = new ArrayList<String>();
        var missing = new ArrayList<String>();
        for (var line : directive.body()) {
            var words = line.words();
            switch (words.getFirst()) {
                case "pods" -> pods = pods(line, problems);
                case "ttl" -> ttl = ttl(line, problems);
                case "endpoint_pod_names" -> podNames = true;
                case "ignore" -> ignoreEmpty |= words.contains("empty_service");
                case "noendpoints" -> noEndpoints = true;
                case "namespaces" -> namespaces.addAll(words.subList(1, words.size()));
                case "fallthrough" -> {}
                case "labels", "namespace_labels", "multicluster" -> missing.add(words.getFirst());
                default -> {
                    if (!CONNECTION.contains(words.getFirst())) {
                        problems.add(
                                new Problem(
                                        line.line(),
                                        "unknown property '" + words.getFirst() + "'"));
                    }
                }
            }
        }
        return new KubernetesOptions(
                pods, ttl, podNames, ignoreEmpty, noEndpoints, namespaces, missing);
    }

    private static Pods pods(Line line, List<Problem> problems) {
        var mode = line.words().size() == 2 ? line.words().get(1) : "";
        for (var it : Pods.values()) {
            if (it.name().toLowerCase(Locale.ROOT).equals(mode)) {
                return it;
            }
        }
        problems.add(new Problem(line.line(), "wrong value for pods: " + mode));
        return Pods.DISABLED;
    }

    private static long ttl(Line line, List<Problem> problems) {
        var text = line.words().size() == 2 ? line.words().get(1) : "";
        if (!text.matches("\\d{1,4}") || Integer.parseInt(text) > 3600) {
            problems.add(new Problem(line.line(), "ttl must be in range [0, 3600]: " + text));
            return 5;
        }
        return Integer.parseInt(text);
    }
}
