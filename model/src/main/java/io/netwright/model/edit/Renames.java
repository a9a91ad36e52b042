package io.netwright.model.edit;

import io.netwright.model.lab.Lab;
import io.netwright.model.resource.EndpointSlice;
import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.Ingress;
import io.netwright.model.resource.Pod;
import io.netwright.model.resource.Resource;
import io.netwright.model.resource.ResourceKey;
import io.netwright.model.resource.Workload;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Renames an object, and what names it in fields that are read.
final class Renames {
    private Renames() {}

    static Lab apply(Lab lab, ResourceKey key, String newName) {
        Documents.require(lab, key);
        var next = lab;
        for (var edit : references(lab, key, newName)) {
            next = edit.applyTo(next);
        }
        next =
                new Edit.SetField(key, FieldPath.of("metadata", "name"), FieldValue.of(newName))
                        .applyTo(next);
        return Boxes.rename(next, key, newName);
    }

    /// What makes the fields that name an object name it anew.
    static List<Edit> references(Lab lab, ResourceKey key, String newName) {
        var edits = new ArrayList<Edit>();
        var value = FieldValue.of(newName);
        for (var resource : lab.resources()) {
            for (var path : paths(resource, key)) {
                edits.add(new Edit.SetField(resource.key(), path, value));
            }
        }
        return edits;
    }

    /// The fields of a resource that name an object.
    private static List<FieldPath> paths(Resource resource, ResourceKey key) {
        return switch (key.kind()) {
            case "Node" -> nodePaths(resource, key.name());
            case "Service" ->
                    Objects.equals(resource.key().namespace(), key.namespace())
                            ? servicePaths(resource, key.name())
                            : List.of();
            default -> List.of();
        };
    }

    private static List<FieldPath> nodePaths(Resource resource, String node) {
        var paths = new ArrayList<FieldPath>();
        switch (resource) {
            case Pod pod when node.equals(pod.spec().nodeName()) ->
                    paths.add(FieldPath.of("spec", "nodeName"));
            case Workload workload when node.equals(workload.template().spec().nodeName()) ->
                    paths.add(FieldPath.of("spec", "template", "spec", "nodeName"));
            case EndpointSlice slice -> {
                for (int i = 0; i < slice.endpoints().size(); i++) {
                    if (node.equals(slice.endpoints().get(i).nodeName())) {
                        paths.add(FieldPath.of("endpoints", i, "nodeName"));
                    }
                }
            }
            default -> {}
        }
        return paths;
    }

    private static List<FieldPath> servicePaths(Resource resource, String service) {
        var paths = new ArrayList<FieldPath>();
        switch (resource) {
            case EndpointSlice slice
                    when slice.meta().labels().has(EndpointSlice.SERVICE_NAME, service) ->
                    paths.add(FieldPath.of("metadata", "labels", EndpointSlice.SERVICE_NAME));
            case Workload.StatefulSet set when service.equals(set.serviceName()) ->
                    paths.add(FieldPath.of("spec", "serviceName"));
            case Ingress ingress -> ingressPaths(ingress, service, paths);
            default -> {}
        }
        return paths;
    }

    private static void ingressPaths(Ingress ingress, String service, List<FieldPath> paths) {
        var fallback = ingress.defaultBackend();
        if (fallback != null && fallback.service().equals(service)) {
            paths.add(FieldPath.of("spec", "defaultBackend", "service", "name"));
        }
        for (int i = 0; i < ingress.rules().size(); i++) {
            var rule = ingress.rules().get(i);
            for (int j = 0; j < rule.paths().size(); j++) {
                var backend = rule.paths().get(j).backend();
                if (backend != null && backend.service().equals(service)) {
                    paths.add(
                            FieldPath.of(
                                    "spec", "rules", i, "http", "paths", j, "backend", "service",
                                    "name"));
                }
            }
        }
    }
}
