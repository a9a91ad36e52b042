package io.netwright.model.resource;

import org.jspecify.annotations.Nullable;

/// What names an object in a cluster.
///
/// @param group the API group without its version, `""` for the core group
/// @param namespace null for cluster-scoped kinds
public record ResourceKey(String group, String kind, @Nullable String namespace, String name)
        implements Comparable<ResourceKey> {
    /// The part of an `apiVersion` before the slash, `""` where there is none.
    public static String groupOf(String apiVersion) {
        int slash = apiVersion.indexOf('/');
        return slash < 0 ? "" : apiVersion.substring(0, slash);
    }

    /// A namespaced object of the core group.
    public static ResourceKey core(String kind, String namespace, String name) {
        return new ResourceKey("", kind, namespace, name);
    }

    public static ResourceKey node(String name) {
        return new ResourceKey("", "Node", null, name);
    }

    /// By namespace, kind, name and group. Thousands are sorted at every keystroke.
    @Override
    public int compareTo(ResourceKey other) {
        var space = namespace == null ? "" : namespace;
        int order = space.compareTo(other.namespace == null ? "" : other.namespace);
        if (order == 0) {
            order = kind.compareTo(other.kind);
        }
        if (order == 0) {
            order = name.compareTo(other.name);
        }
        return order != 0 ? order : group.compareTo(other.group);
    }

    /// `shop/web` or, without a namespace, `blue`.
    public String path() {
        return namespace == null ? name : namespace + "/" + name;
    }

    /// `Service shop/web`.
    @Override
    public String toString() {
        return kind + " " + path();
    }
}
