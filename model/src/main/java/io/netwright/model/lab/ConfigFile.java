package io.netwright.model.lab;

import io.netwright.model.diag.SourceRange;
import io.netwright.model.manifest.Document;
import io.netwright.model.manifest.Section;
import io.netwright.model.manifest.Sections;
import io.netwright.model.manifest.YamlNode;
import io.netwright.model.resource.ConfigMap;
import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.Labels;
import io.netwright.model.resource.ObjectMeta;
import io.netwright.model.resource.ResourceKey;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.TreeMap;

/// A configuration file of kubeadm or of kube-proxy in a lab, and the ConfigMap that kubeadm makes
/// of it in the cluster.
///
/// Source: kubernetes `cmd/kubeadm/app/phases/uploadconfig`, `cmd/kubeadm/app/phases/addons/proxy`.
record ConfigFile(ConfigMap map, Document document) {
    private static final String KUBE_SYSTEM = "kube-system";
    private static final FieldPath POD_SUBNET = FieldPath.of("networking", "podSubnet");
    private static final FieldPath CLUSTER_CIDR = FieldPath.of("clusterCIDR");

    /// Null for any other document.
    static @Nullable ConfigFile of(Document document) {
        if (document.list().isPresent() || document.tree().isEmpty()) {
            return null;
        }
        return switch (ResourceKey.groupOf(document.apiVersion()) + " " + document.kind()) {
            case "kubeproxy.config.k8s.io KubeProxyConfiguration" ->
                    of(document, "kube-proxy", "config.conf");
            case "kubeadm.k8s.io ClusterConfiguration" ->
                    of(document, "kubeadm-config", "ClusterConfiguration");
            default -> null;
        };
    }

    private static ConfigFile of(Document document, String name, String field) {
        var data = new TreeMap<String, String>();
        data.put(field, text(document));
        return new ConfigFile(map(name, data), document);
    }

    private static ConfigMap map(String name, TreeMap<String, String> data) {
        return new ConfigMap(
                ResourceKey.core("ConfigMap", KUBE_SYSTEM, name),
                ObjectMeta.of(KUBE_SYSTEM, name, Labels.NONE),
                data);
    }

    private static String text(Document document) {
        int from = document.start() - document.sectionOffset();
        int to = document.end() - document.sectionOffset();
        return document.section().text().substring(from, to);
    }

    ResourceKey key() {
        return map.key();
    }

    /// kube-proxy's configuration with what kubeadm adds to it: its own podSubnet as the cluster's
    /// network, where the file names none.
    ConfigFile beside(List<ConfigFile> others) {
        var text = map.data().get("config.conf");
        if (text == null || text.startsWith("{") || document.find(CLUSTER_CIDR).isPresent()) {
            return this;
        }
        for (var other : others) {
            if (other.document.find(POD_SUBNET).orElse(null) instanceof YamlNode.Scalar subnet
                    && !subnet.text().isEmpty()) {
                var data = new TreeMap<String, String>();
                data.put(
                        "config.conf",
                        text.stripTrailing() + "\nclusterCIDR: \"" + subnet.text() + "\"\n");
                return new ConfigFile(map(map.key().name(), data), document);
            }
        }
        return this;
    }

    /// The ConfigMap as a document, which stands in no file.
    Document made() {
        var text = new StringBuilder();
        text.append("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ").append(key().name());
        text.append(", namespace: ").append(KUBE_SYSTEM).append("}\ndata:\n");
        map.data()
                .forEach(
                        (field, value) -> {
                            text.append("  ").append(field).append(": |2\n");
                            value.lines()
                                    .forEach(it -> text.append("    ").append(it).append('\n'));
                        });
        var section = Section.parse(Sections.split(text.toString()), KUBE_SYSTEM).getFirst();
        return section.document(0, "kubeadm", 1, 0);
    }

    /// Where a part of its text stands.
    SourceRange at(int from, int to) {
        int start = document.start() - document.sectionOffset();
        return document.range(start + from, start + to);
    }
}
