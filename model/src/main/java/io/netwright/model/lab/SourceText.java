package io.netwright.model.lab;

/// A file that has not been parsed.
///
/// @param path as it is shown to the user: relative to the lab's folder, `/` between folders
public record SourceText(String path, String text) {}
