package io.netwright.model.helm;

import io.netwright.model.helm.Value.Table;
import io.netwright.model.manifest.FieldNames;

import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/// The names of the values that a chart takes; see `src/build/charts.py`.
final class ChartNames {
    private final String version;
    private final Names names;

    private ChartNames(String version, Names names) {
        this.version = version;
        this.names = names;
    }

    /// What may stand below a value.
    ///
    /// @param free anything may
    private record Names(SortedMap<String, Names> below, boolean free) {
        static Names of(boolean free) {
            return new Names(new TreeMap<>(), free);
        }
    }

    private static final class Shipped {
        static final Map<Chart, ChartNames> ALL = all();

        private static Map<Chart, ChartNames> all() {
            var all = new EnumMap<Chart, ChartNames>(Chart.class);
            for (var chart : Chart.values()) {
                all.put(chart, read(chart));
            }
            return all;
        }
    }

    static ChartNames of(Chart chart) {
        return Objects.requireNonNull(Shipped.ALL.get(chart));
    }

    private static ChartNames read(Chart chart) {
        var resource = chart.chart() + ".txt";
        var stream = ChartNames.class.getResourceAsStream(resource);
        if (stream == null) {
            throw new IllegalStateException("no " + resource);
        }
        try (var reader =
                new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return read(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ChartNames read(BufferedReader reader) throws IOException {
        var version = "";
        var path = new ArrayList<Names>();
        path.add(Names.of(false));
        for (var line = reader.readLine(); line != null; line = reader.readLine()) {
            if (line.startsWith("version ")) {
                version = line.substring("version ".length());
                continue;
            }
            var name = line.strip();
            int depth = line.length() - name.length();
            boolean free = name.endsWith("*");
            var names = Names.of(free);
            while (path.size() > depth + 1) {
                path.removeLast();
            }
            path.getLast().below.put(free ? name.substring(0, name.length() - 1) : name, names);
            path.add(names);
        }
        return new ChartNames(version, path.getFirst());
    }

    String version() {
        return version;
    }

    boolean hasTop(String name) {
        return names.below.containsKey(name);
    }

    /// A value that the chart does not take, and what it may be meant to be.
    record Unknown(String path, Value value, @Nullable String meant) {}

    List<Unknown> unknown(Table values) {
        var unknown = new ArrayList<Unknown>();
        unknown(values, names, "", unknown);
        return unknown;
    }

    private void unknown(Table values, Names known, String prefix, List<Unknown> out) {
        values.entries()
                .forEach(
                        (name, value) -> {
                            var path = prefix + name;
                            var below = known.below.get(name);
                            if (below == null) {
                                if (!name.equals("global") || !prefix.isEmpty()) {
                                    out.add(new Unknown(path, value, meant(name, known, prefix)));
                                }
                            } else if (!below.free
                                    && !below.below.isEmpty()
                                    && value instanceof Table table) {
                                unknown(table, below, path + ".", out);
                            }
                        });
    }

    /// A sibling of nearly that name, else the one value of that name elsewhere.
    private @Nullable String meant(String name, Names siblings, String prefix) {
        var near = FieldNames.nearest(name, siblings.below.keySet());
        if (near != null) {
            return prefix + near;
        }
        var elsewhere = new ArrayList<String>();
        walk(
                names,
                "",
                (path, own) -> {
                    if (own.equals(name)) {
                        elsewhere.add(path);
                    }
                });
        return elsewhere.size() == 1 ? elsewhere.getFirst() : null;
    }

    private static void walk(Names names, String prefix, BiConsumer<String, String> out) {
        names.below.forEach(
                (name, below) -> {
                    out.accept(prefix + name, name);
                    walk(below, prefix + name + ".", out);
                });
    }
}
