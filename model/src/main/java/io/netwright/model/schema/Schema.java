package io.netwright.model.schema;

import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.ResourceKey;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.zip.GZIPInputStream;

/// The kinds of Kubernetes and of the add-ons that are known. Read from the index when first asked
/// for, each shape when first needed.
public final class Schema {
    /// A field and what it may be.
    public record NamedShape(String name, Shape shape, boolean required) {}

    private static final class Shipped {
        static final Schema SCHEMA = read();
    }

    private final SequencedMap<String, KindSchema> kinds = new LinkedHashMap<>();
    private final List<String> clusterScoped = new ArrayList<>();
    private final List<String> lines;
    private final AtomicReferenceArray<@Nullable Shape> shapes;

    private Schema(List<String> all) {
        int first = 0;
        while (all.get(first).startsWith(".\t")) {
            first++;
        }
        this.lines = all.subList(first, all.size());
        this.shapes = new AtomicReferenceArray<>(lines.size() + 1);
        var unknown = new Shape(this, "a");
        for (var line : all.subList(0, first)) {
            var parts = line.split("\t", -1);
            boolean namespaced = parts[3].equals("N");
            var validates =
                    switch (parts[4]) {
                        case "V" -> KindSchema.Validates.ALL;
                        case "T" -> KindSchema.Validates.TYPES;
                        default -> KindSchema.Validates.NOTHING;
                    };
            var shape =
                    validates == KindSchema.Validates.NOTHING
                            ? unknown
                            : shape(Integer.parseInt(parts[5]));
            kinds.put(
                    parts[1] + " " + parts[2],
                    new KindSchema(parts[1], parts[2], namespaced, validates, shape));
            if (!namespaced) {
                clusterScoped.add(ResourceKey.groupOf(parts[1]) + "/" + parts[2]);
            }
        }
    }

    /// The index that comes with Netwright: Kubernetes 1.37 and the add-ons.
    public static Schema shipped() {
        return Shipped.SCHEMA;
    }

    private static Schema read() {
        try (var in = Schema.class.getResourceAsStream("index.gz")) {
            if (in == null) {
                throw new IllegalStateException("the schema index is missing");
            }
            var bytes = new GZIPInputStream(in).readAllBytes();
            return new Schema(new String(bytes, StandardCharsets.UTF_8).lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Shape shape(int number) {
        var known = shapes.get(number);
        if (known != null) {
            return known;
        }
        var made = new Shape(this, lines.get(number));
        var other = shapes.compareAndExchange(number, null, made);
        return other == null ? made : other;
    }

    /// All kinds that are known, by `apiVersion` and name.
    public List<KindSchema> kinds() {
        return List.copyOf(kinds.sequencedValues());
    }

    /// A kind as a version of its group serves it; null if unknown.
    public @Nullable KindSchema kind(String apiVersion, String kind) {
        return kinds.get(apiVersion + " " + kind);
    }

    /// Do objects of this kind belong to no namespace, in any version that is known?
    public boolean isClusterScoped(String group, String kind) {
        return clusterScoped.contains(group + "/" + kind);
    }

    /// What a field may be; null if the kind or the field is unknown. Any index of a list will do.
    public @Nullable Shape field(String apiVersion, String kind, FieldPath path) {
        var found = kind(apiVersion, kind);
        var shape = found == null ? null : found.shape();
        for (var step : path.steps()) {
            if (shape == null) {
                return null;
            }
            shape =
                    switch (step) {
                        case FieldPath.Step.Name(String name) -> {
                            var field = shape.field(name);
                            yield field == null ? shape.values() : field;
                        }
                        case FieldPath.Step.Index _ -> shape.items();
                    };
        }
        return shape;
    }

    /// The fields that a mapping at that place may have; none if it is unknown or none.
    public List<NamedShape> fields(String apiVersion, String kind, FieldPath path) {
        var shape = field(apiVersion, kind, path);
        if (shape == null) {
            return List.of();
        }
        var fields = new ArrayList<NamedShape>();
        for (var name : shape.fieldNames()) {
            var field = shape.field(name);
            if (field != null) {
                fields.add(new NamedShape(name, field, shape.required().contains(name)));
            }
        }
        return fields;
    }
}
