package io.netwright.sim.control;

import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.Resource;
import io.netwright.model.resource.Workload.DaemonSet;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What the DaemonSets of a CNI plugin say in the environment and the arguments of their
/// containers, references to ConfigMaps followed.
///
/// @param values by the name of the variable
/// @param places where they stand
record AgentSettings(
        @Nullable DaemonSet set,
        SortedMap<String, String> values,
        SortedMap<String, FieldPath> places,
        List<String> arguments) {
    AgentSettings {
        arguments = List.copyOf(arguments);
    }

    /// Those of the first DaemonSet whose name begins so; empty where there is none.
    static AgentSettings of(List<Resource> resources, String name) {
        for (var resource : resources) {
            if (resource instanceof DaemonSet set && set.key().name().startsWith(name)) {
                return of(resources, set);
            }
        }
        return new AgentSettings(null, new TreeMap<>(), new TreeMap<>(), List.of());
    }

    private static AgentSettings of(List<Resource> resources, DaemonSet set) {
        var values = new TreeMap<String, String>();
        var places = new TreeMap<String, FieldPath>();
        var arguments = new ArrayList<String>();
        for (var agent : set.agents()) {
            arguments.addAll(agent.arguments());
            agent.env()
                    .forEach(
                            (variable, given) -> {
                                var value = given.value();
                                if (given.configMap() != null && given.key() != null) {
                                    var map = CniSigns.configMap(resources, given.configMap());
                                    value = map == null ? null : map.data().get(given.key());
                                }
                                if (value != null) {
                                    values.put(variable, value);
                                    places.put(variable, given.path());
                                }
                            });
        }
        return new AgentSettings(set, values, places, arguments);
    }

    boolean isThere() {
        return set != null;
    }

    String text(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    /// Tells of variables that nothing acts on, and that begin so.
    void tellUnmodelled(Notes notes, List<String> modelled, String... prefixes) {
        if (set == null) {
            return;
        }
        var rest = new ArrayList<String>();
        for (var name : values.keySet()) {
            boolean of = List.of(prefixes).stream().anyMatch(name::startsWith);
            if (of && !modelled.contains(name)) {
                rest.add(name);
            }
        }
        if (!rest.isEmpty()) {
            notes.info(
                    set.key(),
                    FieldPath.of("spec", "template", "spec", "containers"),
                    Misfit.CONFIG_NOT_MODELLED.message(set.key(), String.join(", ", rest)));
        }
    }
}
