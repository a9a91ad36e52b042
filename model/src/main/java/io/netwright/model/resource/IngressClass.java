package io.netwright.model.resource;

import org.jspecify.annotations.Nullable;

/// A `networking.k8s.io/v1` IngressClass.
///
/// @param parameters an object that the controller reads
/// @param isDefault has it the annotation for ingresses that name no class?
public record IngressClass(
        ResourceKey key,
        ObjectMeta meta,
        String controller,
        @Nullable ResourceKey parameters,
        boolean isDefault)
        implements Inert {
    @Override
    public String apiVersion() {
        return "networking.k8s.io/v1";
    }
}
