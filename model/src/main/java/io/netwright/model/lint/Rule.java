package io.netwright.model.lint;

import java.util.function.Consumer;

/// Looks for one kind of mistake.
interface Rule {
    void check(View lab, Consumer<Found> out);
}
