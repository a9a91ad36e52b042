package io.netwright.app.ui.shell;

import io.netwright.app.samples.Samples;
import io.netwright.app.settings.Remembered;
import io.netwright.app.ui.command.Command;
import io.netwright.app.ui.command.Commands;
import io.netwright.app.ui.document.DocumentViewModel;

import javafx.beans.binding.Bindings;

import java.nio.file.Path;
import java.util.List;

/// The File menu: new, open, save.
final class FileCommands {
    private final DocumentViewModel document;
    private final Remembered remembered;

    FileCommands(DocumentViewModel document, Remembered remembered) {
        this.document = document;
        this.remembered = remembered;
    }

    void register(Commands commands) {
        commands.add(file("new", "New lab", "Shortcut+N", document::openEmpty));
        commands.add(file("openFolder", "Open folder…", "Shortcut+O", document::openFolder));
        commands.add(file("openFile", "Open file…", "Shortcut+Alt+O", document::openFile));
        for (int i = 0; i < Remembered.RECENT; i++) {
            commands.add(recent(i));
        }
        for (var sample : Samples.all()) {
            commands.add(
                    Command.of(
                            id(sample),
                            "File › Samples",
                            sample.name(),
                            List.of(),
                            () -> document.openSample(sample)));
        }
        commands.add(file("save", "Save", "Shortcut+S", document::save));
        commands.add(file("saveAs", "Save as…", "Shortcut+Shift+S", document::saveAs));
    }

    /// The command that opens a sample.
    static String id(Samples.Sample sample) {
        return "file.sample." + sample.name();
    }

    private static Command file(String id, String title, String key, Runnable action) {
        return Command.of("file." + id, "File", title, List.of(key), action);
    }

    private Command recent(int index) {
        var revision = document.openedProperty();
        return Command.of(
                        "file.recent." + (index + 1),
                        "File › Open recent",
                        "",
                        List.of(),
                        () -> document.open(List.of(Path.of(path(index)))))
                .titled(Bindings.createStringBinding(() -> path(index), revision))
                .when(Bindings.createBooleanBinding(() -> !path(index).isEmpty(), revision));
    }

    private String path(int index) {
        var known = remembered.settings().recentLabs();
        return index < known.size() ? known.get(index) : "";
    }
}
