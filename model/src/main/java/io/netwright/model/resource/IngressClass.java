package io.netwright.model.resource;

/// A `networking.k8s.io/v1` IngressClass.
///
/// @param isDefault has it the annotation for ingresses that name no class?
public record IngressClass(ResourceKey key, ObjectMeta meta, String controller, boolean isDefault)
        implements Inert {
    @Override
    public String apiVersion() {
        return "networking.k8s.io/v1";
    }
}
