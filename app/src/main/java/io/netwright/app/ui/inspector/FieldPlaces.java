package io.netwright.app.ui.inspector;

import io.netwright.model.lab.Lab;
import io.netwright.model.lint.LintFinding;
import io.netwright.model.manifest.Document;
import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.ResourceKey;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is found about an object, by the field of its form that it is about.
///
/// @param at by the field's id
/// @param others what no field of the form shows
record FieldPlaces(Map<String, List<LintFinding>> at, List<LintFinding> others) {
    private static final int CONTAINERS = 16; // more than a form is read for

    static FieldPlaces of(
            Lab lab, ResourceKey key, List<FormField> fields, List<LintFinding> found) {
        var document = lab.document(key).orElse(null);
        if (document == null) {
            return new FieldPlaces(Map.of(), found);
        }
        var text = lab.file(document.at().file()).map(it -> it.text()).orElse("");
        var at = new LinkedHashMap<String, List<LintFinding>>();
        var others = new ArrayList<LintFinding>();
        for (var it : found) {
            fields.stream()
                    .filter(
                            field ->
                                    paths(key, field.id()).stream()
                                            .anyMatch(path -> isAt(document, text, path, it)))
                    .findFirst()
                    .map(field -> at.computeIfAbsent(field.id(), _ -> new ArrayList<>()))
                    .orElse(others)
                    .add(it);
        }
        return new FieldPlaces(at, others);
    }

    /// Is a finding about a field: within its value, or its name?
    private static boolean isAt(Document document, String text, FieldPath path, LintFinding it) {
        if (document.find(path).isEmpty()) {
            return false;
        }
        var value = document.locate(path);
        var place = it.diagnostic().at();
        int from = place.start().offset();
        int to = place.end().offset();
        if (!place.file().equals(value.file())) {
            return false;
        }
        int start = value.start().offset();
        if (from >= start) {
            return to <= value.end().offset();
        }
        return to <= start
                && start <= text.length()
                && text.substring(to, start).strip().equals(":");
    }

    /// Where a field of the form stands in the object.
    private static List<FieldPath> paths(ResourceKey key, String id) {
        return switch (id) {
            case "name" -> List.of(FieldPath.of("metadata", "name"));
            case "namespace" -> List.of(FieldPath.of("metadata", "namespace"));
            case "labels" -> List.of(Form.LABELS);
            case "pod-labels" -> List.of(Form.TEMPLATE_LABELS, FieldPath.of("spec", "selector"));
            case "type" -> List.of(FieldPath.of("spec", "type"));
            case "cluster-ip", "cluster-ips" ->
                    List.of(FieldPath.of("spec", "clusterIP"), FieldPath.of("spec", "clusterIPs"));
            case "selector" ->
                    List.of(FieldPath.of("spec", "selector"), FieldPath.of("spec", "podSelector"));
            case "ingress" -> List.of(FieldPath.of("spec", "ingress"));
            case "egress" -> List.of(FieldPath.of("spec", "egress"));
            case "pod-cidr", "pod-cidrs" ->
                    List.of(FieldPath.of("spec", "podCIDR"), FieldPath.of("spec", "podCIDRs"));
            case "addresses" -> List.of(FieldPath.of("status", "addresses"));
            case "node" -> List.of(FieldPath.of("spec", "nodeName"));
            case "replicas" ->
                    List.of(FieldPath.of("spec", "replicas"), FieldPath.of("spec", "parallelism"));
            case "ports" -> ports(key);
            default -> List.of();
        };
    }

    private static List<FieldPath> ports(ResourceKey key) {
        if (key.kind().equals("Service")) {
            return List.of(FieldPath.of("spec", "ports"));
        }
        var spec =
                key.kind().equals("Pod")
                        ? FieldPath.of("spec")
                        : FieldPath.of("spec", "template", "spec");
        var all = new ArrayList<FieldPath>();
        for (int i = 0; i < CONTAINERS; i++) {
            all.add(spec.then("containers").then(i).then("ports"));
        }
        return all;
    }
}
