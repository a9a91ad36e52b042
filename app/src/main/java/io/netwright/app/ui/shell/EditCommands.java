package io.netwright.app.ui.shell;

import io.netwright.app.ui.command.Command;
import io.netwright.app.ui.command.Commands;
import io.netwright.app.ui.workbench.WorkbenchViewModel;
import io.netwright.model.diag.Message;

import javafx.beans.binding.Bindings;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// The Edit menu.
final class EditCommands {
    private final WorkbenchViewModel model;
    private final CanvasDock canvas;
    private final Runnable find;

    EditCommands(WorkbenchViewModel model, CanvasDock canvas, Runnable find) {
        this.model = model;
        this.canvas = canvas;
        this.find = find;
    }

    void register(Commands commands) {
        var session = model.session();
        commands.add(
                changing("undo", "Undo", List.of("Shortcut+Z"), session::undoLabel, session::undo));
        commands.add(
                changing(
                        "redo",
                        "Redo",
                        List.of("Shortcut+Shift+Z", "Shortcut+Y"),
                        session::redoLabel,
                        session::redo));
        var clipboard = new CopyPaste(model, canvas);
        commands.add(edit("cut", "Cut", "Shortcut+X", clipboard::cut));
        commands.add(edit("copy", "Copy", "Shortcut+C", clipboard::copy));
        commands.add(edit("paste", "Paste", "Shortcut+V", clipboard::paste));
        commands.add(edit("duplicate", "Duplicate", "Shortcut+D", clipboard::duplicate));
        commands.add(Command.of("edit.delete", "Edit", "Delete", List.of(), canvas::delete));
        commands.add(edit("all", "Select all", "Shortcut+A", clipboard::selectAll));
        commands.add(Command.of("edit.find", "Edit", "Find…", List.of("Shortcut+F"), find));
    }

    private static Command edit(String id, String title, String key, Runnable action) {
        return Command.of("edit." + id, "Edit", title, List.of(key), action);
    }

    /// A command that says what it would do, and can be done while there is something.
    private Command changing(
            String id,
            String title,
            List<String> keys,
            Supplier<Optional<Message>> what,
            Runnable action) {
        return Command.of("edit." + id, "Edit", title, keys, action)
                .titled(
                        Bindings.createStringBinding(
                                () -> what.get().map(it -> title + " " + it).orElse(title),
                                model.revisionProperty()))
                .when(
                        Bindings.createBooleanBinding(
                                () -> what.get().isPresent(), model.revisionProperty()));
    }
}
