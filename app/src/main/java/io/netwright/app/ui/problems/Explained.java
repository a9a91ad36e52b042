package io.netwright.app.ui.problems;

import io.netwright.app.explain.Codes;
import io.netwright.model.lint.LintFinding;

/// What the details of a finding say.
///
/// @param hint what to do, `""` for nothing
/// @param meaning of the code, as `netwright explain` has it
/// @param link where the rule comes from, `""` where there is no such page
record Explained(String title, String place, String hint, String meaning, String link) {
    static Explained of(LintFinding it) {
        var told = it.diagnostic();
        var hint = told.hint();
        return new Explained(
                told.message().text(),
                "%s %s · %s".formatted(told.severity().text(), it.code(), told.at()),
                hint == null ? "" : hint.text(),
                Codes.find(it.code()).map(Codes.Code::explanation).orElse(""),
                it.link());
    }
}
