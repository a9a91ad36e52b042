package io.netwright.app.cli;

import io.netwright.model.lab.Lab;
import io.netwright.model.manifest.YamlNode;
import io.netwright.model.net.IpAddress;
import io.netwright.model.resource.EndpointSlice;
import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.Labels;
import io.netwright.model.resource.Node;
import io.netwright.model.resource.Resource;
import io.netwright.model.resource.ResourceKey;
import io.netwright.model.resource.Service;
import io.netwright.model.schema.ServedKind;
import io.netwright.sim.control.Cluster;
import io.netwright.sim.control.ClusterNode;
import io.netwright.sim.control.ClusterService;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What kubectl shows of the objects of each kind, of a lab and of what follows from it.
final class GetRows {
    private static final String NONE = "<none>";
    private static final String UNKNOWN = "<unknown>";

    /// Kinds that are derived too, and have columns of their own above.
    private static final List<String> DERIVED =
            List.of("/Pod", "/Service", "/Node", "/Namespace", "discovery.k8s.io/EndpointSlice");

    private static final ServedKind.Column AGE =
            new ServedKind.Column("Age", "date", false, ".metadata.creationTimestamp");

    private final Lab lab;
    private final GetJson json;
    private final Cluster cluster;

    GetRows(Lab lab, Cluster cluster) {
        this.lab = lab;
        this.cluster = cluster;
        this.json = new GetJson(lab, cluster);
    }

    private Got got(ResourceKey key, Labels labels, GetJson.Made object, String... cells) {
        boolean derived = lab.document(key).isEmpty();
        return new Got(key, labels, derived, List.of(cells), object::json);
    }

    List<Got> pods() {
        var rows = new ArrayList<Got>();
        for (var pod : cluster.pods()) {
            var declared = lab.resource(pod.key()).orElse(null);
            var object = json.pod(pod).json();
            var cells = new ArrayList<String>();
            cells.add(pod.name());
            cells.addAll(PodCells.of(pod, object, GetJson.phase(pod, declared)));
            cells.add(UNKNOWN);
            cells.add(pod.ips().isEmpty() ? NONE : pod.ips().getFirst().toString());
            cells.add(Objects.requireNonNullElse(pod.node(), NONE));
            cells.add(object.path("status").path("nominatedNodeName").asString(NONE));
            cells.add(PodCells.gates(object));
            rows.add(
                    new Got(
                            pod.key(),
                            pod.labels(),
                            lab.document(pod.key()).isEmpty(),
                            cells,
                            () -> object));
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
                var balanced = addresses.distinct().sorted().collect(Collectors.joining(","));
                var all =
                        Stream.concat(Stream.of(balanced).filter(it -> !it.isEmpty()), own)
                                .collect(Collectors.joining(","));
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
                node.labels().values().entrySet().stream()
                        .map(it -> role(it.getKey(), it.getValue()))
                        .filter(it -> !it.isEmpty())
                        .distinct()
                        .sorted()
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
                kernel(node.key()),
                known(info(node.key(), "containerRuntimeVersion", "")));
    }

    private static String role(String label, String value) {
        var prefix = "node-role.kubernetes.io/";
        return label.startsWith(prefix)
                ? label.substring(prefix.length())
                : label.equals("kubernetes.io/role") ? value : "";
    }

    private String kernel(ResourceKey key) {
        var architecture = info(key, "architecture", "");
        var version = known(info(key, "kernelVersion", ""));
        return architecture.isEmpty() ? version : version + " (" + architecture + ")";
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
                        .map(
                                it ->
                                        it.port() != null
                                                ? it.port().toString()
                                                : Objects.requireNonNullElse(it.name(), "*"))
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

    /// Other kinds, as the lab holds them: the columns of the API server, or those that their
    /// definition names, or only name and age.
    List<GetTable> others(String word) {
        var byKind = new TreeMap<String, List<Resource>>();
        for (var it : lab.objects()) {
            var key = it.key();
            if (!DERIVED.contains(key.group() + "/" + key.kind())
                    && KindNames.isName(word, key.group(), key.kind())) {
                byKind.computeIfAbsent(key.group() + "/" + key.kind(), _ -> new ArrayList<>())
                        .add(it);
            }
        }
        return byKind.values().stream().map(this::table).toList();
    }

    private GetTable table(List<Resource> all) {
        var key = all.getFirst().key();
        var own = KubectlColumns.of(key.group(), key.kind()).orElse(null);
        var custom = custom(all.getFirst());
        var columns = new ArrayList<String>();
        columns.add("NAME");
        if (own != null) {
            columns.addAll(own.columns());
        } else {
            custom.forEach(it -> columns.add(it.name().toUpperCase(Locale.ROOT)));
        }
        int last =
                own != null
                        ? own.wide()
                        : (int) custom.stream().filter(ServedKind.Column::wide).count();
        var rows =
                all.stream()
                        .sorted(Comparator.comparing(Resource::key))
                        .map(it -> row(it, own, custom))
                        .toList();
        return new GetTable(key.group(), key.kind(), key.namespace() != null, columns, last, rows);
    }

    /// The columns of a custom resource, those of `-o wide` last.
    private List<ServedKind.Column> custom(Resource resource) {
        var key = resource.key();
        var version = lab.document(key).map(it -> it.apiVersion()).orElse("");
        var served =
                ServedKind.shipped().stream()
                        .filter(it -> it.kind().equals(key.kind()))
                        .filter(it -> it.group().equals(key.group()))
                        .filter(it -> version.isEmpty() || it.apiVersion().equals(version))
                        .findFirst();
        var columns = served.map(ServedKind::columns).orElse(List.of());
        return columns.isEmpty()
                ? List.of(AGE)
                : columns.stream().sorted(Comparator.comparing(ServedKind.Column::wide)).toList();
    }

    private Got row(
            Resource resource, @Nullable KubectlColumns own, List<ServedKind.Column> custom) {
        var object = json.declared(resource).json();
        var cells = new ArrayList<String>();
        cells.add(name(resource.key(), object));
        if (own != null) {
            cells.addAll(own.cells().of(object));
        } else {
            for (var it : custom) {
                boolean date = it.type().equals("date");
                var value = ColumnPath.first(object, it.jsonPath());
                cells.add(date ? UNKNOWN : ColumnPath.cell(value, it.type()));
            }
        }
        boolean derived = lab.document(resource.key()).isEmpty();
        return new Got(resource.key(), resource.meta().labels(), derived, cells, () -> object);
    }

    private static String name(ResourceKey key, JsonNode object) {
        var standard =
                object.path("metadata")
                        .path("annotations")
                        .path("ingressclass.kubernetes.io/is-default-class")
                        .asString("");
        return key.kind().equals("IngressClass") && standard.equals("true")
                ? key.name() + " (default)"
                : key.name();
    }

    private static String pairs(Labels labels) {
        var text =
                labels.values().entrySet().stream()
                        .map(it -> it.getKey() + "=" + it.getValue())
                        .collect(Collectors.joining(","));
        return text.isEmpty() ? NONE : text;
    }
}
