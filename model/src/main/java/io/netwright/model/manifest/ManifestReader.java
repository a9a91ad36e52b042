package io.netwright.model.manifest;

import io.netwright.model.diag.Fault;
import io.netwright.model.manifest.YamlNode.Mapping;
import io.netwright.model.manifest.YamlNode.Scalar;
import io.netwright.model.manifest.YamlNode.Sequence;
import io.netwright.model.resource.Inert;
import io.netwright.model.resource.Resource;
import io.netwright.model.resource.ResourceKey;
import io.netwright.model.resource.Unmodelled;
import io.netwright.model.schema.KindSchema;
import io.netwright.model.schema.Schema;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// From the trees of a section to the objects in it; a list yields its items.
final class ManifestReader {
    private final SharedTexts shared;
    private final String defaultNamespace;
    private final List<Section.Part> parts = new ArrayList<>(1);

    private ManifestReader(SharedTexts shared, String defaultNamespace) {
        this.shared = shared;
        this.defaultNamespace = defaultNamespace;
    }

    static List<Section.Part> read(
            List<YamlNode> roots, SharedTexts shared, String defaultNamespace) {
        var reader = new ManifestReader(shared, defaultNamespace);
        for (var root : roots) {
            if (!(root instanceof Scalar scalar && scalar.isNull())) {
                reader.object(root, "", "", null);
            }
        }
        return reader.parts;
    }

    /// @param listVersion the `apiVersion` of the items of a typed list
    /// @param listKind their kind
    /// @param list what the node is an item of
    private void object(
            YamlNode node, String listVersion, String listKind, @Nullable Sequence list) {
        var sink = new Finding.Sink();
        if (!(node instanceof Mapping mapping)) {
            notAnObject(node, sink, "it is " + node.words());
            add(node, "", "", null, list, sink);
            return;
        }
        var root = Field.root(node, sink);
        var apiVersion = word(mapping, "apiVersion", listVersion);
        var kind = word(mapping, "kind", listKind);
        if (kind.isEmpty() || apiVersion.isEmpty()) {
            notAnObject(node, sink, "it has no " + (kind.isEmpty() ? "kind" : "apiVersion"));
            add(node, apiVersion, kind, null, list, sink);
            return;
        }
        if (kind.endsWith("List") && mapping.get("items") instanceof Sequence items) {
            boolean typed = !kind.equals("List");
            for (var item : items.items()) {
                object(
                        item,
                        typed ? apiVersion : "",
                        typed ? kind.substring(0, kind.length() - 4) : "",
                        items);
            }
            return;
        }
        if (ResourceKey.groupOf(apiVersion).equals(Kinds.OURS)) {
            add(node, apiVersion, kind, null, list, sink);
            return;
        }
        if (isNameless(apiVersion, kind, mapping)) {
            if (!isApplied(apiVersion, kind)) {
                notAnObject(node, sink, "a %s has no metadata".formatted(kind));
            }
            add(node, apiVersion, kind, null, list, sink);
            return;
        }
        var resource = resource(root, apiVersion, kind, mapping, sink);
        boolean usable = !sink.hasError() || isKept(resource);
        add(node, apiVersion, kind, usable ? resource : null, list, sink);
    }

    /// A configuration file (`KubeProxyConfiguration`, kubeadm's), or an answer of the API server
    /// (`Status`, `Table`): of a kind that nobody stores, and without a name.
    private static boolean isNameless(String apiVersion, String kind, Mapping mapping) {
        var meta = mapping.get("metadata");
        boolean empty =
                meta == null
                        || (meta instanceof Mapping it
                                && it.get("name") == null
                                && it.get("generateName") == null);
        return empty
                && Kinds.read(apiVersion, kind) == null
                && Schema.shipped().kind(apiVersion, kind) == null
                && (isConfiguration(apiVersion) || List.of("Status", "Table").contains(kind));
    }

    /// Those that the lab takes for the ConfigMaps which kubeadm makes of them.
    private static boolean isApplied(String apiVersion, String kind) {
        return switch (ResourceKey.groupOf(apiVersion)) {
            case "kubeproxy.config.k8s.io" -> kind.equals("KubeProxyConfiguration");
            case "kubeadm.k8s.io" -> kind.equals("ClusterConfiguration");
            default -> false;
        };
    }

    private static boolean isConfiguration(String apiVersion) {
        var group = ResourceKey.groupOf(apiVersion);
        return List.of("kubeadm.k8s.io", "kind.x-k8s.io").contains(group)
                || group.endsWith(".config.k8s.io");
    }

    /// Nothing acts on an inert object, so a faulty one does no harm; without it an answer would
    /// not be unknown that is.
    private static boolean isKept(Resource resource) {
        return resource instanceof Inert && !resource.key().name().isEmpty();
    }

    /// A field of the header, `otherwise` where it is no text.
    private static String word(Mapping mapping, String name, String otherwise) {
        return mapping.get(name) instanceof Scalar scalar && scalar.type() == ScalarType.STRING
                ? scalar.text()
                : otherwise;
    }

    private Resource resource(
            Field root, String apiVersion, String name, Mapping node, Finding.Sink sink) {
        var meta = root.get("metadata").part();
        var group = ResourceKey.groupOf(apiVersion);
        var kind = Kinds.read(apiVersion, name);
        boolean namespaced = kind == null ? isNamespaced(group, name) : kind.namespaced();
        var namespace = namespaced ? MetaReader.namespace(meta, defaultNamespace) : null;
        var schema = Schema.shipped().kind(apiVersion, name);
        var form = kind == null ? nameForm(schema) : kind.nameForm();
        var objectMeta = MetaReader.read(meta, form, namespace);
        var key = new ResourceKey(group, name, namespace, objectMeta.name());
        Resource resource;
        if (kind == null) {
            notModelled(apiVersion, name, node, Kinds.laterVersion(group, name), sink);
            resource = new Unmodelled(key, apiVersion, objectMeta);
        } else {
            resource = kind.reader().read(key, objectMeta, root);
            if (resource instanceof Inert) {
                notModelled(apiVersion, name, node, null, sink);
            }
        }
        if (schema != null) {
            SchemaCheck.check(root, schema, sink);
        }
        return resource;
    }

    /// Custom resources are named like DNS names; what others are named is not known.
    private static Syntax.Form nameForm(@Nullable KindSchema schema) {
        boolean custom = schema != null && schema.validates() == KindSchema.Validates.ALL;
        return custom ? Syntax.Form.DNS_NAME : Syntax.Form.PATH_SEGMENT;
    }

    private static boolean isNamespaced(String group, String name) {
        var later = Kinds.laterVersion(group, name);
        return later == null ? !Schema.shipped().isClusterScoped(group, name) : later.namespaced();
    }

    /// @param later the version that is read, null where this is one, or none is
    private static void notModelled(
            String apiVersion, String name, Mapping node, @Nullable Kind later, Finding.Sink sink) {
        var at = node.get("kind");
        int start = at == null ? node.start() : at.start();
        int end = at == null ? node.start() + 1 : at.end();
        if (later == null) {
            sink.warning(start, end, Fault.NOT_MODELLED.message(name, apiVersion), null);
        } else {
            sink.warning(
                    start,
                    end,
                    Fault.OLD_VERSION.message(apiVersion, name),
                    Fault.OLD_VERSION.hint("write apiVersion: {}", later.apiVersion()));
        }
    }

    private static void notAnObject(YamlNode node, Finding.Sink sink, String why) {
        int end = Math.min(node.end(), node.start() + 1);
        sink.warning(node.start(), end, Fault.NOT_AN_OBJECT.message(why), null);
    }

    private void add(
            YamlNode node,
            String apiVersion,
            String kind,
            @Nullable Resource resource,
            @Nullable Sequence list,
            Finding.Sink sink) {
        parts.add(
                new Section.Part(
                        apiVersion,
                        kind,
                        node,
                        resource,
                        list,
                        node.start(),
                        node.end(),
                        shared.findings(sink.all())));
    }
}
