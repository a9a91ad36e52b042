package io.netwright.app.session;

import io.netwright.model.diag.Message;
import io.netwright.model.edit.Edit;
import io.netwright.model.edit.FieldValue;
import io.netwright.model.edit.LabFields;
import io.netwright.model.edit.LabFields.Setting;
import io.netwright.model.lab.Lab;
import io.netwright.model.net.Cidr;
import io.netwright.model.net.IpAddress;
import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.Service;
import io.netwright.sim.control.Assumed;
import io.netwright.sim.control.Assumption;
import io.netwright.sim.control.Cluster;
import io.netwright.sim.control.ClusterNode;
import io.netwright.sim.control.ClusterPod;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Edits that write into a lab what is assumed of it, where an edit can: then it is said, and
/// nothing else changes.
public final class AssumptionEdits {
    private static final FieldPath SPEC = FieldPath.of("spec");

    private final Lab lab;
    private final Cluster cluster;

    private AssumptionEdits(Derived derived) {
        lab = derived.lab();
        cluster = derived.cluster();
    }

    /// The edit that says it, empty where none can.
    public static Optional<Edit> of(Derived derived, Assumption assumption) {
        for (var kind : Assumed.values()) {
            if (kind.is(assumption)) {
                return new AssumptionEdits(derived).edit(kind);
            }
        }
        return Optional.empty();
    }

    private Optional<Edit> edit(Assumed kind) {
        return switch (kind) {
            case CNI -> ours(text("cni", "plugin", cluster.cni().plugin()));
            case FLANNEL ->
                    ours(
                            text("cni", "plugin", cluster.cni().plugin()),
                            text("cni", "mode", cluster.cni().mode()));
            case SEGMENT -> ours(segment());
            case VERSION -> ours(text("kubernetes", "version", cluster.version()));
            case POD_NETWORK, SECOND_FAMILY ->
                    ours(text("kubernetes", "podCIDR", joined(cluster.podCidrs())));
            case SERVICE_NETWORK ->
                    ours(text("kubernetes", "serviceCIDR", joined(cluster.serviceCidrs())));
            case PROXY -> Optional.of(proxy());
            case NODES, NAMED_NODES -> nodes();
            case SERVICE_ADDRESSES -> services();
            case SCHEDULING -> placements();
            case LISTENS,
                    COREDNS,
                    NODE_ADDRESSES,
                    NODE_POD_NETWORKS,
                    POD_ADDRESSES,
                    READINESS,
                    FIT,
                    REVERSE_PATH,
                    OUTSIDE,
                    POLICIES_IGNORED,
                    STRAY_ADDRESS,
                    POOL_ADDRESSES,
                    IPAM,
                    CALICO_POOL,
                    CILIUM_IPAM,
                    API_SERVER,
                    FIRST_NODE ->
                    Optional.empty();
        };
    }

    private static Message label(String what) {
        return Message.of("EDIT_SAY", "Say {} in the lab", what);
    }

    private static Setting text(String group, String field, String value) {
        return new Setting(SPEC.then(group).then(field), FieldValue.of(value));
    }

    private Optional<Edit> ours(Setting... settings) {
        var what = settings[0].path().toString();
        return Optional.of(LabFields.set(lab, label(what), List.of(settings)));
    }

    private Setting[] segment() {
        var link = cluster.topology().link();
        var at = SPEC.then("topology").then("link");
        return new Setting[] {
            new Setting(at.then("bandwidth"), FieldValue.of(rate(link.bitsPerSecond()))),
            new Setting(at.then("delay"), FieldValue.of(link.delayNanos() / 1000 + "us")),
            new Setting(at.then("mtu"), FieldValue.of(link.mtu())),
            new Setting(at.then("queue"), FieldValue.of(link.queueFrames()))
        };
    }

    private static String rate(long bits) {
        return bits % 1_000_000_000 == 0 ? bits / 1_000_000_000 + "Gbit" : bits + "bit";
    }

    private static String joined(List<Cidr> cidrs) {
        return cidrs.stream().map(Cidr::toString).collect(Collectors.joining(","));
    }

    private Edit proxy() {
        var text =
                """
                apiVersion: v1
                kind: ConfigMap
                metadata:
                  name: kube-proxy
                  namespace: kube-system
                data:
                  config.conf: |
                    apiVersion: kubeproxy.config.k8s.io/v1alpha1
                    kind: KubeProxyConfiguration
                    mode: %s
                    clusterCIDR: "%s"
                """
                        .formatted(cluster.proxy().mode(), joined(cluster.podCidrs()));
        return add(label("kube-proxy's configuration"), List.of(text));
    }

    private Optional<Edit> nodes() {
        var texts = new ArrayList<String>();
        for (var node : cluster.nodes()) {
            if (!node.declared()) {
                texts.add(text(node));
            }
        }
        return texts.isEmpty() ? Optional.empty() : Optional.of(add(label("the nodes"), texts));
    }

    private static String text(ClusterNode node) {
        var text = new StringBuilder();
        text.append("apiVersion: v1\nkind: Node\nmetadata:\n  name: ").append(node.name());
        text.append("\nspec:\n  podCIDR: \"").append(node.podCidrs().getFirst());
        text.append("\"\n  podCIDRs:\n");
        node.podCidrs().forEach(it -> text.append("  - \"").append(it).append("\"\n"));
        text.append("status:\n  addresses:\n");
        for (IpAddress it : node.addresses()) {
            text.append("  - type: InternalIP\n    address: \"").append(it).append("\"\n");
        }
        return text.toString();
    }

    private Edit add(Message label, List<String> texts) {
        var file = "assumed.yaml";
        return new Edit.Together(
                label, texts.stream().<Edit>map(it -> new Edit.AddDocument(file, it)).toList());
    }

    private Optional<Edit> services() {
        var edits = new ArrayList<Edit>();
        for (var service : cluster.services()) {
            boolean chosen = service.declared().clusterIps() instanceof Service.ClusterIps.Unset;
            if (chosen && service.clusterIps().size() > 1) {
                return Optional.empty(); // a list, which is written by hand
            }
            if (chosen && !service.clusterIps().isEmpty()) {
                var ip = service.clusterIps().getFirst().toString();
                edits.add(
                        new Edit.SetField(
                                service.key(), SPEC.then("clusterIP"), FieldValue.of(ip)));
            }
            for (var port : service.ports()) {
                var declared = service.declared().ports().get(port.index()).nodePort();
                if (port.nodePort() != 0 && declared == null) {
                    edits.add(
                            new Edit.SetField(
                                    service.key(),
                                    SPEC.then("ports").then(port.index()).then("nodePort"),
                                    FieldValue.of(port.nodePort())));
                }
            }
        }
        boolean all = edits.stream().allMatch(this::isInLab);
        return edits.isEmpty() || !all
                ? Optional.empty()
                : Optional.of(new Edit.Together(label("the Services' addresses"), edits));
    }

    private boolean isInLab(Edit edit) {
        return edit instanceof Edit.SetField(var key, _, _) && lab.document(key).isPresent();
    }

    /// Only where all of them are Pods: a template would put all of its pods on one node.
    private Optional<Edit> placements() {
        var edits = new ArrayList<Edit>();
        for (ClusterPod pod : cluster.pods()) {
            var node = pod.node();
            if (node == null || pod.spec().nodeName() != null) {
                continue;
            }
            if (!pod.source().equals(pod.key())) {
                return Optional.empty();
            }
            edits.add(new Edit.SetField(pod.key(), SPEC.then("nodeName"), FieldValue.of(node)));
        }
        return edits.isEmpty() || !edits.stream().allMatch(this::isInLab)
                ? Optional.empty()
                : Optional.of(new Edit.Together(label("the pods' nodes"), edits));
    }
}
