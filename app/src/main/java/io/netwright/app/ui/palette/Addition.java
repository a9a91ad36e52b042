package io.netwright.app.ui.palette;

import io.netwright.app.session.AssumedNodes;
import io.netwright.app.session.Derived;
import io.netwright.model.edit.Edit;
import io.netwright.model.edit.Edits;
import io.netwright.model.edit.Templates;
import io.netwright.model.edit.Templates.Template;
import io.netwright.model.lab.Lab;
import io.netwright.model.net.Protocol;
import io.netwright.model.resource.PortRef;
import io.netwright.model.resource.ResourceKey;
import io.netwright.model.resource.Workload;
import io.netwright.sim.control.ClusterPod;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;

/// What adding a kind would make, at a place: said before it is done.
///
/// @param says such as `Service web-2 for app=web`
public record Addition(Template template, Edit edit, String says) {
    private static final String SAME_NAMESPACE = "  - from:\n    - podSelector: {}\n";
    private static final String DNS =
            """
              - to:
                - namespaceSelector:
                    matchLabels:
                      kubernetes.io/metadata.name: kube-system
                ports:
                - protocol: UDP
                  port: 53
                - protocol: TCP
                  port: 53
            """;

    /// A corner of the drawing.
    public record Corner(int x, int y) {}

    /// Plans one.
    ///
    /// @param target what it is dropped on, or what is selected; null for nothing
    /// @param at where its box goes, null to leave that to the layout
    public static Addition of(
            Derived derived,
            Lab lab,
            PaletteKind kind,
            @Nullable ResourceKey target,
            @Nullable Corner at) {
        return new Planner(derived, lab, target).plan(kind, at);
    }

    private record Planner(Derived derived, Lab lab, @Nullable ResourceKey target) {
        Addition plan(PaletteKind kind, @Nullable Corner at) {
            var namespace = namespace();
            var labels = labels();
            var app = name(labels);
            return switch (kind) {
                case NODE -> node(at);
                case POD -> pod(namespace);
                case DEPLOYMENT -> {
                    var made = Templates.deployment(lab, namespace);
                    yield made(made, null, "Deployment %s: 2 pods".formatted(made.key().path()));
                }
                case SERVICE -> service(namespace, app, "ClusterIP", labels, at);
                case NODE_PORT -> service(namespace, app, "NodePort", labels, at);
                case HEADLESS -> service(namespace, app, "None", labels, at);
                case DENY -> policy(namespace, app + "-deny", labels, "Ingress", "", at);
                case NAMESPACE_ONLY ->
                        policy(
                                namespace,
                                app + "-namespace",
                                labels,
                                "Ingress",
                                SAME_NAMESPACE,
                                at);
                case NO_EGRESS -> policy(namespace, app + "-dns", labels, "Egress", DNS, at);
            };
        }

        /// The first node that a lab names ends the assumed ones, so these are written out.
        private Addition node(@Nullable Corner at) {
            var before = AssumedNodes.writeOut(derived, lab);
            var base = lab;
            for (var edit : before) {
                base = edit.applyTo(base);
            }
            var template = Templates.node(base);
            var says = "Node " + template.key().name();
            var add = made(template, at, says).edit();
            if (before.isEmpty()) {
                return new Addition(template, add, says);
            }
            var count = before.size();
            before.add(add);
            return new Addition(
                    template,
                    new Edit.Together(add.label(), before),
                    says + "; the %d assumed nodes are written out".formatted(count));
        }

        private Addition pod(String namespace) {
            var node = target != null && target.kind().equals("Node") ? target.name() : null;
            var template = Templates.pod(lab, namespace, node);
            var add = Edits.add(lab, template);
            return new Addition(
                    template,
                    node == null ? add : AssumedNodes.keep(derived, lab, add),
                    "Pod %s on %s"
                            .formatted(
                                    template.key().path(),
                                    node == null ? "a node that the scheduler chooses" : node));
        }

        private Addition service(
                String namespace,
                String app,
                String type,
                SequencedMap<String, String> labels,
                @Nullable Corner at) {
            var template = Templates.service(lab, namespace, app, type, labels, port(labels));
            var says = "Service %s for %s".formatted(template.key().path(), said(labels));
            return made(template, at, says);
        }

        private Addition policy(
                String namespace,
                String base,
                SequencedMap<String, String> labels,
                String direction,
                String peers,
                @Nullable Corner at) {
            var template = Templates.networkPolicy(lab, namespace, base, labels, direction, peers);
            var says =
                    "NetworkPolicy %s: %s of %s"
                            .formatted(
                                    template.key().path(),
                                    direction.toLowerCase(Locale.ROOT),
                                    said(labels));
            return made(template, at, says);
        }

        private Addition made(Template template, @Nullable Corner at, String says) {
            var edit =
                    at == null
                            ? Edits.add(lab, template)
                            : Edits.add(lab, template, at.x(), at.y());
            return new Addition(template, edit, says);
        }

        private static String said(SequencedMap<String, String> labels) {
            return String.join(
                    ", ",
                    labels.entrySet().stream()
                            .map(it -> it.getKey() + "=" + it.getValue())
                            .toList());
        }

        private String namespace() {
            if (target != null && target.namespace() != null) {
                return target.namespace();
            }
            return derived.cluster().pods().stream()
                    .map(ClusterPod::namespace)
                    .filter(it -> !it.equals("kube-system"))
                    .findFirst()
                    .orElse(lab.defaultNamespace());
        }

        /// What selects the target: a workload's own selector, a pod's labels.
        private SequencedMap<String, String> labels() {
            var labels = new LinkedHashMap<String, String>();
            if (target == null) {
                labels.put("app", "web");
                return labels;
            }
            var pod = derived.cluster().pod(target).orElse(null);
            var source = pod == null ? target : pod.source();
            var declared = lab.resource(source).orElse(null);
            switch (declared) {
                case Workload.Deployment it -> labels.putAll(it.selector().matchLabels());
                case Workload.ReplicaSet it -> labels.putAll(it.selector().matchLabels());
                case Workload.StatefulSet it -> labels.putAll(it.selector().matchLabels());
                case Workload.DaemonSet it -> labels.putAll(it.selector().matchLabels());
                case Workload.Job it -> labels.putAll(it.template().labels().values());
                case io.netwright.model.resource.Service it when it.selector() != null ->
                        labels.putAll(it.selector());
                case null, default -> {
                    if (pod != null) {
                        labels.putAll(pod.labels().values());
                    }
                }
            }
            if (labels.isEmpty()) {
                labels.put("app", target.name());
            }
            return labels;
        }

        private String name(SequencedMap<String, String> labels) {
            var app = labels.get("app");
            return app != null ? app : target != null ? target.name() : "web";
        }

        /// The first TCP port of the pods, by name where it has one.
        private PortRef port(SequencedMap<String, String> labels) {
            var namespace = namespace();
            return derived.cluster().pods().stream()
                    .filter(it -> it.namespace().equals(namespace))
                    .filter(it -> it.labels().containsAll(labels))
                    .flatMap(it -> it.spec().containers().stream())
                    .flatMap(it -> it.ports().stream())
                    .filter(it -> it.protocol() == Protocol.TCP)
                    .<PortRef>map(
                            it ->
                                    it.name() == null
                                            ? new PortRef.Numbered(it.containerPort())
                                            : new PortRef.Named(it.name()))
                    .findFirst()
                    .orElse(new PortRef.Numbered(80));
        }
    }

    /// All kinds of a group, in their order.
    static List<PaletteKind> inGroup(String group) {
        return List.of(PaletteKind.values()).stream()
                .filter(it -> it.group().equals(group))
                .toList();
    }
}
