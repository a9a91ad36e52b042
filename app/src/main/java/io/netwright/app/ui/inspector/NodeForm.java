package io.netwright.app.ui.inspector;

import io.netwright.app.session.Derived;
import io.netwright.app.ui.inspector.FormField.Cell;
import io.netwright.app.ui.inspector.FormField.Entry;
import io.netwright.app.ui.inspector.FormField.Row;
import io.netwright.app.ui.inspector.FormField.Table;
import io.netwright.model.edit.Edit;
import io.netwright.model.edit.FieldValue;
import io.netwright.model.edit.Proposal;
import io.netwright.model.lab.Lab;
import io.netwright.model.manifest.YamlNode.Scalar;
import io.netwright.model.net.IpAddress;
import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.Node;
import io.netwright.model.resource.ResourceKey;
import io.netwright.sim.control.ClusterNode;

import java.util.ArrayList;
import java.util.List;

/// A node: its addresses and its part of the pods' network.
final class NodeForm {
    private static final FieldPath ADDRESSES = FieldPath.of("status", "addresses");
    private static final FieldPath POD_CIDR = FieldPath.of("spec", "podCIDR");

    private NodeForm() {}

    static void add(Derived derived, Lab lab, Node node, List<FormField> fields) {
        var key = node.key();
        var known = derived.cluster().node(key.name());
        var networks = known.map(ClusterNode::podCidrs).orElse(List.of());
        if (node.podCidrs().size() > 1) {
            fields.add(Form.fact("pod-cidrs", "Pod networks", node.podCidrs()));
        } else {
            fields.add(
                    new Entry(
                            "pod-cidr",
                            "Pod network",
                            node.podCidrs().isEmpty() ? "" : node.podCidrs().getFirst().toString(),
                            networks.isEmpty() ? "allocated" : networks.getFirst() + " (allocated)",
                            text ->
                                    text.isEmpty()
                                            ? Checked.remove(key, POD_CIDR)
                                            : Checked.cidr(key, POD_CIDR, text)));
        }
        fields.add(addresses(lab, key));
        if (node.internalIps().isEmpty()) {
            var assumed = known.map(ClusterNode::addresses).orElse(List.of());
            fields.add(Form.fact("assumed-addresses", "Address, assumed", assumed));
        }
    }

    static void assumed(ClusterNode node, List<FormField> fields) {
        fields.add(Form.fact("addresses", "Addresses", node.addresses()));
        fields.add(Form.fact("pod-cidrs", "Pod networks", node.podCidrs()));
    }

    private static Table addresses(Lab lab, ResourceKey key) {
        var rows = new ArrayList<Row>();
        int count = 0;
        for (var text = text(lab, key, 0); !text.isEmpty(); text = text(lab, key, count)) {
            var at = ADDRESSES.then(count);
            var type = lab.document(key).flatMap(it -> it.find(at.then("type")));
            boolean name =
                    type.isPresent()
                            && type.get() instanceof Scalar it
                            && it.text().equals("Hostname");
            rows.add(
                    new Row(
                            List.of(
                                    new Cell(
                                            type.map(it -> it instanceof Scalar s ? s.text() : "")
                                                    .orElse(""),
                                            null),
                                    new Cell(
                                            text,
                                            name
                                                    ? null
                                                    : it ->
                                                            Checked.address(
                                                                    key, at.then("address"), it))),
                            () -> Checked.remove(key, at)));
            count++;
        }
        var next = ADDRESSES.then(count);
        return new Table(
                "addresses",
                "Addresses",
                List.of("type", "address"),
                rows,
                texts -> added(key, next, texts));
    }

    private static String text(Lab lab, ResourceKey key, int index) {
        return lab.document(key)
                .flatMap(it -> it.find(ADDRESSES.then(index).then("address")))
                .map(it -> it instanceof Scalar scalar ? scalar.text() : "")
                .orElse("");
    }

    private static Proposal added(ResourceKey key, FieldPath at, List<String> texts) {
        var type = texts.getFirst().isEmpty() ? "InternalIP" : texts.getFirst();
        if (!type.equals("InternalIP") && !type.equals("ExternalIP")) {
            return Checked.refused(
                    "FORM_ADDRESS_TYPE", "\"{}\" is neither InternalIP nor ExternalIP", type);
        }
        if (IpAddress.read(texts.getLast()).isEmpty()) {
            return Checked.refused("FORM_ADDRESS", "\"{}\" is no IP address", texts.getLast());
        }
        return Checked.possible(
                "EDIT_ADDRESS",
                "Add address {} to {}",
                List.of(
                        new Edit.SetField(key, at.then("type"), FieldValue.of(type)),
                        new Edit.SetField(key, at.then("address"), FieldValue.of(texts.getLast()))),
                texts.getLast(),
                key);
    }
}
