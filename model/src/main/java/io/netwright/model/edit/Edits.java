package io.netwright.model.edit;

import io.netwright.model.diag.Message;
import io.netwright.model.lab.Lab;
import io.netwright.model.lab.SourceFile;
import io.netwright.model.lab.SourceText;
import io.netwright.model.manifest.Document;
import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.Pod;
import io.netwright.model.resource.ResourceKey;
import io.netwright.model.resource.Service;
import io.netwright.model.resource.Workload;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The edits that people make on the canvas.
public final class Edits {
    private static final List<FieldPath> PLACE =
            List.of(
                    FieldPath.of("status", "podIP"),
                    FieldPath.of("status", "podIPs"),
                    FieldPath.of("status", "hostIP"),
                    FieldPath.of("status", "hostIPs"));

    private Edits() {}

    /// Puts a pod on a node. What the status says of its addresses goes: they were the other
    /// node's. A pod that a workload makes has no document and is refused.
    public static Proposal movePodToNode(Lab lab, ResourceKey pod, String node) {
        if (!(lab.resource(pod).orElse(null) instanceof Pod declared)) {
            return new Proposal.Refused(
                    Message.of(
                            "EDIT_NO_POD",
                            "{} is made from a template, so the scheduler places it",
                            pod));
        }
        if (node.equals(declared.spec().nodeName())) {
            return new Proposal.Refused(
                    Message.of("EDIT_SAME_NODE", "{} is on node {} already", pod, node));
        }
        var edits = new ArrayList<Edit>();
        edits.add(new Edit.SetField(pod, FieldPath.of("spec", "nodeName"), FieldValue.of(node)));
        for (var path : PLACE) {
            if (Documents.require(lab, pod).find(path).isPresent()) {
                edits.add(new Edit.RemoveField(pod, path));
            }
        }
        var label = Message.of("EDIT_PLACE", "Move {} to node {}", pod, node);
        return new Proposal.Possible(new Edit.Together(label, edits));
    }

    /// Puts all pods of a workload on a node, by its template.
    public static Proposal moveWorkloadToNode(Lab lab, ResourceKey workload, String node) {
        if (!(lab.resource(workload).orElse(null) instanceof Workload)
                || lab.resource(workload).orElse(null) instanceof Workload.DaemonSet) {
            return new Proposal.Refused(
                    Message.of("EDIT_NO_WORKLOAD", "{} has no pods that can be placed", workload));
        }
        var path = FieldPath.of("spec", "template", "spec", "nodeName");
        var label = Message.of("EDIT_PLACE", "Move {} to node {}", workload, node);
        return new Proposal.Possible(
                new Edit.Together(
                        label, List.of(new Edit.SetField(workload, path, FieldValue.of(node)))));
    }

    /// Sets a label of an object; of a workload, not of its pods.
    public static Edit setLabel(ResourceKey key, String label, String value) {
        var path = FieldPath.of("metadata", "labels", label);
        return new Edit.Together(
                Message.of("EDIT_LABEL", "Label {} with {}={}", key, label, value),
                List.of(new Edit.SetField(key, path, FieldValue.of(value))));
    }

    public static Edit removeLabel(ResourceKey key, String label) {
        return new Edit.Together(
                Message.of("EDIT_UNLABEL", "Remove label {} of {}", label, key),
                List.of(new Edit.RemoveField(key, FieldPath.of("metadata", "labels", label))));
    }

    /// Adds a new object to the file where it fits.
    public static Edit add(Lab lab, Templates.Template template) {
        var key = template.key();
        return new Edit.Together(
                Message.of("EDIT_NEW", "Add {}", key),
                List.of(new Edit.AddDocument(fileFor(lab, key.namespace()), template.text())));
    }

    /// Adds a new object and puts its box somewhere.
    public static Edit add(Lab lab, Templates.Template template, int x, int y) {
        var key = template.key();
        return new Edit.Together(
                Message.of("EDIT_NEW", "Add {}", key),
                List.of(
                        new Edit.AddDocument(fileFor(lab, key.namespace()), template.text()),
                        new Edit.Move(key, x, y, 0)));
    }

    public static Edit delete(ResourceKey key) {
        return new Edit.RemoveDocument(key);
    }

    /// A copy of an object under a free name, without what only one object can have: its status,
    /// its cluster IPs and node ports, its pod networks.
    ///
    /// @throws IllegalArgumentException if the lab has no such object
    public static Templates.Template duplicate(Lab lab, ResourceKey key) {
        var document = Documents.require(lab, key);
        var name = Templates.freeName(lab, key.group(), key.kind(), key.namespace(), key.name());
        var namespace = key.namespace() == null ? Lab.DEFAULT_NAMESPACE : key.namespace();
        var source = new SourceText("copy.yaml", standalone(document));
        var copy = Lab.of("copy", List.of(source), namespace, List.of());
        var copied = new ResourceKey(key.group(), key.kind(), key.namespace(), name);
        var other = asOther(copy, key, copied);
        return new Templates.Template(copied, other.files().getFirst().text());
    }

    /// A lab whose object has another name, and nothing that only one object can have.
    static Lab asOther(Lab lab, ResourceKey key, ResourceKey other) {
        var next = lab;
        for (var path : unique(lab, key)) {
            next = new Edit.RemoveField(key, path).applyTo(next);
        }
        var path = FieldPath.of("metadata", "name");
        return new Edit.SetField(key, path, FieldValue.of(other.name())).applyTo(next);
    }

    private static List<FieldPath> unique(Lab copy, ResourceKey key) {
        var paths = new ArrayList<FieldPath>();
        paths.add(FieldPath.of("status"));
        if (key.kind().equals("Node")) {
            paths.add(FieldPath.of("spec", "podCIDR"));
            paths.add(FieldPath.of("spec", "podCIDRs"));
        }
        if (copy.resource(key).orElse(null) instanceof Service service) {
            for (int port : Templates.nodePorts(service)) {
                paths.add(FieldPath.of("spec", "ports", port, "nodePort"));
            }
            if (!service.isHeadless()) {
                paths.add(FieldPath.of("spec", "clusterIP"));
                paths.add(FieldPath.of("spec", "clusterIPs"));
            }
        }
        return paths;
    }

    /// The text of a document by itself, at column 1; a list's item gets its list's version.
    static String standalone(Document document) {
        var tree = document.tree().orElseThrow();
        var section = document.section().text();
        int line = TextPart.lineStart(section, tree.start());
        int indent = tree.start() - line;
        var text = section.substring(tree.start(), tree.end()).stripTrailing() + "\n";
        var flush = indent == 0 ? text : text.replace("\n" + " ".repeat(indent), "\n");
        boolean lacksKind = document.find(FieldPath.of("kind")).isEmpty();
        boolean flow = flush.startsWith("{");
        if (!lacksKind) {
            return flush;
        }
        return flow
                ? "{\"apiVersion\": \"%s\", \"kind\": \"%s\", %s"
                        .formatted(document.apiVersion(), document.kind(), flush.substring(1))
                : "apiVersion: %s\nkind: %s\n%s"
                        .formatted(document.apiVersion(), document.kind(), flush);
    }

    /// The last YAML file with objects of the namespace, else the last YAML file, else a new one.
    static String fileFor(Lab lab, @Nullable String namespace) {
        String any = null;
        String same = null;
        for (var file : lab.files()) {
            if (!file.path().endsWith(".yaml") && !file.path().endsWith(".yml")) {
                continue;
            }
            any = file.path();
            if (hasNamespace(file, namespace)) {
                same = file.path();
            }
        }
        return same != null ? same : any != null ? any : lab.name() + ".yaml";
    }

    private static boolean hasNamespace(SourceFile file, @Nullable String namespace) {
        return file.documents().stream()
                .flatMap(it -> it.typed().stream())
                .anyMatch(it -> Objects.equals(it.key().namespace(), namespace));
    }
}
