package io.netwright.model.lint;

import io.netwright.model.net.IpAddress;
import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.Node;
import io.netwright.model.resource.ResourceKey;

import java.util.ArrayList;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Addresses of nodes that are somebody else's.
final class NodeAddress {
    private static final FieldPath LIST = FieldPath.of("status", "addresses");

    private NodeAddress() {}

    /// Two nodes with one address.
    static void twice(View lab, Consumer<Found> out) {
        var taken = new TreeMap<IpAddress, ResourceKey>();
        for (var node : lab.all(Node.class)) {
            for (var address : node.internalIps()) {
                var other = taken.putIfAbsent(address, node.key());
                if (other != null && !other.equals(node.key())) {
                    out.accept(
                            lab.at(
                                    node,
                                    place(lab, node, address),
                                    LintCode.NODE_ADDRESS_TWICE,
                                    address,
                                    other));
                }
            }
        }
    }

    /// A node in a network of pods or Services.
    static void inside(View lab, Consumer<Found> out) {
        var networks = new ArrayList<>(Network.ofPods(lab));
        networks.addAll(Network.ofServices(lab));
        for (var node : lab.all(Node.class)) {
            for (var address : node.internalIps()) {
                networks.stream()
                        .filter(it -> it.cidr().contains(address) && it.cidr().length() > 0)
                        .findFirst()
                        .ifPresent(
                                it ->
                                        out.accept(
                                                lab.at(
                                                        node,
                                                        place(lab, node, address),
                                                        LintCode.NODE_IN_POD_CIDR,
                                                        address,
                                                        node.key(),
                                                        it.what(),
                                                        it.cidr())));
            }
        }
    }

    private static FieldPath place(View lab, Node node, IpAddress address) {
        var document = lab.document(node.key());
        for (int i = 0; i < View.items(document, LIST).size(); i++) {
            var path = LIST.then(i).then("address");
            if (View.text(document, path).filter(address.toString()::equals).isPresent()) {
                return path;
            }
        }
        return LIST;
    }
}
