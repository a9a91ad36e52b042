package io.netwright.model.diag;

/// A part of a file, `end` excluded.
///
/// @param file as it is shown to the user: relative to the lab's folder, `/` between folders
public record SourceRange(String file, SourcePosition start, SourcePosition end) {
    /// `web.yaml:14:17`, where it starts.
    @Override
    public String toString() {
        return file + ":" + start;
    }
}
