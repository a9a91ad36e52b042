package io.netwright.sim.control;

import io.netwright.model.manifest.Field;
import io.netwright.model.manifest.YamlNode;
import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.ResourceKey;

import java.util.ArrayList;
import java.util.List;

/// The settings of a configuration that are set and change no answer.
///
/// @param steering those that may steer packets, by their paths
/// @param aside how many others there are
record Unheeded(List<String> steering, int aside) {
    /// What means the same as nothing.
    private static final List<String> NOTHING = List.of("", "null", "~", "0", "0s", "false");

    Unheeded {
        steering = List.copyOf(steering);
    }

    /// Those of a configuration.
    ///
    /// @param heeded paths of what something acts on; `path=value` for a value that is the usual
    /// @param aside how paths begin that have no part in packets
    static Unheeded of(Field root, List<String> heeded, List<String> aside) {
        var set = new ArrayList<String>();
        walk(root, "", heeded, set);
        var steering = new ArrayList<>(set);
        steering.removeIf(path -> aside.stream().anyMatch(path::startsWith));
        return new Unheeded(steering, set.size() - steering.size());
    }

    private static void walk(Field field, String path, List<String> heeded, List<String> set) {
        if (heeded.contains(path)) {
            return;
        }
        switch (field.node()) {
            case YamlNode.Mapping _ ->
                    field.entries().forEach(it -> walk(it, join(path, it.name()), heeded, set));
            case YamlNode.Sequence _ when !arguments(field).isEmpty() ->
                    arguments(field)
                            .forEach(
                                    it ->
                                            walk(
                                                    it.get("value"),
                                                    join(path, it.get("name").text("")),
                                                    heeded,
                                                    set));
            case YamlNode.Sequence list -> {
                if (!list.items().isEmpty()) {
                    set.add(path);
                }
            }
            case YamlNode.Scalar it -> {
                if (!NOTHING.contains(it.text()) && !heeded.contains(path + "=" + it.text())) {
                    set.add(path);
                }
            }
            case null -> {}
        }
    }

    /// The items of a list of names and values.
    private static List<Field> arguments(Field field) {
        var items = new ArrayList<Field>();
        for (var item : field.items()) {
            if (!(item.node() instanceof YamlNode.Mapping it)
                    || it.get("name") == null
                    || it.get("value") == null) {
                return List.of();
            }
            items.add(item);
        }
        return items;
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    /// Says so where any may steer packets.
    void tell(ResourceKey key, FieldPath field, Notes notes) {
        if (steering.isEmpty()) {
            return;
        }
        var text = String.join(", ", steering);
        var all = aside == 0 ? text : text + " (and %d that steer no packets)".formatted(aside);
        notes.info(key, field, Misfit.CONFIG_NOT_MODELLED.message(key, all));
    }
}
