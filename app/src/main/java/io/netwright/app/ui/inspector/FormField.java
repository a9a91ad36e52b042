package io.netwright.app.ui.inspector;

import io.netwright.model.edit.Proposal;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/// One line of a form. What a person writes becomes an edit, or is refused with a reason.
public sealed interface FormField {
    String id();

    String label();

    /// Something that follows from the lab, to be read and copied.
    record Fact(String id, String label, String value) implements FormField {}

    /// A text; `prompt` is what holds while it is empty.
    record Entry(
            String id, String label, String value, String prompt, Function<String, Proposal> set)
            implements FormField {}

    /// One of some words.
    record Choice(
            String id,
            String label,
            String value,
            List<String> options,
            Function<String, Proposal> set)
            implements FormField {
        public Choice {
            options = List.copyOf(options);
        }
    }

    /// A small table whose rows can be changed, added and taken away.
    ///
    /// @param add takes a text for each column; null where nothing can be added
    record Table(
            String id,
            String label,
            List<String> columns,
            List<Row> rows,
            @Nullable Function<List<String>, Proposal> add)
            implements FormField {
        public Table {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }
    }

    /// A row of a table.
    ///
    /// @param remove null where it must stay
    record Row(List<Cell> cells, @Nullable Supplier<Proposal> remove) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /// A text in a table.
    ///
    /// @param set null where it is only to be read
    record Cell(String value, @Nullable Function<String, Proposal> set) {}
}
