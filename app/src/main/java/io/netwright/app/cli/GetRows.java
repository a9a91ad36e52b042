package io.netwright.app.cli;

import io.netwright.model.lab.Lab;
import io.netwright.model.manifest.YamlNode;
import io.netwright.model.net.IpAddress;
import io.netwright.model.resource.ConfigMap;
import io.netwright.model.resource.EndpointSlice;
import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.Ingress;
import io.netwright.model.resource.LabelSelector;
import io.netwright.model.resource.Labels;
import io.netwright.model.resource.NetworkPolicy;
import io.netwright.model.resource.Node;
import io.netwright.model.resource.Resource;
import io.netwright.model.resource.ResourceKey;
import io.netwright.model.resource.Service;
import io.netwright.sim.control.Cluster;
import io.netwright.sim.control.ClusterNode;
import io.netwright.sim.control.ClusterService;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What kubectl shows of the objects of each kind, of a lab and of what follows from it.
final class GetRows {
    private static final String NONE = "<none>";
    private static final String UNKNOWN = "<unknown>";

    private final Lab lab;
    private final GetJson json;
    private final Cluster cluster;

    GetRows(Lab lab, Cluster cluster) {
        this.lab = lab;
        this.cluster = cluster;
        this.json = new GetJson(lab);
    }

    private Got got(ResourceKey key, Labels labels, GetJson.Made object, String... cells) {
        boolean derived = lab.document(key).isEmpty();
        return new Got(key, labels, derived, List.of(cells), object::json);
    }

    List<Got> pods() {
        var rows = new ArrayList<Got>();
        for (var pod : cluster.pods()) {
            var declared = lab.resource(pod.key()).orElse(null);
            int containers = pod.spec().containers().size();
            rows.add(
                    got(
                            pod.key(),
                            pod.labels(),
                            json.pod(pod),
                            pod.name(),
                            (pod.ready() ? containers : 0) + "/" + containers,
                            GetJson.phase(pod, declared),
                            "0",
                            UNKNOWN,
                            pod.ips().isEmpty() ? NONE : pod.ips().getFirst().toString(),
                            Objects.requireNonNullElse(pod.node(), NONE),
                            NONE,
                            NONE));
        }
        return rows;
    }

    List<Got> services() {
        return cluster.services().stream().map(this::service).toList();
    }

    private Got service(ClusterService service) {
        var declared = service.declared();
        boolean alias = declared.type() == Service.Type.EXTERNAL_NAME;
        var ip =
                service.clusterIps().isEmpty()
                        ? (alias ? NONE : "None")
                        : service.clusterIps().getFirst().toString();
        var ports =
                service.ports().stream()
                        .map(
                                it ->
                                        it.port()
                                                + (it.nodePort() == 0 ? "" : ":" + it.nodePort())
                                                + "/"
                                                + it.protocol())
                        .collect(Collectors.joining(","));
        return got(
                service.key(),
                declared.meta().labels(),
                json.service(service),
                service.key().name(),
                declared.type().text(),
                ip,
                external(service),
                ports.isEmpty() ? NONE : ports,
                UNKNOWN,
                declared.selector() == null ? NONE : pairs(new Labels(declared.selector())));
    }

    private static String external(ClusterService derived) {
        var service = derived.declared();
        var given =
                service.loadBalancer().stream()
                        .map(it -> it.ip() == null ? it.hostname() : it.ip().toString())
                        .filter(Objects::nonNull);
        var addresses =
                service.loadBalancer().isEmpty()
                        ? derived.vips().stream().map(IpAddress::toString)
                        : given;
        var own = service.externalIps().stream().map(IpAddress::toString);
        return switch (service.type()) {
            case EXTERNAL_NAME -> Objects.requireNonNullElse(service.externalName(), NONE);
            case LOAD_BALANCER -> {
                var all = Stream.concat(addresses, own).collect(Collectors.joining(","));
                yield all.isEmpty() ? "<pending>" : all;
            }
            case CLUSTER_IP, NODE_PORT -> {
                var all = own.collect(Collectors.joining(","));
                yield all.isEmpty() ? NONE : all;
            }
        };
    }

    List<Got> nodes() {
        return cluster.nodes().stream()
                .sorted(Comparator.comparing(ClusterNode::name))
                .map(this::node)
                .toList();
    }

    private Got node(ClusterNode node) {
        var declared = lab.resource(node.key()).orElse(null) instanceof Node it ? it : null;
        var status =
                declared != null && Boolean.FALSE.equals(declared.ready()) ? "NotReady" : "Ready";
        boolean cordoned = declared != null && declared.unschedulable();
        var roles =
                node.labels().values().keySet().stream()
                        .filter(it -> it.startsWith("node-role.kubernetes.io/"))
                        .map(it -> it.substring("node-role.kubernetes.io/".length()))
                        .collect(Collectors.joining(","));
        var outside =
                declared == null || declared.externalIps().isEmpty()
                        ? NONE
                        : declared.externalIps().getFirst().toString();
        return got(
                node.key(),
                node.labels(),
                json.node(node),
                node.name(),
                cordoned ? status + ",SchedulingDisabled" : status,
                roles.isEmpty() ? NONE : roles,
                UNKNOWN,
                info(node.key(), "kubeletVersion", "v" + cluster.version()),
                node.addresses().isEmpty() ? NONE : node.addresses().getFirst().toString(),
                outside,
                known(info(node.key(), "osImage", "")),
                known(info(node.key(), "kernelVersion", "")),
                known(info(node.key(), "containerRuntimeVersion", "")));
    }

    private static String known(String text) {
        return text.isEmpty() ? UNKNOWN : text;
    }

    /// What the status of a Node says of its software.
    private String info(ResourceKey key, String field, String otherwise) {
        var path = FieldPath.of("status", "nodeInfo", field);
        return lab.document(key).flatMap(it -> it.find(path)).orElse(null)
                        instanceof YamlNode.Scalar scalar
                ? scalar.text()
                : otherwise;
    }

    List<Got> namespaces() {
        var rows = new ArrayList<Got>();
        cluster.namespaces()
                .forEach(
                        (name, labels) -> {
                            var key = new ResourceKey("", "Namespace", null, name);
                            var object = json.plain(key, "v1", labels);
                            rows.add(got(key, labels, object, name, "Active", UNKNOWN));
                        });
        return rows;
    }

    List<Got> slices() {
        return cluster.slices().stream().map(this::slice).toList();
    }

    private Got slice(EndpointSlice slice) {
        var ports =
                slice.ports().stream()
                        .map(it -> it.port() == null ? "*" : it.port().toString())
                        .toList();
        var addresses = slice.endpoints().stream().flatMap(it -> it.addresses().stream()).toList();
        return got(
                slice.key(),
                slice.meta().labels(),
                json.slice(slice),
                slice.key().name(),
                GetJson.addressType(slice),
                some(ports, "<unset>"),
                some(addresses, "<unset>"),
                UNKNOWN);
    }

    /// Three of them, and how many more.
    private static String some(List<String> all, String none) {
        if (all.isEmpty()) {
            return none;
        }
        var first = String.join(",", all.subList(0, Math.min(3, all.size())));
        return all.size() <= 3 ? first : "%s + %d more...".formatted(first, all.size() - 3);
    }

    List<Got> policies() {
        return declared(NetworkPolicy.class, it -> List.of(selector(it.podSelector()), UNKNOWN));
    }

    List<Got> ingresses() {
        return declared(
                Ingress.class,
                it -> {
                    var hosts =
                            it.rules().stream()
                                    .map(rule -> Objects.requireNonNullElse(rule.host(), "*"))
                                    .distinct()
                                    .toList();
                    return List.of(
                            Objects.requireNonNullElse(it.className(), NONE),
                            some(hosts, "*"),
                            "",
                            it.tls().isEmpty() ? "80" : "80, 443",
                            UNKNOWN);
                });
    }

    List<Got> configMaps() {
        return declared(
                ConfigMap.class, it -> List.of(Integer.toString(it.data().size()), UNKNOWN));
    }

    /// What columns show beside the name.
    private interface Cells<R> {
        List<String> of(R resource);
    }

    private <R extends Resource> List<Got> declared(Class<R> type, Cells<R> cells) {
        return lab.objects().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .sorted(Comparator.comparing(Resource::key))
                .map(
                        it -> {
                            var all = new ArrayList<String>();
                            all.add(it.key().name());
                            all.addAll(cells.of(it));
                            return new Got(
                                    it.key(),
                                    it.meta().labels(),
                                    lab.document(it.key()).isEmpty(),
                                    all,
                                    json.declared(it)::json);
                        })
                .toList();
    }

    /// Other kinds: their names.
    List<GetTable> others(String word) {
        var byKind = new TreeMap<String, List<Resource>>();
        for (var it : lab.objects()) {
            if (KindNames.isName(word, it.key().kind())) {
                byKind.computeIfAbsent(
                                it.key().group() + "/" + it.key().kind(), _ -> new ArrayList<>())
                        .add(it);
            }
        }
        var tables = new ArrayList<GetTable>();
        for (var all : byKind.values()) {
            var key = all.getFirst().key();
            var rows =
                    all.stream()
                            .sorted(Comparator.comparing(Resource::key))
                            .map(
                                    it ->
                                            new Got(
                                                    it.key(),
                                                    it.meta().labels(),
                                                    lab.document(it.key()).isEmpty(),
                                                    List.of(it.key().name(), UNKNOWN),
                                                    json.declared(it)::json))
                            .toList();
            tables.add(
                    new GetTable(
                            key.group(),
                            key.kind(),
                            key.namespace() != null,
                            List.of("NAME", "AGE"),
                            0,
                            rows));
        }
        return tables;
    }

    private static String pairs(Labels labels) {
        var text =
                labels.values().entrySet().stream()
                        .map(it -> it.getKey() + "=" + it.getValue())
                        .collect(Collectors.joining(","));
        return text.isEmpty() ? NONE : text;
    }

    private static String selector(@Nullable LabelSelector selector) {
        if (selector == null || selector.isEmpty()) {
            return NONE;
        }
        var words =
                Stream.concat(
                        selector.matchLabels().entrySet().stream()
                                .map(it -> it.getKey() + "=" + it.getValue()),
                        selector.expressions().stream().map(GetRows::words));
        return words.collect(Collectors.joining(","));
    }

    private static String words(LabelSelector.Requirement it) {
        var values = "(" + String.join(",", it.values()) + ")";
        return switch (it.operator()) {
            case IN -> it.key() + " in " + values;
            case NOT_IN -> it.key() + " notin " + values;
            case EXISTS -> it.key();
            case DOES_NOT_EXIST -> "!" + it.key();
        };
    }
}
