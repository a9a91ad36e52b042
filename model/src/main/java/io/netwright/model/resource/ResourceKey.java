package io.netwright.model.resource;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;

/// What names an object in a cluster.
///
/// @param group the API group without its version, `""` for the core group
/// @param namespace null for cluster-scoped kinds
public record ResourceKey(String group, String kind, @Nullable String namespace, String name)
        implements Comparable<ResourceKey> {
    private static final Comparator<ResourceKey> ORDER =
            Comparator.comparing((ResourceKey key) -> key.namespace == null ? "" : key.namespace)
                    .thenComparing(ResourceKey::kind)
                    .thenComparing(ResourceKey::name)
                    .thenComparing(ResourceKey::group);

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

    @Override
    public int compareTo(ResourceKey other) {
        return ORDER.compare(this, other);
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
