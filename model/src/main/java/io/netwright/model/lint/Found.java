package io.netwright.model.lint;

import io.netwright.model.diag.Diagnostic;
import io.netwright.model.diag.Message;
import io.netwright.model.diag.SourceRange;
import io.netwright.model.edit.Edit;
import io.netwright.model.edit.FieldValue;
import io.netwright.model.manifest.Document;
import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.ResourceKey;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/// What a rule has found.
///
/// @param resource the object that it is about, null for one of ours
/// @param repair the edit that mends it, null where only the author can tell
record Found(
        LintCode code,
        SourceRange at,
        @Nullable ResourceKey resource,
        Message message,
        @Nullable Message hint,
        @Nullable Edit repair) {
    /// A finding about a field of a document, or about its nearest ancestor that there is.
    static Found in(Document document, FieldPath path, LintCode code, Object... parts) {
        var key = document.typed().map(it -> it.key()).orElse(null);
        return new Found(code, document.locate(path), key, code.message(parts), null, null);
    }

    Found hint(String template, Object... parts) {
        return new Found(code, at, resource, message, code.hint(template, parts), repair);
    }

    Found hint(Optional<String> text) {
        return text.isPresent() ? hint("{}", text.get()) : this;
    }

    Found repair(@Nullable Edit edit) {
        return new Found(code, at, resource, message, hint, edit);
    }

    /// Mended by another text in a field.
    Found set(FieldPath path, String value) {
        return resource == null
                ? this
                : repair(new Edit.SetField(resource, path, FieldValue.of(value)));
    }

    LintFinding finding() {
        return new LintFinding(
                new Diagnostic(at, code.severity(), message, hint), resource, code.link(), repair);
    }
}
