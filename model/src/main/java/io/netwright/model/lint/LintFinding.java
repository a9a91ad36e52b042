package io.netwright.model.lint;

import io.netwright.model.diag.Diagnostic;
import io.netwright.model.edit.Edit;
import io.netwright.model.resource.ResourceKey;

import org.jspecify.annotations.Nullable;

/// A finding: a fault of reading, one of the control plane, or one of a rule.
///
/// @param resource the object that it is about, null where it is about none
/// @param link where the rule comes from, `""` where there is no such page
/// @param repair the edit that mends it, null where only the author can tell
public record LintFinding(
        Diagnostic diagnostic, @Nullable ResourceKey resource, String link, @Nullable Edit repair) {
    public String code() {
        return diagnostic.message().code();
    }
}
