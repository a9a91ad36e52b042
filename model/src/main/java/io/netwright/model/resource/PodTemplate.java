package io.netwright.model.resource;

/// What a workload makes its pods from.
public record PodTemplate(Labels labels, Labels annotations, PodSpec spec) {}
