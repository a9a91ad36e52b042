package io.netwright.app.ui.inspector;

import io.netwright.app.session.AssumedNodes;
import io.netwright.app.session.Derived;
import io.netwright.app.ui.inspector.FormField.Cell;
import io.netwright.app.ui.inspector.FormField.Choice;
import io.netwright.app.ui.inspector.FormField.Fact;
import io.netwright.app.ui.inspector.FormField.Row;
import io.netwright.app.ui.inspector.FormField.Table;
import io.netwright.model.edit.Edits;
import io.netwright.model.edit.FieldValue;
import io.netwright.model.edit.Proposal;
import io.netwright.model.lab.Lab;
import io.netwright.model.net.Protocol;
import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.PodSpec;
import io.netwright.model.resource.ResourceKey;
import io.netwright.sim.control.ClusterPod;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A pod: where it runs, its addresses, its ports, what listens.
final class PodForm {
    private PodForm() {}

    static void add(Derived derived, Lab lab, ResourceKey key, List<FormField> fields) {
        var pod = derived.cluster().pod(key).orElse(null);
        if (pod == null) {
            return;
        }
        var names = derived.cluster().nodes().stream().map(it -> it.name()).toList();
        fields.add(
                new Choice(
                        "node",
                        "Node",
                        pod.node() == null ? "" : pod.node(),
                        names,
                        node -> place(derived, lab, pod, node)));
        fields.add(
                new Fact(
                        "state",
                        "State",
                        pod.pending() != null
                                ? "pending: " + pod.pending().text()
                                : (pod.running() ? "running" : "not running")
                                        + (pod.ready() ? ", ready" : ", not ready")
                                        + (pod.terminating() ? ", terminating" : "")));
        fields.add(Form.fact("addresses", "Addresses", pod.ips()));
        boolean own = pod.source().equals(key);
        fields.add(ports(pod.source(), pod.specField(), pod.spec(), own));
        fields.add(Form.fact("listens", "Listens", listens(derived, pod)));
        if (!own) {
            fields.add(new Fact("pod-labels", "Labels", Form.said(pod.labels().values())));
        }
    }

    private static Proposal place(Derived derived, Lab lab, ClusterPod pod, String node) {
        return AssumedNodes.keep(
                derived,
                lab,
                pod.source().kind().equals("Pod")
                        ? Edits.movePodToNode(lab, pod.key(), node)
                        : Edits.moveWorkloadToNode(lab, pod.source(), node));
    }

    /// The ports of all containers; they can be changed where the object itself says them.
    static Table ports(ResourceKey source, FieldPath spec, PodSpec declared, boolean changes) {
        var rows = new ArrayList<Row>();
        for (int i = 0; i < declared.containers().size(); i++) {
            var container = declared.containers().get(i);
            for (int j = 0; j < container.ports().size(); j++) {
                var port = container.ports().get(j);
                var at = spec.then("containers").then(i).then("ports").then(j);
                var name = port.name() == null ? "" : port.name();
                var number = Integer.toString(port.containerPort());
                var by = port.protocol().name();
                rows.add(
                        changes
                                ? new Row(
                                        List.of(
                                                new Cell(
                                                        name,
                                                        it -> name(source, at.then("name"), it)),
                                                new Cell(
                                                        number,
                                                        it ->
                                                                Checked.whole(
                                                                        source,
                                                                        at.then("containerPort"),
                                                                        it,
                                                                        1,
                                                                        65535)),
                                                new Cell(
                                                        by,
                                                        it ->
                                                                protocol(
                                                                        source,
                                                                        at.then("protocol"),
                                                                        it))),
                                        () -> Checked.remove(source, at))
                                : new Row(
                                        List.of(
                                                new Cell(name, null),
                                                new Cell(number, null),
                                                new Cell(by, null)),
                                        null));
            }
        }
        int next =
                declared.containers().isEmpty()
                        ? 0
                        : declared.containers().getFirst().ports().size();
        var first = spec.then("containers").then(0).then("ports").then(next);
        boolean more = changes && !declared.containers().isEmpty();
        return new Table(
                "ports",
                "Container ports",
                List.of("name", "port", "protocol"),
                rows,
                more ? texts -> added(source, first, texts) : null);
    }

    private static Proposal added(ResourceKey key, FieldPath at, List<String> texts) {
        var port = Checked.whole(key, at.then("containerPort"), texts.get(1), 1, 65535);
        if (!(port instanceof Proposal.Possible(var number))) {
            return port;
        }
        var edits = new ArrayList<io.netwright.model.edit.Edit>();
        edits.add(number);
        for (int i : List.of(0, 2)) {
            var text = texts.get(i);
            if (text.isEmpty()) {
                continue;
            }
            var set =
                    i == 0
                            ? name(key, at.then("name"), text)
                            : protocol(key, at.then("protocol"), text);
            if (!(set instanceof Proposal.Possible(var edit))) {
                return set;
            }
            edits.add(edit);
        }
        return Checked.possible("EDIT_PORT", "Add port {} to {}", edits, texts.get(1), key);
    }

    static Proposal name(ResourceKey key, FieldPath path, String text) {
        if (text.matches("[0-9]+")) {
            return Checked.refused("FORM_PORT_NAME", "The name of a port is no number");
        }
        return Checked.portRef(key, path, text);
    }

    static Proposal protocol(ResourceKey key, FieldPath path, String text) {
        var known = Protocol.named(text).filter(Protocol::hasPorts);
        if (known.isEmpty()) {
            return Checked.refused("FORM_PROTOCOL", "\"{}\" is neither TCP, UDP nor SCTP", text);
        }
        return Checked.set(key, path, FieldValue.of(known.get().name().toUpperCase(Locale.ROOT)));
    }

    private static List<String> listens(Derived derived, ClusterPod pod) {
        var said = new ArrayList<String>();
        for (var listen : derived.cluster().listens()) {
            var source = pod.source();
            var workload = source.namespace() + "/" + source.kind().toLowerCase(Locale.ROOT) + "/";
            if (listen.at().equals(pod.key().path())
                    || listen.at().equalsIgnoreCase(workload + source.name())) {
                listen.ports().forEach(it -> said.add(it.protocol() + " " + it.number()));
            }
        }
        return said.isEmpty() ? List.of("every port (assumed: the lab does not say)") : said;
    }
}
