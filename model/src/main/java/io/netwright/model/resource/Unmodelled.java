package io.netwright.model.resource;

/// An object of a kind that no record stands for: kept in the text, reported as not modelled.
public record Unmodelled(ResourceKey key, String apiVersion, ObjectMeta meta) implements Inert {}
