package io.netwright.app.cli;

import io.netwright.model.lab.Lab;
import io.netwright.model.manifest.YamlNode;
import io.netwright.model.resource.EndpointSlice;
import io.netwright.model.resource.Labels;
import io.netwright.model.resource.Pod;
import io.netwright.model.resource.Resource;
import io.netwright.model.resource.ResourceKey;
import io.netwright.model.resource.Workload;
import io.netwright.sim.control.Cluster;
import io.netwright.sim.control.ClusterNode;
import io.netwright.sim.control.ClusterPod;
import io.netwright.sim.control.ClusterService;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Objects with every field that the lab says, and what is derived in the places where a cluster
/// has it. The annotation `netwright.io/derived` names the fields that the lab does not say; it is
/// `*` for an object that stands in no file.
final class GetJson {
    static final String DERIVED = "netwright.io/derived";

    private final Lab lab;
    private final Map<ResourceKey, List<ClusterPod>> pods;

    GetJson(Lab lab, Cluster cluster) {
        this.lab = lab;
        this.pods =
                cluster.pods().stream()
                        .filter(it -> it.node() != null || it.pending() != null)
                        .collect(Collectors.groupingBy(ClusterPod::source));
    }

    /// An object, made when it is wanted.
    interface Made {
        ObjectNode json();
    }

    /// What kubectl says of a pod that has a node and no address yet.
    private static final String CREATING = "ContainerCreating";

    static String phase(ClusterPod pod, @Nullable Resource declared) {
        var given = declared instanceof Pod it ? it.status().phase() : null;
        if (pod.terminating()) {
            return "Terminating";
        }
        if ("Succeeded".equals(given)) {
            return "Completed";
        }
        if (given != null) {
            return given;
        }
        boolean waits = pod.pending() != null;
        return pod.node() == null ? "Pending" : waits ? CREATING : "Running";
    }

    static String addressType(EndpointSlice slice) {
        return switch (slice.addressType()) {
            case IPV4 -> "IPv4";
            case IPV6 -> "IPv6";
            case FQDN -> "FQDN";
        };
    }

    Made declared(Resource resource) {
        return () -> {
            var object = start(resource.key(), "", resource.meta().labels());
            if (resource instanceof Workload workload && !object.has("status")) {
                status(workload, object);
            }
            return object;
        };
    }

    /// How many pods a workload has, as its controller would count them.
    private void status(Workload workload, ObjectNode object) {
        var own = pods.getOrDefault(workload.key(), List.of());
        int all = own.size();
        int ready = (int) own.stream().filter(ClusterPod::ready).count();
        var status = object.putObject("status");
        switch (workload) {
            case Workload.Deployment _ ->
                    status.put("replicas", all)
                            .put("updatedReplicas", all)
                            .put("readyReplicas", ready)
                            .put("availableReplicas", ready);
            case Workload.ReplicaSet _, Workload.StatefulSet _ ->
                    status.put("replicas", all)
                            .put("readyReplicas", ready)
                            .put("availableReplicas", ready);
            case Workload.DaemonSet _ ->
                    status.put("desiredNumberScheduled", all)
                            .put("currentNumberScheduled", all)
                            .put("updatedNumberScheduled", all)
                            .put("numberReady", ready)
                            .put("numberAvailable", ready);
            case Workload.Job job -> {
                status.put("active", all).put("ready", ready);
                if (job.suspended()) {
                    status.putArray("conditions")
                            .addObject()
                            .put("type", "Suspended")
                            .put("status", "True");
                }
            }
        }
        derived(object, "status");
    }

    Made plain(ResourceKey key, String apiVersion, Labels labels) {
        return () -> start(key, apiVersion, labels);
    }

    /// What the document says; of a derived object its head.
    private ObjectNode start(ResourceKey key, String apiVersion, Labels labels) {
        var document = lab.document(key).or(() -> lab.made(key)).orElse(null);
        var tree = document == null ? null : document.tree().orElse(null);
        if (document != null && tree != null && json(tree) instanceof ObjectNode object) {
            var whole = Json.object();
            whole.put("apiVersion", document.apiVersion()).put("kind", document.kind());
            whole.setAll(object);
            if (key.namespace() != null) {
                whole.withObject("metadata").put("namespace", key.namespace());
            }
            return whole;
        }
        var object = Json.object();
        object.put("apiVersion", apiVersion).put("kind", key.kind());
        var meta = object.putObject("metadata").put("name", key.name());
        if (key.namespace() != null) {
            meta.put("namespace", key.namespace());
        }
        if (!labels.values().isEmpty()) {
            var list = meta.putObject("labels");
            labels.values().forEach(list::put);
        }
        meta.putObject("annotations").put(DERIVED, "*");
        return object;
    }

    /// Notes that a field is not the lab's own.
    private void derived(ObjectNode object, String field) {
        var notes = object.withObject("metadata").withObject("annotations");
        var old = notes.path(DERIVED).asString("");
        if (!old.equals("*")) {
            notes.put(DERIVED, old.isEmpty() ? field : old + "," + field);
        }
    }

    Made pod(ClusterPod pod) {
        return () -> {
            var object = start(pod.key(), "v1", pod.labels());
            if (lab.document(pod.key()).isEmpty()) {
                template(pod, object);
            }
            if (pod.node() != null && !object.withObject("spec").has("nodeName")) {
                object.withObject("spec").put("nodeName", pod.node());
                derived(object, "spec.nodeName");
            }
            var status = object.withObject("status");
            if (!status.has("phase")) {
                var declared = lab.resource(pod.key()).orElse(null);
                var phase = pod.terminating() ? "Running" : phase(pod, declared);
                status.put("phase", phase.equals(CREATING) ? "Pending" : phase);
                derived(object, "status.phase");
                if (pod.pending() != null) {
                    status.put("message", pod.pending().text());
                    derived(object, "status.message");
                }
            }
            if (!status.has("podIP") && !pod.ips().isEmpty()) {
                status.put("podIP", pod.ips().getFirst().toString());
                var ips = status.putArray("podIPs");
                pod.ips().forEach(it -> ips.addObject().put("ip", it.toString()));
                derived(object, "status.podIPs");
            }
            return object;
        };
    }

    /// The owner, and the specification as the owner's template has it.
    private void template(ClusterPod pod, ObjectNode object) {
        object.withObject("metadata")
                .putArray("ownerReferences")
                .addObject()
                .put("kind", pod.owner().kind())
                .put("name", pod.owner().name())
                .put("controller", true);
        lab.document(pod.source())
                .or(() -> lab.made(pod.source()))
                .flatMap(it -> it.find(pod.specField()))
                .map(GetJson::json)
                .ifPresent(it -> object.set("spec", it));
    }

    Made service(ClusterService service) {
        return () -> {
            var object = start(service.key(), "v1", service.declared().meta().labels());
            var spec = object.withObject("spec");
            if (!service.clusterIps().isEmpty()
                    && !spec.has("clusterIP")
                    && !spec.has("clusterIPs")) {
                spec.put("clusterIP", service.clusterIps().getFirst().toString());
                var ips = spec.putArray("clusterIPs");
                service.clusterIps().forEach(it -> ips.add(it.toString()));
                derived(object, "spec.clusterIPs");
            }
            for (var port : service.ports()) {
                if (port.nodePort() != 0
                        && spec.path("ports").path(port.index()) instanceof ObjectNode node
                        && !node.has("nodePort")) {
                    node.put("nodePort", port.nodePort());
                    derived(object, "spec.ports[%d].nodePort".formatted(port.index()));
                }
            }
            if (service.declared().loadBalancer().isEmpty() && !service.vips().isEmpty()) {
                var ingress =
                        object.withObject("status").withObject("loadBalancer").putArray("ingress");
                service.vips().forEach(it -> ingress.addObject().put("ip", it.toString()));
                derived(object, "status.loadBalancer.ingress");
            }
            return object;
        };
    }

    Made node(ClusterNode node) {
        return () -> {
            var object = start(node.key(), "v1", node.labels());
            var spec = object.withObject("spec");
            if (!spec.has("podCIDR") && !node.podCidrs().isEmpty()) {
                spec.put("podCIDR", node.podCidrs().getFirst().toString());
                var list = spec.putArray("podCIDRs");
                node.podCidrs().forEach(it -> list.add(it.toString()));
                derived(object, "spec.podCIDRs");
            }
            var status = object.withObject("status");
            if (!status.has("addresses") && !node.addresses().isEmpty()) {
                var list = status.putArray("addresses");
                node.addresses()
                        .forEach(
                                it ->
                                        list.addObject()
                                                .put("type", "InternalIP")
                                                .put("address", it.toString()));
                derived(object, "status.addresses");
            }
            return object;
        };
    }

    private static void hints(EndpointSlice.Endpoint it, ObjectNode endpoint) {
        if (it.hintZones().isEmpty() && it.hintNodes().isEmpty()) {
            return;
        }
        var hints = endpoint.putObject("hints");
        named(hints, "forZones", it.hintZones());
        named(hints, "forNodes", it.hintNodes());
    }

    private static void named(ObjectNode hints, String field, List<String> names) {
        if (!names.isEmpty()) {
            var list = hints.putArray(field);
            names.forEach(name -> list.addObject().put("name", name));
        }
    }

    Made slice(EndpointSlice slice) {
        return () -> {
            var object = start(slice.key(), "discovery.k8s.io/v1", slice.meta().labels());
            if (lab.document(slice.key()).isPresent()) {
                return object;
            }
            object.put("addressType", addressType(slice));
            var endpoints = object.putArray("endpoints");
            for (var it : slice.endpoints()) {
                var endpoint = endpoints.addObject();
                var addresses = endpoint.putArray("addresses");
                it.addresses().forEach(addresses::add);
                endpoint.putObject("conditions")
                        .put("ready", it.isReady())
                        .put("serving", it.isServing())
                        .put("terminating", it.isTerminating());
                hints(it, endpoint);
                if (it.hostname() != null) {
                    endpoint.put("hostname", it.hostname());
                }
                if (it.nodeName() != null) {
                    endpoint.put("nodeName", it.nodeName());
                }
                if (it.zone() != null) {
                    endpoint.put("zone", it.zone());
                }
                if (it.pod() != null) {
                    endpoint.putObject("targetRef")
                            .put("kind", "Pod")
                            .put("namespace", it.pod().namespace())
                            .put("name", it.pod().name());
                }
            }
            var ports = object.putArray("ports");
            for (var it : slice.ports()) {
                var port = ports.addObject().put("name", it.name() == null ? "" : it.name());
                port.put("protocol", it.protocol().name());
                if (it.port() != null) {
                    port.put("port", it.port());
                }
            }
            return object;
        };
    }

    /// A value of a document, as YAML reads it.
    private static JsonNode json(YamlNode node) {
        var json = JsonNodeFactory.instance;
        return switch (node) {
            case YamlNode.Mapping mapping -> {
                var object = json.objectNode();
                for (var merged : mapping.merged()) {
                    if (json(merged) instanceof ObjectNode other) {
                        object.setAll(other);
                    }
                }
                for (var entry : mapping.entries()) {
                    if (!entry.isMerge()) {
                        object.set(entry.name(), json(entry.value()));
                    }
                }
                yield object;
            }
            case YamlNode.Sequence(List<YamlNode> items, _, _, _) -> {
                var array = json.arrayNode();
                items.forEach(it -> array.add(json(it)));
                yield array;
            }
            case YamlNode.Scalar scalar -> scalar(scalar);
        };
    }

    private static JsonNode scalar(YamlNode.Scalar scalar) {
        var json = JsonNodeFactory.instance;
        var text = scalar.text();
        return switch (scalar.type()) {
            case NULL -> json.nullNode();
            case STRING -> json.stringNode(text);
            case BOOLEAN ->
                    json.booleanNode(
                            List.of("true", "yes", "on", "y")
                                    .contains(text.toLowerCase(Locale.ROOT)));
            case INTEGER, FLOAT -> {
                try {
                    yield json.numberNode(new BigDecimal(text.replace("_", "")));
                } catch (NumberFormatException _) { // such as 0x1f and .inf
                    yield json.stringNode(text);
                }
            }
        };
    }
}
