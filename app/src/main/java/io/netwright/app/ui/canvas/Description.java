package io.netwright.app.ui.canvas;

import io.netwright.app.ui.layout.ElementId;

import java.util.ArrayList;
import java.util.List;

/// Things in one sentence, for the outline and for people who hear the drawing.
final class Description {
    private static final int NAMED = 3;

    private Description() {}

    /// `pod web-a, running, on node blue, selected by service web, isolated by policy deny`.
    static String of(CanvasScene scene, ElementId id) {
        var thing = scene.get(id);
        return switch (thing) {
            case null -> "";
            case Thing.NodeFrame node ->
                    "node %s%s, %s%s"
                            .formatted(
                                    node.title(),
                                    node.declared() ? "" : ", assumed",
                                    count(node.pods(), "pod"),
                                    node.network().isEmpty()
                                            ? ""
                                            : ", pod network " + node.network());
            case Thing.Tray tray -> count(tray.pods(), "pod") + " without a node";
            case Thing.PodCard pod -> pod(scene, pod);
            case Thing.ServiceCard service ->
                    "service %s, %s%s, %d of %s ready"
                            .formatted(
                                    service.title(),
                                    service.type(),
                                    service.address().isEmpty() ? "" : " " + service.address(),
                                    service.ready(),
                                    count(service.endpoints(), "endpoint"));
            case Thing.PolicyChip policy -> policy(scene, policy);
            case Thing.IngressCard ingress ->
                    "ingress %s%s, leads to %s"
                            .formatted(
                                    ingress.title(),
                                    ingress.hosts().isEmpty() ? "" : " for " + ingress.hosts(),
                                    names(scene, scene.relations().backendsOf(ingress.id())));
            case Thing.OutsideCard host ->
                    "outside host "
                            + host.title()
                            + (host.address().isEmpty() ? "" : ", " + host.address());
            case Thing.RouterBox _ -> "router between the nodes and the outside";
            case Thing.DeviceBox device ->
                    "%s%s of %s"
                            .formatted(
                                    device.title(),
                                    device.detail().isEmpty() ? "" : ", " + device.detail(),
                                    name(scene, device.frame()));
        };
    }

    private static String pod(CanvasScene scene, Thing.PodCard pod) {
        var text = new StringBuilder("pod " + pod.title() + ", " + pod.state().text());
        if (pod.frame() instanceof ElementId.Keyed(var key)) {
            text.append(", on node ").append(key.name());
        }
        if (pod.hostNetwork()) {
            text.append(", in the node's network");
        }
        var services = scene.relations().servicesOf(pod.id());
        if (!services.isEmpty()) {
            text.append(", selected by service ").append(names(scene, services));
        }
        if (!pod.policies().isEmpty()) {
            text.append(", isolated by policy ").append(names(scene, pod.policies()));
        }
        return text.toString();
    }

    private static String policy(CanvasScene scene, Thing.PolicyChip policy) {
        String admits =
                scene.relations().admitsAnyone().contains(policy.id())
                        ? ", has a rule for anyone"
                        : scene.relations().admittedBy(policy.id()).isEmpty()
                                ? ", admits nobody"
                                : ", admits "
                                        + names(scene, scene.relations().admittedBy(policy.id()));
        return "policy %s, isolates %s%s%s"
                .formatted(
                        policy.title(),
                        count(policy.selected(), "pod"),
                        policy.directions().isEmpty() ? "" : " (" + policy.directions() + ")",
                        admits);
    }

    private static String count(int n, String what) {
        return n == 1 ? "1 " + what : n + " " + what + "s";
    }

    private static String names(CanvasScene scene, List<ElementId> ids) {
        var names = new ArrayList<String>();
        for (var id : ids.subList(0, Math.min(NAMED, ids.size()))) {
            names.add(name(scene, id));
        }
        String more = ids.size() > NAMED ? " and " + (ids.size() - NAMED) + " more" : "";
        return names.isEmpty() ? "nothing" : String.join(", ", names) + more;
    }

    private static String name(CanvasScene scene, ElementId id) {
        var thing = scene.get(id);
        if (thing != null) {
            return thing.title();
        }
        return id instanceof ElementId.Keyed(var key) ? key.name() : id.toString();
    }
}
