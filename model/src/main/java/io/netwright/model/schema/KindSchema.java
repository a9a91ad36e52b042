package io.netwright.model.schema;

/// A kind, as one version of its group serves it.
///
/// @param validates how far the schema goes
/// @param shape of its objects; [Shape.Type#ANY] where unknown
public record KindSchema(
        String apiVersion, String kind, boolean namespaced, Validates validates, Shape shape) {
    /// How far a schema goes.
    public enum Validates {
        /// Nothing is known but the scope.
        NOTHING,
        /// Names and types; the API server has code for the rest.
        TYPES,
        /// All: a custom resource.
        ALL
    }
}
