package io.netwright.model.lint;

import io.netwright.model.lab.Lab;
import io.netwright.model.manifest.Document;
import io.netwright.model.manifest.FieldNames;
import io.netwright.model.manifest.YamlNode;
import io.netwright.model.net.Cidr;
import io.netwright.model.resource.EndpointSlice;
import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.Ingress;
import io.netwright.model.resource.LabelSelector;
import io.netwright.model.resource.Labels;
import io.netwright.model.resource.Namespace;
import io.netwright.model.resource.NetworkPolicy;
import io.netwright.model.resource.Resource;
import io.netwright.model.resource.ResourceKey;
import io.netwright.model.resource.Service;
import io.netwright.model.resource.Workload.StatefulSet;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// A lab as rules look at it: indexed, and with a sense of what it does not hold.
final class View {
    private static final String NAME_LABEL = "kubernetes.io/metadata.name";
    private static final List<String> ALWAYS =
            List.of("default", "kube-node-lease", "kube-public", "kube-system");

    private static final String CONTROLLER = "endpointslice-controller.k8s.io";
    private static final FieldPath NAMESPACE = FieldPath.of("metadata", "namespace");

    private final Lab lab;
    private final Map<Class<?>, List<? extends Resource>> byType = new HashMap<>(); // not walked
    private @Nullable List<Subject> subjects;
    private final SortedMap<String, Scope> scopes = new TreeMap<>();
    private final SortedMap<String, List<Document>> byKind = new TreeMap<>();
    private final SortedMap<String, Labels> namespaces = new TreeMap<>();
    private final List<Cidr> serviceRanges = new ArrayList<>();
    private boolean declaresNamespaces;

    private View(Lab lab) {
        this.lab = lab;
    }

    static View of(Lab lab) {
        var view = new View(lab);
        for (var file : lab.files()) {
            for (var document : file.documents()) {
                view.add(document);
            }
        }
        for (var resource : lab.objects()) { // what charts make may be meant as well
            view.add(resource);
        }
        for (var name : ALWAYS) {
            view.namespaces.putIfAbsent(name, Labels.of(NAME_LABEL, name));
        }
        view.findServiceRanges();
        view.lab.resources().forEach(view::count);
        return view;
    }

    private void add(Document document) {
        if (document.kind().isEmpty()) {
            return;
        }
        byKind.computeIfAbsent(document.kind(), _ -> new ArrayList<>()).add(document);
        scope(namespace(document)).note(document);
    }

    private String namespace(Document document) {
        var key = document.typed().map(Resource::key).orElse(null);
        return key != null && key.namespace() != null
                ? key.namespace()
                : text(document, NAMESPACE).orElse(lab.defaultNamespace());
    }

    private void add(Resource resource) {
        var namespace = resource.key().namespace();
        if (resource instanceof Namespace) {
            var name = resource.key().name();
            declaresNamespaces = true;
            namespaces.put(name, resource.meta().labels().with(NAME_LABEL, name));
        }
        if (namespace == null) {
            return;
        }
        namespaces.putIfAbsent(namespace, Labels.of(NAME_LABEL, namespace));
        scope(namespace).add(resource, isOwn(resource.key()));
    }

    /// Counts what a resource refers to.
    private void count(Resource resource) {
        var namespace = resource.key().namespace();
        if (namespace == null) {
            return;
        }
        var pods = scope(namespace).pods();
        var services = scope(namespace).services();
        switch (resource) {
            case Service service when service.selector() != null && !service.selector().isEmpty() ->
                    pods.count(!select(namespace, service.selector()).isEmpty());
            case NetworkPolicy policy when !policy.podSelector().isEmpty() ->
                    pods.count(!select(namespace, policy.podSelector()).isEmpty());
            case Ingress ingress ->
                    Backends.of(ingress).stream()
                            .map(it -> it.backend().service())
                            .distinct()
                            .forEach(it -> services.count(service(namespace, it).isPresent()));
            case StatefulSet set when set.serviceName() != null ->
                    services.count(service(namespace, set.serviceName()).isPresent());
            default -> {}
        }
    }

    private Scope scope(String namespace) {
        return scopes.computeIfAbsent(namespace, _ -> new Scope());
    }

    private void findServiceRanges() {
        serviceRanges.addAll(lab.spec().serviceCidrs());
        for (var document : documents("ServiceCIDR")) {
            for (var item : items(document, FieldPath.of("spec", "cidrs"))) {
                if (item instanceof YamlNode.Scalar scalar) {
                    Cidr.read(scalar.text()).ifPresent(serviceRanges::add);
                }
            }
        }
    }

    Lab lab() {
        return lab;
    }

    <R extends Resource> List<R> all(Class<R> type) {
        return byType.computeIfAbsent(type, _ -> lab.resources(type)).stream()
                .map(type::cast)
                .toList();
    }

    /// Every document of a kind, those with errors included.
    List<Document> documents(String kind) {
        return byKind.getOrDefault(kind, List.of());
    }

    List<Document> documents() {
        return byKind.values().stream().flatMap(List::stream).toList();
    }

    Document document(ResourceKey key) {
        return lab.document(key).orElseThrow();
    }

    /// A finding about a field of an object.
    Found at(ResourceKey key, FieldPath path, LintCode code, Object... parts) {
        return Found.in(document(key), path, code, parts);
    }

    Found at(Resource resource, FieldPath path, LintCode code, Object... parts) {
        return at(resource.key(), path, code, parts);
    }

    /// The `netwright.io` document of a kind.
    Optional<Document> ours(String kind) {
        return documents(kind).stream()
                .filter(it -> it.apiVersion().equals(Lab.API_VERSION))
                .findFirst();
    }

    /// What makes pods in every namespace, by the lab's own documents.
    List<Subject> subjects() {
        var all = subjects;
        if (all == null) {
            all = scopes.values().stream().flatMap(it -> own(it.subjects())).toList();
            subjects = all;
        }
        return all;
    }

    /// What makes pods in a namespace, by the lab's own documents.
    List<Subject> subjects(@Nullable String namespace) {
        return own(known(namespace).subjects()).toList();
    }

    private Stream<Subject> own(List<Subject> subjects) {
        return hasMade() ? subjects.stream().filter(it -> isOwn(it.key())) : subjects.stream();
    }

    /// Are there objects that stand in no file?
    private boolean hasMade() {
        return lab.objects().size() > lab.resources().size();
    }

    private boolean isOwn(ResourceKey key) {
        return !hasMade() || lab.document(key).isPresent();
    }

    /// Does the lab hold all that makes pods in the namespace of an object, and something? Pods in
    /// its own file say so, or that most selectors there match some.
    boolean knowsPods(Resource resource) {
        var scope = known(resource.key().namespace());
        return scope.knowsPods()
                && (isBeside(scope, resource.key(), "Pod") || scope.pods().isTrusted());
    }

    /// Are the pods that a selector means likely in the lab, were it not for a slip?
    boolean mayKnowPods(Resource resource) {
        return known(resource.key().namespace()).mayKnowPods();
    }

    /// Does the lab hold the Services of the namespace of an object, so that one is missed?
    boolean knowsServices(ResourceKey key) {
        var scope = known(key.namespace());
        return scope.knows("Service")
                && (isBeside(scope, key, "Service") || scope.services().isTrusted());
    }

    private boolean isBeside(Scope scope, ResourceKey key, String kind) {
        return scope.has(document(key).file(), kind);
    }

    /// Has the lab objects of a kind in that namespace, and none with errors?
    boolean knows(String kind, @Nullable String namespace) {
        return known(namespace).knows(kind);
    }

    private Scope known(@Nullable String namespace) {
        var scope = namespace == null ? null : scopes.get(namespace);
        return scope == null ? new Scope() : scope;
    }

    List<Subject> select(@Nullable String namespace, SortedMap<String, String> labels) {
        return known(namespace).select(labels);
    }

    List<Subject> select(@Nullable String namespace, LabelSelector selector) {
        return known(namespace).select(selector.matchLabels()).stream()
                .filter(it -> selector.matches(it.labels()))
                .toList();
    }

    /// A label of a selector that would match some pod with a value that is nearly its own.
    Optional<Label> near(@Nullable String namespace, SortedMap<String, String> selector) {
        for (var label : selector.entrySet()) {
            var rest = new TreeMap<>(selector);
            rest.remove(label.getKey());
            var values = new TreeSet<String>();
            for (var pod : select(namespace, rest)) {
                var value = pod.labels().values().get(label.getKey());
                if (value != null) {
                    values.add(value);
                }
            }
            var near = FieldNames.nearest(label.getValue(), values);
            if (near != null) {
                return Optional.of(new Label(label.getKey(), near));
            }
        }
        return Optional.empty();
    }

    record Label(String key, String value) {}

    /// Has a Service endpoints that somebody else than Kubernetes' controller gives it?
    boolean isServed(Service service) {
        return all(EndpointSlice.class).stream()
                .anyMatch(
                        it ->
                                Objects.equals(it.key().namespace(), service.key().namespace())
                                        && it.meta()
                                                .labels()
                                                .has(
                                                        EndpointSlice.SERVICE_NAME,
                                                        service.key().name())
                                        && !it.meta()
                                                .labels()
                                                .has(EndpointSlice.MANAGED_BY, CONTROLLER)
                                        && !it.endpoints().isEmpty());
    }

    Optional<Service> service(@Nullable String namespace, String name) {
        return namespace == null
                ? Optional.empty()
                : object(ResourceKey.core("Service", namespace, name))
                        .filter(Service.class::isInstance)
                        .map(Service.class::cast);
    }

    /// An object of the lab, or one that a chart makes.
    Optional<Resource> object(ResourceKey key) {
        return lab.document(key).or(() -> lab.made(key)).flatMap(Document::typed);
    }

    /// The names of the objects of a kind in a namespace.
    List<String> names(String kind, @Nullable String namespace) {
        var made = lab.installed().stream().flatMap(it -> it.resources().stream());
        return Stream.concat(
                        documents(kind).stream().flatMap(it -> it.typed().stream()),
                        made.filter(it -> it.key().kind().equals(kind)))
                .map(Resource::key)
                .distinct()
                .filter(it -> Objects.equals(it.namespace(), namespace))
                .map(ResourceKey::name)
                .toList();
    }

    /// Every namespace that is used or always there, with what is known of its labels.
    SortedMap<String, Labels> namespaces() {
        return namespaces;
    }

    /// Are the labels of all namespaces with pods in the lab?
    boolean knowsNamespaces() {
        return declaresNamespaces
                && scopes.entrySet().stream()
                        .filter(it -> !it.getValue().subjects().isEmpty())
                        .allMatch(it -> lab.document(namespace(it.getKey())).isPresent());
    }

    private static ResourceKey namespace(String name) {
        return new ResourceKey("", "Namespace", null, name);
    }

    /// The ranges that the lab states, none where it leaves them to assumption.
    List<Cidr> serviceRanges() {
        return serviceRanges;
    }

    /// The text of a scalar.
    static Optional<String> text(Document document, Object... path) {
        return text(document, FieldPath.of(path));
    }

    static Optional<String> text(Document document, FieldPath path) {
        return document.find(path)
                .filter(YamlNode.Scalar.class::isInstance)
                .map(it -> ((YamlNode.Scalar) it).text());
    }

    static List<YamlNode> items(Document document, FieldPath path) {
        return document.find(path).orElse(null) instanceof YamlNode.Sequence(var items, _, _, _)
                ? items
                : List.of();
    }
}
