package io.netwright.app.ui.inspector;

import io.netwright.app.session.Derived;
import io.netwright.app.ui.inspector.FormField.Cell;
import io.netwright.app.ui.inspector.FormField.Entry;
import io.netwright.app.ui.inspector.FormField.Fact;
import io.netwright.app.ui.inspector.FormField.Row;
import io.netwright.app.ui.inspector.FormField.Table;
import io.netwright.model.edit.Edit;
import io.netwright.model.edit.FieldValue;
import io.netwright.model.edit.Proposal;
import io.netwright.model.lab.Lab;
import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.NetworkPolicy;
import io.netwright.model.resource.Node;
import io.netwright.model.resource.Pod;
import io.netwright.model.resource.Resource;
import io.netwright.model.resource.ResourceKey;
import io.netwright.model.resource.Service;
import io.netwright.model.resource.Workload;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/// What the form of an object holds.
///
/// @param note what to know before changing anything, `""` for nothing
public record Form(String note, List<FormField> fields) {
    static final FieldPath LABELS = FieldPath.of("metadata", "labels");
    static final FieldPath TEMPLATE_LABELS = FieldPath.of("spec", "template", "metadata", "labels");

    public Form {
        fields = List.copyOf(fields);
    }

    public static Form of(Derived derived, Lab lab, ResourceKey key) {
        var resource = lab.resource(key).orElse(null);
        if (resource == null) {
            return made(derived, lab, key);
        }
        var fields = new ArrayList<FormField>();
        names(resource, fields);
        switch (resource) {
            case Pod _ -> PodForm.add(derived, lab, key, fields);
            case Service service -> ServiceForm.add(derived, lab, service, fields);
            case Node node -> NodeForm.add(derived, lab, node, fields);
            case NetworkPolicy policy -> PolicyForm.add(derived, policy, fields);
            case Workload workload -> WorkloadForm.add(derived, workload, fields);
            default -> {}
        }
        fields.add(labels("labels", "Labels", key, LABELS, resource.meta().labels().values()));
        return new Form("", fields);
    }

    private static Form made(Derived derived, Lab lab, ResourceKey key) {
        var fields = new ArrayList<FormField>();
        var pod = derived.cluster().pod(key).orElse(null);
        if (pod != null) {
            PodForm.add(derived, lab, key, fields);
            return new Form(
                    "Made by %s, whose template says what it is".formatted(pod.source()), fields);
        }
        var node =
                derived.cluster().nodes().stream().filter(it -> it.key().equals(key)).findFirst();
        if (node.isPresent()) {
            NodeForm.assumed(node.get(), fields);
            return new Form(
                    "Assumed: the lab's files hold no Node of this name. Write it out to change"
                            + " it.",
                    fields);
        }
        return new Form(
                lab.document(key).isPresent()
                        ? "Not in the cluster: it cannot be read as it stands"
                        : "Not in the lab's files",
                fields);
    }

    private static void names(Resource resource, List<FormField> fields) {
        var key = resource.key();
        fields.add(new Entry("name", "Name", key.name(), "", text -> rename(key, text)));
        if (key.namespace() != null) {
            fields.add(
                    new Entry(
                            "namespace",
                            "Namespace",
                            key.namespace(),
                            "default",
                            text -> move(key, text)));
        }
    }

    /// Names in fields that are read follow.
    private static Proposal rename(ResourceKey key, String name) {
        var bad = key.kind().equals("Service") ? Checked.badDnsLabel(name) : Checked.badName(name);
        return bad != null ? bad : new Proposal.Possible(new Edit.Rename(key, name));
    }

    private static Proposal move(ResourceKey key, String namespace) {
        var bad = Checked.badDnsLabel(namespace);
        return bad != null
                ? bad
                : Checked.set(key, FieldPath.of("metadata", "namespace"), FieldValue.of(namespace));
    }

    static Fact fact(String id, String label, List<?> values) {
        return new Fact(
                id,
                label,
                values.isEmpty()
                        ? "none"
                        : String.join("\n", values.stream().map(Object::toString).toList()));
    }

    /// Labels or a selector, of which every pair can be changed.
    static Table labels(
            String id,
            String label,
            ResourceKey key,
            FieldPath at,
            SortedMap<String, String> values) {
        return labels(id, label, key, _ -> List.of(at), values);
    }

    /// The same where some pairs stand in several places: a workload's selector must go with the
    /// labels of its template, or the API server refuses it.
    ///
    /// @param holding where a label stands, its own place first
    static Table labels(
            String id,
            String label,
            ResourceKey key,
            Function<String, List<FieldPath>> holding,
            SortedMap<String, String> values) {
        var rows = new ArrayList<Row>();
        for (var pair : values.entrySet()) {
            var name = pair.getKey();
            var places = holding.apply(name);
            rows.add(
                    new Row(
                            List.of(
                                    new Cell(
                                            name,
                                            text ->
                                                    renamed(
                                                            key,
                                                            places,
                                                            name,
                                                            pair.getValue(),
                                                            text)),
                                    new Cell(
                                            pair.getValue(), text -> put(key, places, name, text))),
                            () -> removed(key, places, name)));
        }
        return new Table(
                id,
                label,
                List.of("key", "value"),
                rows,
                texts ->
                        put(
                                key,
                                List.of(holding.apply(texts.getFirst()).getFirst()),
                                texts.getFirst(),
                                texts.getLast()));
    }

    private static Proposal put(
            ResourceKey key, List<FieldPath> places, String name, String value) {
        var bad = Checked.badLabelKey(name);
        bad = bad != null ? bad : Checked.badLabelValue(value);
        if (bad != null) {
            return bad;
        }
        var edits = new ArrayList<Edit>();
        for (var at : places) {
            edits.add(new Edit.SetField(key, at.then(name), FieldValue.of(value)));
        }
        return Checked.possible("EDIT_LABEL", "Set {}={} of {}", edits, name, value, key);
    }

    private static Proposal renamed(
            ResourceKey key, List<FieldPath> places, String old, String value, String name) {
        var bad = Checked.badLabelKey(name);
        if (bad != null) {
            return bad;
        }
        var edits = new ArrayList<Edit>();
        for (var at : places) {
            edits.add(new Edit.SetField(key, at.then(name), FieldValue.of(value)));
            edits.add(new Edit.RemoveField(key, at.then(old)));
        }
        return Checked.possible("EDIT_LABEL", "Set {}={} of {}", edits, name, value, key);
    }

    private static Proposal removed(ResourceKey key, List<FieldPath> places, String name) {
        var edits = new ArrayList<Edit>();
        for (var at : places) {
            edits.add(new Edit.RemoveField(key, at.then(name)));
        }
        return Checked.possible("EDIT_UNLABEL", "Remove label {} of {}", edits, name, key);
    }

    /// `app=web, tier=front`.
    static String said(SortedMap<String, String> labels) {
        return String.join(
                ", ",
                new TreeMap<>(labels)
                        .entrySet().stream().map(it -> it.getKey() + "=" + it.getValue()).toList());
    }
}
