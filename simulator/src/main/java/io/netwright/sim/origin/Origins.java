package io.netwright.sim.origin;

import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.ResourceKey;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// The origins of a fabric by number; equal ones share one. 0 is "nobody said".
public final class Origins {
    private static final Origin NOBODY = new Origin("kernel", null, FieldPath.ROOT, "");

    private final List<Origin> byNumber = new ArrayList<>(List.of(NOBODY));
    private final LinkedHashMap<Origin, Integer> numbers = new LinkedHashMap<>();

    /// The number of an origin, a new one where it has none yet.
    public int of(String agent, @Nullable ResourceKey resource, FieldPath field, String text) {
        var origin = new Origin(agent, resource, field, text);
        return numbers.computeIfAbsent(
                origin,
                it -> {
                    byNumber.add(it);
                    return byNumber.size() - 1;
                });
    }

    public Origin get(int number) {
        return byNumber.get(number);
    }
}
