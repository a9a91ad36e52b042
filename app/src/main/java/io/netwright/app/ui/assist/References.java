package io.netwright.app.ui.assist;

import io.netwright.app.session.Derived;
import io.netwright.model.lab.Lab;
import io.netwright.model.resource.Labels;
import io.netwright.model.resource.Resource;
import io.netwright.model.resource.Service;
import io.netwright.sim.control.ClusterPod;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What is in the lab that a value may name.
final class References {
    private final Lab lab;
    private final Derived derived;
    private final Caret caret;
    private final String namespace;

    References(Lab lab, Derived derived, Caret caret) {
        this.lab = lab;
        this.derived = derived;
        this.caret = caret;
        namespace = caret.namespace().isEmpty() ? lab.defaultNamespace() : caret.namespace();
    }

    /// Names and what they are, for the value at the caret.
    SequencedMap<String, String> values() {
        var found = new TreeMap<String, String>();
        var names = caret.names();
        if (isLabels(names)) {
            for (var labels : labels(names)) {
                var value = labels.values().get(caret.field());
                if (value != null) {
                    found.put(value, "label");
                }
            }
        } else if (names.equals("metadata.namespace") || names.endsWith("Refs.namespace")) {
            derived.cluster().namespaces().keySet().forEach(it -> found.put(it, "Namespace"));
        } else if (caret.field().equals("nodeName")) {
            derived.cluster().nodes().forEach(it -> found.put(it.name(), "Node"));
        } else if (names.endsWith("service.port.name")) {
            services()
                    .flatMap(it -> it.ports().stream())
                    .forEach(it -> put(found, it.name(), "port " + it.port()));
        } else if (isPort(names)) {
            pods().flatMap(it -> it.spec().containers().stream())
                    .flatMap(it -> it.ports().stream())
                    .forEach(it -> put(found, it.name(), "port " + it.containerPort()));
        } else {
            kinds(names).forEach(kind -> objects(kind).forEach(it -> found.put(it, kind)));
        }
        return found;
    }

    private static void put(Map<String, String> found, @Nullable String name, String detail) {
        if (name != null) {
            found.put(name, detail);
        }
    }

    /// Keys of labels, where the mapping at the caret is of such.
    Collection<String> keys() {
        var names = caret.names() + ".";
        if (!isLabels(names)) {
            return List.of();
        }
        var found = new TreeMap<String, String>();
        labels(names).forEach(it -> found.putAll(it.values()));
        return found.keySet();
    }

    private static boolean isLabels(String names) {
        return names.contains("matchLabels.")
                || names.startsWith("spec.selector.")
                || names.contains("nodeSelector.");
    }

    private static boolean isPort(String names) {
        return names.endsWith("targetPort")
                || names.endsWith("Probe.httpGet.port")
                || names.endsWith("Probe.tcpSocket.port")
                || names.matches("spec\\.(ingress|egress)\\.ports\\.port");
    }

    private static List<String> kinds(String names) {
        if (names.endsWith("service.name") || names.equals("spec.serviceName")) {
            return List.of("Service");
        }
        if (names.endsWith("backendRefs.name")) {
            return List.of("Service");
        }
        if (names.endsWith("configMap.name") || names.matches(".*configMap(Key)?Ref\\.name")) {
            return List.of("ConfigMap");
        }
        if (names.endsWith("parentRefs.name")) {
            return List.of("Gateway");
        }
        return switch (names) {
            case "spec.ingressClassName" -> List.of("IngressClass");
            case "spec.gatewayClassName" -> List.of("GatewayClass");
            default -> names.endsWith("serviceAccountName") ? List.of("ServiceAccount") : List.of();
        };
    }

    private Stream<String> objects(String kind) {
        return lab.resources().stream()
                .map(Resource::key)
                .filter(it -> it.kind().equals(kind))
                .filter(it -> it.namespace() == null || it.namespace().equals(namespace))
                .map(it -> it.name());
    }

    private List<Labels> labels(String names) {
        var found = new ArrayList<Labels>();
        if (names.contains("namespaceSelector")) {
            found.addAll(derived.cluster().namespaces().values());
        } else if (names.contains("nodeSelector")) {
            derived.cluster().nodes().forEach(it -> found.add(it.labels()));
        } else {
            pods().forEach(it -> found.add(it.labels()));
        }
        return found;
    }

    private Stream<ClusterPod> pods() {
        return derived.cluster().pods().stream().filter(it -> it.namespace().equals(namespace));
    }

    private Stream<Service> services() {
        return lab.resources(Service.class).stream()
                .filter(it -> Objects.equals(it.key().namespace(), namespace));
    }
}
