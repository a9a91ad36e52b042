package io.netwright.app.ui.canvas;

import io.netwright.app.ui.layout.ElementId;
import io.netwright.model.resource.EndpointSlice;
import io.netwright.model.resource.Ingress;
import io.netwright.model.resource.NetworkPolicy;
import io.netwright.model.resource.NetworkPolicy.Direction;
import io.netwright.model.resource.NetworkPolicy.Peer;
import io.netwright.model.resource.ResourceKey;
import io.netwright.sim.control.Cluster;
import io.netwright.sim.control.ClusterPod;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Reads off a cluster what belongs together.
final class RelationsFinder {
    private final Cluster cluster;
    private final Map<String, List<ClusterPod>> podsByNamespace = new LinkedHashMap<>();
    private final Map<String, ElementId> byAddress = new LinkedHashMap<>();
    private final Map<ElementId, List<Relations.Endpoint>> endpoints = new LinkedHashMap<>();
    private final Map<ElementId, List<ElementId>> selected = new LinkedHashMap<>();
    private final Map<ElementId, List<ElementId>> admitted = new LinkedHashMap<>();
    private final Map<ElementId, List<ElementId>> backends = new LinkedHashMap<>();
    private final Map<ElementId, List<ElementId>> services = new LinkedHashMap<>();
    private final Map<ElementId, List<ElementId>> policies = new LinkedHashMap<>();
    private final List<ElementId> admitsAnyone = new ArrayList<>();

    private RelationsFinder(Cluster cluster) {
        this.cluster = cluster;
    }

    static Relations of(Cluster cluster) {
        return new RelationsFinder(cluster).find();
    }

    private Relations find() {
        for (var pod : cluster.pods()) {
            podsByNamespace.computeIfAbsent(pod.namespace(), _ -> new ArrayList<>()).add(pod);
            if (!pod.spec().hostNetwork()) {
                pod.ips().forEach(ip -> byAddress.put(ip.toString(), ElementId.of(pod.key())));
            }
        }
        for (var node : cluster.nodes()) {
            node.addresses()
                    .forEach(it -> byAddress.put(it.toString(), ElementId.node(node.name())));
        }
        for (var host : cluster.external()) {
            for (var ip : host.addresses()) {
                byAddress.put(ip.toString(), new ElementId.Outside(host.name()));
            }
        }
        cluster.slices().forEach(this::endpoints);
        cluster.policies().forEach(this::policy);
        for (var resource : cluster.unmodelled()) {
            if (resource instanceof Ingress ingress) {
                backends(ingress);
            }
        }
        return new Relations(
                endpoints, selected, admitted, admitsAnyone, backends, services, policies);
    }

    private void endpoints(EndpointSlice slice) {
        String name = slice.meta().labels().values().get(EndpointSlice.SERVICE_NAME);
        if (name == null) {
            return;
        }
        var namespace = Objects.requireNonNullElse(slice.key().namespace(), "default");
        var service = ElementId.of(ResourceKey.core("Service", namespace, name));
        var list = endpoints.computeIfAbsent(service, _ -> new ArrayList<>());
        for (var endpoint : slice.endpoints()) {
            var id = endpoint.pod() != null ? ElementId.of(endpoint.pod()) : byAddress(endpoint);
            if (id == null) {
                list.add(new Relations.Endpoint(null, endpoint.isReady()));
                continue;
            }
            if (list.stream().anyMatch(it -> id.equals(it.id()))) {
                continue; // a dual-stack Service names each pod once per family
            }
            list.add(new Relations.Endpoint(id, endpoint.isReady()));
            services.computeIfAbsent(id, _ -> new ArrayList<>()).add(service);
        }
    }

    private @Nullable ElementId byAddress(EndpointSlice.Endpoint endpoint) {
        return endpoint.addresses().isEmpty()
                ? null
                : byAddress.get(endpoint.addresses().getFirst());
    }

    private void policy(NetworkPolicy policy) {
        var id = ElementId.of(policy.key());
        String namespace = Objects.requireNonNullElse(policy.key().namespace(), "default");
        var pods = new ArrayList<ElementId>();
        for (var pod : podsByNamespace.getOrDefault(namespace, List.of())) {
            if (!pod.spec().hostNetwork() && policy.podSelector().matches(pod.labels())) {
                var podId = ElementId.of(pod.key());
                pods.add(podId);
                policies.computeIfAbsent(podId, _ -> new ArrayList<>()).add(id);
            }
        }
        selected.put(id, pods);
        var peers = new LinkedHashSet<ElementId>();
        boolean anyone = false;
        for (var direction : Direction.values()) {
            if (!policy.isolates(direction)) {
                continue;
            }
            for (var rule : policy.rules(direction)) {
                anyone |= rule.peers().isEmpty();
                rule.peers().forEach(peer -> peers(peer, namespace, peers));
            }
        }
        admitted.put(id, List.copyOf(peers));
        if (anyone) {
            admitsAnyone.add(id);
        }
    }

    private void peers(Peer peer, String own, Set<ElementId> into) {
        switch (peer) {
            case Peer.Pods(var pods, var namespaces) ->
                    podsByNamespace.forEach(
                            (namespace, members) -> {
                                boolean in =
                                        namespaces == null
                                                ? namespace.equals(own)
                                                : namespaces.matches(
                                                        cluster.namespaceLabels(namespace));
                                for (var pod : in ? members : List.<ClusterPod>of()) {
                                    if (!pod.spec().hostNetwork()
                                            && (pods == null || pods.matches(pod.labels()))) {
                                        into.add(ElementId.of(pod.key()));
                                    }
                                }
                            });
            case Peer.IpBlock(var cidr, var except) -> {
                for (var host : cluster.external()) {
                    boolean in =
                            host.addresses().stream()
                                    .anyMatch(
                                            it ->
                                                    cidr.contains(it)
                                                            && except.stream()
                                                                    .noneMatch(
                                                                            x -> x.contains(it)));
                    if (in) {
                        into.add(new ElementId.Outside(host.name()));
                    }
                }
            }
        }
    }

    private void backends(Ingress ingress) {
        String namespace = Objects.requireNonNullElse(ingress.key().namespace(), "default");
        var names = new LinkedHashSet<String>();
        if (ingress.defaultBackend() != null) {
            names.add(ingress.defaultBackend().service());
        }
        for (var rule : ingress.rules()) {
            for (var path : rule.paths()) {
                if (path.backend() != null) {
                    names.add(path.backend().service());
                }
            }
        }
        backends.put(
                ElementId.of(ingress.key()),
                names.stream()
                        .map(it -> ElementId.of(ResourceKey.core("Service", namespace, it)))
                        .toList());
    }
}
