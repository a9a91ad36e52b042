package io.netwright.model.manifest;

import io.netwright.model.net.IpFamily;
import io.netwright.model.resource.CiliumPolicy;
import io.netwright.model.resource.CiliumPolicy.Icmp;
import io.netwright.model.resource.CiliumPolicy.Rule;
import io.netwright.model.resource.CiliumPolicy.Spec;
import io.netwright.model.resource.LabelSelector;
import io.netwright.model.resource.ObjectMeta;
import io.netwright.model.resource.ResourceKey;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Reads Cilium's policies. Their definition checks most; what the agents refuse beyond is told.
///
/// Sources: cilium `pkg/policy/api/rule_validation.go` (`Sanitize`);
/// `pkg/k8s/apis/cilium.io/v2/cnp_types.go` (`Parse`).
final class CiliumPolicyReader {
    private CiliumPolicyReader() {}

    static CiliumPolicy read(ResourceKey key, ObjectMeta meta, Field root) {
        var specs = new ArrayList<Spec>();
        boolean clusterwide = key.namespace() == null;
        if (root.get("spec").isSet()) {
            specs.add(spec(root.get("spec"), clusterwide));
        }
        for (var item : root.get("specs").items()) {
            specs.add(spec(item, clusterwide));
        }
        return new CiliumPolicy(key, meta, root.get("apiVersion").text(""), specs);
    }

    private static Spec spec(Field spec, boolean clusterwide) {
        var nodes = CiliumFields.selector(spec.get("nodeSelector"));
        if (nodes != null && !clusterwide) {
            CiliumFields.refuse(
                    spec.get("nodeSelector"), "a CiliumClusterwideNetworkPolicy for nodes");
        }
        boolean host = nodes != null;
        var posture = spec.get("enableDefaultDeny");
        return new Spec(
                endpoints(spec, nodes),
                nodes,
                posture.get("ingress").flag(),
                posture.get("egress").flag(),
                rules(spec.get("ingress"), true, host),
                rules(spec.get("ingressDeny"), true, host),
                rules(spec.get("egress"), false, host),
                rules(spec.get("egressDeny"), false, host));
    }

    private static @Nullable LabelSelector endpoints(Field spec, @Nullable LabelSelector nodes) {
        return nodes == null
                ? CiliumFields.selectorOrAll(spec.get("endpointSelector"))
                : CiliumFields.selector(spec.get("endpointSelector"));
    }

    private static List<Rule> rules(Field list, boolean ingress, boolean host) {
        var rules = new ArrayList<Rule>();
        for (var item : list.items()) {
            var icmps = icmps(item.get("icmps"));
            var toPorts = item.get("toPorts");
            if (!item.get("icmps").items().isEmpty() && !toPorts.items().isEmpty()) {
                CiliumFields.refuse(item.get("icmps"), "ICMP and toPorts in rules of their own");
            }
            rules.add(
                    new Rule(
                            CiliumPeers.read(item, ingress),
                            CiliumPorts.read(toPorts, ingress, host),
                            icmps,
                            item.get("authentication").get("mode").text()));
        }
        return rules;
    }

    private static List<Icmp> icmps(Field list) {
        var icmps = new ArrayList<Icmp>();
        for (var item : list.items()) {
            for (var field : item.get("fields").items()) {
                boolean six = "IPv6".equals(field.get("family").text());
                var type = field.get("type");
                icmps.add(
                        new Icmp(
                                six ? IpFamily.V6 : IpFamily.V4,
                                type.isNumber() ? Integer.toString(type.whole(0)) : type.text("")));
            }
        }
        return icmps;
    }
}
