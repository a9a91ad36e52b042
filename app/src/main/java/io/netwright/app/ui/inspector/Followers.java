package io.netwright.app.ui.inspector;

import io.netwright.model.diag.Message;
import io.netwright.model.edit.Edit;
import io.netwright.model.edit.FieldValue;
import io.netwright.model.lab.Lab;
import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.Labels;
import io.netwright.model.resource.NetworkPolicy;
import io.netwright.model.resource.Pod;
import io.netwright.model.resource.Resource;
import io.netwright.model.resource.ResourceKey;
import io.netwright.model.resource.Service;
import io.netwright.model.resource.Workload;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;

/// Selectors that a relabelled pod has left, and could be made to follow it.
///
/// @param says who has lost it
/// @param edit makes them select it again
public record Followers(String says, Edit edit) {
    /// Compares an object before and after; empty where no selector has lost it.
    public static Optional<Followers> of(Lab before, Lab after, ResourceKey key) {
        var old = labels(before.resource(key).orElse(null));
        var now = labels(after.resource(key).orElse(null));
        var edits = new ArrayList<Edit>();
        var losers = new LinkedHashSet<String>();
        for (var name : old.values().keySet()) {
            var was = old.values().get(name);
            var is = now.values().get(name);
            if (was == null || is == null || was.equals(is)) {
                continue;
            }
            for (var resource : after.resources()) {
                var at = selector(resource, key, name, was);
                if (at != null) {
                    edits.add(new Edit.SetField(resource.key(), at, FieldValue.of(is)));
                    losers.add(resource.key().kind() + " " + resource.key().name());
                }
            }
        }
        if (edits.isEmpty()) {
            return Optional.empty();
        }
        var names = String.join(", ", losers);
        var label = Message.of("EDIT_FOLLOW", "Let {} follow {}", names, key);
        return Optional.of(
                new Followers("No longer selected by " + names, new Edit.Together(label, edits)));
    }

    private static Labels labels(@Nullable Resource resource) {
        return switch (resource) {
            case Pod pod -> pod.meta().labels();
            case Workload workload -> workload.template().labels();
            case null, default -> Labels.NONE;
        };
    }

    /// Where a selector in the same namespace names that label with that value, null where none.
    private static @Nullable FieldPath selector(
            Resource resource, ResourceKey key, String name, String value) {
        if (!Objects.equals(resource.key().namespace(), key.namespace())) {
            return null;
        }
        return switch (resource) {
            case Service service
                    when service.selector() != null && value.equals(service.selector().get(name)) ->
                    FieldPath.of("spec", "selector", name);
            case NetworkPolicy policy
                    when value.equals(policy.podSelector().matchLabels().get(name)) ->
                    FieldPath.of("spec", "podSelector", "matchLabels", name);
            default -> null;
        };
    }
}
