package io.netwright.app.ui.inspector;

import io.netwright.app.session.Derived;
import io.netwright.app.ui.inspector.FormField.Cell;
import io.netwright.app.ui.inspector.FormField.Choice;
import io.netwright.app.ui.inspector.FormField.Entry;
import io.netwright.app.ui.inspector.FormField.Row;
import io.netwright.app.ui.inspector.FormField.Table;
import io.netwright.model.edit.Edit;
import io.netwright.model.edit.FieldValue;
import io.netwright.model.edit.Proposal;
import io.netwright.model.lab.Lab;
import io.netwright.model.net.IpAddress;
import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.ResourceKey;
import io.netwright.model.resource.Service;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A Service: type, cluster IP, ports, selector.
final class ServiceForm {
    private static final FieldPath PORTS = FieldPath.of("spec", "ports");
    private static final FieldPath CLUSTER_IP = FieldPath.of("spec", "clusterIP");
    private static final int NODE_PORT_MIN = 30000;
    private static final int NODE_PORT_MAX = 32767;

    private ServiceForm() {}

    static void add(Derived derived, Lab lab, Service service, List<FormField> fields) {
        var key = service.key();
        fields.add(
                new Choice(
                        "type",
                        "Type",
                        service.type().text(),
                        Stream.of(Service.Type.values()).map(Service.Type::text).toList(),
                        text -> type(service, text)));
        var given =
                switch (service.clusterIps()) {
                    case Service.ClusterIps.Unset() -> "";
                    case Service.ClusterIps.Headless() -> "None";
                    case Service.ClusterIps.Declared(var all) -> all.getFirst().toString();
                };
        var known = derived.cluster().service("" + key.namespace(), key.name());
        var allocated = known.map(it -> it.clusterIps()).orElse(List.of());
        var prompt = allocated.isEmpty() ? "allocated" : allocated.getFirst() + " (allocated)";
        fields.add(
                new Entry(
                        "cluster-ip",
                        "Cluster IP",
                        given,
                        prompt,
                        text -> clusterIp(lab, key, text)));
        if (allocated.size() > 1) {
            fields.add(Form.fact("cluster-ips", "Both cluster IPs", allocated));
        }
        fields.add(ports(service));
        var selector = service.selector();
        fields.add(
                Form.labels(
                        "selector",
                        "Selector",
                        key,
                        FieldPath.of("spec", "selector"),
                        selector == null ? new TreeMap<>() : selector));
    }

    /// Node ports go with the type that has them.
    private static Proposal type(Service service, String text) {
        var key = service.key();
        var edits = new ArrayList<Edit>();
        edits.add(new Edit.SetField(key, FieldPath.of("spec", "type"), FieldValue.of(text)));
        if (text.equals("ExternalName") && service.externalName() == null) {
            return Checked.refused(
                    "FORM_EXTERNAL_NAME",
                    "Write spec.externalName as YAML first: the name that it stands for");
        }
        if (text.equals("ClusterIP") || text.equals("ExternalName")) {
            for (int i = 0; i < service.ports().size(); i++) {
                if (service.ports().get(i).nodePort() != null) {
                    edits.add(new Edit.RemoveField(key, PORTS.then(i).then("nodePort")));
                }
            }
        }
        return Checked.possible("EDIT_TYPE", "Make {} a {}", edits, key, text);
    }

    private static Proposal clusterIp(Lab lab, ResourceKey key, String text) {
        if (text.isEmpty()) {
            return Checked.remove(key, CLUSTER_IP);
        }
        var both = FieldPath.of("spec", "clusterIPs");
        if (lab.document(key).flatMap(it -> it.find(both)).isPresent()) {
            return Checked.refused("FORM_CLUSTER_IPS", "Change spec.clusterIPs as YAML");
        }
        if (text.equals("None")) {
            return Checked.set(key, CLUSTER_IP, FieldValue.of(text));
        }
        return IpAddress.read(text)
                .map(it -> Checked.set(key, CLUSTER_IP, FieldValue.of(it.toString())))
                .orElseGet(
                        () ->
                                Checked.refused(
                                        "FORM_CLUSTER_IP",
                                        "\"{}\" is neither an IP address nor None",
                                        text));
    }

    private static Table ports(Service service) {
        var key = service.key();
        var rows = new ArrayList<Row>();
        for (int i = 0; i < service.ports().size(); i++) {
            var port = service.ports().get(i);
            var at = PORTS.then(i);
            var target = port.targetPort();
            var node = port.nodePort();
            rows.add(
                    new Row(
                            List.of(
                                    new Cell(
                                            port.name() == null ? "" : port.name(),
                                            it -> portName(key, at.then("name"), it)),
                                    new Cell(
                                            "" + port.port(),
                                            it ->
                                                    Checked.whole(
                                                            key, at.then("port"), it, 1, 65535)),
                                    new Cell(
                                            target == null ? "" : target.text(),
                                            it -> Checked.portRef(key, at.then("targetPort"), it)),
                                    new Cell(
                                            node == null ? "" : node.toString(),
                                            it -> nodePort(service, at.then("nodePort"), it))),
                            service.ports().size() == 1 ? null : () -> Checked.remove(key, at)));
        }
        var next = PORTS.then(service.ports().size());
        return new Table(
                "ports",
                "Ports",
                List.of("name", "port", "target", "node"),
                rows,
                texts -> added(service, next, texts));
    }

    private static Proposal portName(ResourceKey key, FieldPath path, String text) {
        if (text.isEmpty()) {
            return Checked.remove(key, path);
        }
        var bad = Checked.badDnsLabel(text);
        return bad != null ? bad : Checked.set(key, path, FieldValue.of(text));
    }

    private static Proposal nodePort(Service service, FieldPath path, String text) {
        boolean has =
                service.type() == Service.Type.NODE_PORT
                        || service.type() == Service.Type.LOAD_BALANCER;
        if (!has && !text.isEmpty()) {
            return Checked.refused(
                    "FORM_NODE_PORT", "Only a NodePort or LoadBalancer Service has node ports");
        }
        return Checked.optionalWhole(service.key(), path, text, NODE_PORT_MIN, NODE_PORT_MAX);
    }

    private static Proposal added(Service service, FieldPath at, List<String> texts) {
        var key = service.key();
        if (texts.getFirst().isEmpty() && !service.ports().isEmpty()) {
            return Checked.refused(
                    "FORM_PORT_NAMELESS", "Each of several ports needs a name, this one too");
        }
        var tries =
                List.of(
                        Checked.whole(key, at.then("port"), texts.get(1), 1, 65535),
                        portName(key, at.then("name"), texts.getFirst()),
                        Checked.portRef(key, at.then("targetPort"), texts.get(2)),
                        nodePort(service, at.then("nodePort"), texts.get(3)));
        var edits = new ArrayList<Edit>();
        int[] columns = {1, 0, 2, 3};
        for (int i = 0; i < columns.length; i++) {
            switch (tries.get(i)) {
                case Proposal.Refused refused -> {
                    return refused;
                }
                case Proposal.Possible(var edit) -> {
                    if (!texts.get(columns[i]).isEmpty()) {
                        edits.add(edit);
                    }
                }
            }
        }
        return Checked.possible("EDIT_PORT", "Add port {} to {}", edits, texts.get(1), key);
    }
}
