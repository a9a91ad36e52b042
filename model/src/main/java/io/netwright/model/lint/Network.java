package io.netwright.model.lint;

import io.netwright.model.manifest.Document;
import io.netwright.model.manifest.YamlNode;
import io.netwright.model.net.Cidr;
import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.Node;

import java.util.ArrayList;
import java.util.List;

/// A network that the lab states for pods or for Services, and where.
record Network(String what, Cidr cidr, Document document, FieldPath path) {
    private static final FieldPath SPEC = FieldPath.of("spec", "kubernetes");

    static List<Network> ofPods(View lab) {
        var all = new ArrayList<Network>();
        stated(lab, "pod network", "podCIDR", all);
        for (var node : lab.all(Node.class)) {
            all.addAll(ofNode(lab, node));
        }
        return all;
    }

    static List<Network> ofNode(View lab, Node node) {
        var all = new ArrayList<Network>();
        var document = lab.document(node.key());
        for (int i = 0; i < node.podCidrs().size(); i++) {
            var list = FieldPath.of("spec", "podCIDRs");
            var path =
                    document.find(list).isPresent()
                            ? list.then(i)
                            : FieldPath.of("spec", "podCIDR");
            all.add(new Network("pod network", node.podCidrs().get(i), document, path));
        }
        return all;
    }

    static List<Network> ofServices(View lab) {
        var all = new ArrayList<Network>();
        stated(lab, "service range", "serviceCIDR", all);
        var list = FieldPath.of("spec", "cidrs");
        for (var document : lab.documents("ServiceCIDR")) {
            add("service range", document, list, all);
        }
        return all;
    }

    private static void stated(View lab, String what, String field, List<Network> all) {
        lab.ours("Lab").ifPresent(it -> add(what, it, SPEC.then(field), all));
    }

    private static void add(String what, Document document, FieldPath path, List<Network> all) {
        var node = document.find(path).orElse(null);
        if (node instanceof YamlNode.Scalar scalar) {
            Cidr.read(scalar.text())
                    .ifPresent(it -> all.add(new Network(what, it, document, path)));
        }
        var items = View.items(document, path);
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof YamlNode.Scalar scalar) {
                var at = path.then(i);
                Cidr.read(scalar.text())
                        .ifPresent(it -> all.add(new Network(what, it, document, at)));
            }
        }
    }
}
