package io.netwright.model.helm;

import io.netwright.model.diag.SourceRange;
import io.netwright.model.helm.Value.Table;

import org.jspecify.annotations.Nullable;

/// A chart with the values it is given, as `helm install` makes it.
///
/// @param version of the chart, null where none is given
/// @param at where the lab says so
public record Release(
        Chart chart,
        String name,
        String namespace,
        @Nullable String version,
        Table values,
        SourceRange at) {
    boolean is(Release other) {
        return chart == other.chart && name.equals(other.name) && namespace.equals(other.namespace);
    }

    Release with(Table merged) {
        return new Release(chart, name, namespace, version, merged, at);
    }

    /// Where a value stands, else the release.
    SourceRange at(String path) {
        var value = values.find(path);
        return value == null ? at : value.at();
    }

    /// The text of a value, `otherwise` where it is not set or no scalar.
    String text(String path, String otherwise) {
        return values.find(path) instanceof Value.Leaf leaf ? leaf.text() : otherwise;
    }

    boolean flag(String path, boolean otherwise) {
        return text(path, Boolean.toString(otherwise)).equals("true");
    }

    boolean isSet(String path) {
        return values.find(path) != null;
    }

    /// Where a value below a path that ends like `calicoNetwork.ipPools[0].cidr` stands, or the
    /// nearest above it that there is.
    SourceRange near(String path) {
        Value value = values;
        var found = at;
        for (var name : path.split("\\.|(?=\\[)", -1)) {
            Value next = null;
            if (name.startsWith("[") && value instanceof Value.Items(var items, _)) {
                int index = Integer.parseInt(name.substring(1, name.length() - 1));
                next = index < items.size() ? items.get(index) : null;
            } else if (value instanceof Table table) {
                next = table.entries().get(name);
            }
            if (next == null) {
                break;
            }
            value = next;
            found = next.at();
        }
        return found;
    }
}
