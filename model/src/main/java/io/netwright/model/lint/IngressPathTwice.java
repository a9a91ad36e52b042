package io.netwright.model.lint;

import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.Ingress;
import io.netwright.model.resource.ResourceKey;

import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Two Ingresses that claim one path of one host.
final class IngressPathTwice implements Rule {
    private static final String CANARY = "nginx.ingress.kubernetes.io/canary";

    @Override
    public void check(View lab, Consumer<Found> out) {
        var taken = new TreeMap<String, ResourceKey>();
        for (var ingress : lab.all(Ingress.class)) {
            if (ingress.meta().annotations().has(CANARY, "true")) {
                continue; // meant to share
            }
            for (int i = 0; i < ingress.rules().size(); i++) {
                var rule = ingress.rules().get(i);
                for (int j = 0; j < rule.paths().size(); j++) {
                    var path = rule.paths().get(j);
                    var host = Objects.requireNonNullElse(rule.host(), "*");
                    var text = Objects.requireNonNullElse(path.path(), "/");
                    var claim = String.join(" ", className(ingress), host, path.type(), text);
                    var other = taken.putIfAbsent(claim, ingress.key());
                    if (other != null && !other.equals(ingress.key())) {
                        out.accept(
                                lab.at(
                                        ingress,
                                        FieldPath.of("spec", "rules", i, "http", "paths", j),
                                        LintCode.INGRESS_PATH_TWICE,
                                        host,
                                        text,
                                        other));
                    }
                }
            }
        }
    }

    private static String className(Ingress ingress) {
        var old = ingress.meta().annotations().values().get("kubernetes.io/ingress.class");
        return Objects.requireNonNullElse(ingress.className(), Objects.requireNonNullElse(old, ""));
    }
}
