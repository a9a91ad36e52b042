package io.netwright.model.schema;

import io.netwright.model.resource.ResourceKey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What kubectl calls a kind, and what it shows of it.
///
/// @param plural `networkpolicies`
/// @param shortNames `netpol`
/// @param categories `all`
/// @param columns after the name; none where the API server has code for them
public record ServedKind(
        String apiVersion,
        String kind,
        String plural,
        List<String> shortNames,
        List<String> categories,
        List<Column> columns) {
    /// A column of a custom resource.
    ///
    /// @param wide is it only for `-o wide`
    /// @param type `string`, `integer`, `number`, `boolean` or `date`
    public record Column(String name, String type, boolean wide, String jsonPath) {}

    private static final class Shipped {
        static final List<ServedKind> KINDS = read();
    }

    /// The kinds of Kubernetes and of the add-ons that are known; Kubernetes' own come first.
    public static List<ServedKind> shipped() {
        return Shipped.KINDS;
    }

    private static List<ServedKind> read() {
        try (var in = ServedKind.class.getResourceAsStream("served.txt")) {
            if (in == null) {
                throw new IllegalStateException("the index of kinds is missing");
            }
            var own = new ArrayList<ServedKind>();
            var custom = new ArrayList<ServedKind>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(ServedKind::parse)
                    .forEach(it -> (it.columns.isEmpty() ? own : custom).add(it));
            own.addAll(custom);
            return List.copyOf(own);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ServedKind parse(String line) {
        var parts = line.split("\t", -1);
        var columns = new ArrayList<Column>();
        for (int i = 5; i < parts.length; i++) {
            var column = parts[i].split("\\|", 4);
            columns.add(new Column(column[2], column[1], !column[0].equals("0"), column[3]));
        }
        return new ServedKind(
                parts[0], parts[1], parts[2], words(parts[3]), words(parts[4]), columns);
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(","));
    }

    public String group() {
        return ResourceKey.groupOf(apiVersion);
    }

    /// Is a word, in small letters, a name of this kind?
    public boolean isCalled(String word) {
        return word.equals(plural)
                || word.equals(kind.toLowerCase(Locale.ROOT))
                || shortNames.contains(word);
    }
}
