package io.netwright.app.ui.canvas;

import io.netwright.app.ui.layout.ElementId;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What a selection lights up; all else dims. Without a selection nothing does.
///
/// @param lit what belongs to the selection, and the selection
/// @param hollow endpoints that are not ready
/// @param wires how it belongs
record Highlight(Set<ElementId> lit, Set<ElementId> hollow, Set<Wire> wires) {
    static final Highlight NONE = new Highlight(Set.of(), Set.of(), Set.of());

    static Highlight of(CanvasScene scene, List<ElementId> selection) {
        var highlight =
                new Highlight(new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>());
        for (var id : selection) {
            highlight.add(scene, id);
        }
        return highlight;
    }

    boolean dims(ElementId id) {
        return !lit.isEmpty() && !lit.contains(id);
    }

    private void add(CanvasScene scene, ElementId id) {
        lit.add(id);
        var relations = scene.relations();
        switch (scene.get(id)) {
            case Thing.ServiceCard _ -> service(scene, id);
            case Thing.PolicyChip _ -> policy(scene, id);
            case Thing.IngressCard _ -> {
                for (var service : relations.backendsOf(id)) {
                    wires.add(new Wire(id, service, Wire.Meaning.ROUTES_TO, true));
                    service(scene, service);
                }
            }
            case Thing.PodCard pod -> {
                lit.add(pod.frame());
                for (var service : relations.servicesOf(id)) {
                    boolean ready =
                            relations.endpointsOf(service).stream()
                                    .anyMatch(it -> id.equals(it.id()) && it.ready());
                    lit.add(service);
                    wires.add(new Wire(service, id, Wire.Meaning.ENDPOINT, ready));
                }
                for (var policy : relations.policiesOf(id)) {
                    lit.add(policy);
                    wires.add(new Wire(policy, id, Wire.Meaning.SELECTS, true));
                }
            }
            case Thing.NodeFrame frame -> inside(scene, frame);
            case Thing.Tray tray -> inside(scene, tray);
            case Thing.DeviceBox device -> lit.add(device.frame());
            case Thing.OutsideCard _, Thing.RouterBox _ -> lit.add(new ElementId.Router());
            case null -> {}
        }
    }

    private void inside(CanvasScene scene, Thing frame) {
        for (var pod : scene.podsIn(frame.box())) {
            if (pod.frame().equals(frame.id())) {
                lit.add(pod.id());
            }
        }
    }

    private void service(CanvasScene scene, ElementId id) {
        lit.add(id);
        for (var endpoint : scene.relations().endpointsOf(id)) {
            var to = endpoint.id();
            if (to == null) {
                continue; // nothing that is drawn
            }
            lit.add(to);
            light(scene, to);
            if (!endpoint.ready()) {
                hollow.add(to);
            }
            wires.add(new Wire(id, to, Wire.Meaning.ENDPOINT, endpoint.ready()));
        }
    }

    private void policy(CanvasScene scene, ElementId id) {
        for (var pod : scene.relations().selectedBy(id)) {
            light(scene, pod);
            wires.add(new Wire(id, pod, Wire.Meaning.SELECTS, true));
        }
        for (var peer : scene.relations().admittedBy(id)) {
            light(scene, peer);
            wires.add(new Wire(id, peer, Wire.Meaning.ADMITS, true));
        }
    }

    private void light(CanvasScene scene, ElementId id) {
        lit.add(id);
        if (scene.get(id) instanceof Thing.PodCard pod) {
            lit.add(pod.frame());
        }
    }
}
