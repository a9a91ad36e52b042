package io.netwright.app.ui.shell;

import io.netwright.app.samples.Samples;
import io.netwright.app.ui.command.Command;
import io.netwright.app.ui.command.Commands;
import io.netwright.app.ui.workbench.WorkbenchViewModel;
import io.netwright.model.lab.LabIoException;

import java.nio.file.Path;
import java.util.List;

/// The File menu: new, open, save.
final class FileCommands {
    private final WorkbenchViewModel model;
    private final FileDialogs dialogs;
    private final Docks docks;

    FileCommands(WorkbenchViewModel model, FileDialogs dialogs, Docks docks) {
        this.model = model;
        this.dialogs = dialogs;
        this.docks = docks;
    }

    void register(Commands commands) {
        var session = model.session();
        commands.add(file("new", "New lab", List.of("Shortcut+N"), session::openEmpty));
        commands.add(
                file("openFolder", "Open folder…", List.of("Shortcut+O"), () -> openWith(true)));
        commands.add(
                file("openFile", "Open file…", List.of("Shortcut+Alt+O"), () -> openWith(false)));
        for (var sample : Samples.all()) {
            commands.add(
                    Command.of(
                            id(sample),
                            "File",
                            "Open sample " + sample.name(),
                            List.of(),
                            () -> session.openSample(sample)));
        }
        commands.add(file("save", "Save", List.of("Shortcut+S"), () -> save(false)));
        commands.add(file("saveAs", "Save as…", List.of("Shortcut+Shift+S"), () -> save(true)));
    }

    /// The command that opens a sample.
    static String id(Samples.Sample sample) {
        return "file.sample." + sample.name();
    }

    private static Command file(String id, String title, List<String> keys, Runnable action) {
        return Command.of("file." + id, "File", title, keys, action);
    }

    private void openWith(boolean folder) {
        (folder ? dialogs.openFolder() : dialogs.openFile()).ifPresent(it -> open(List.of(it)));
    }

    /// Opens files and folders as one lab, or says why not.
    void open(List<Path> paths) {
        try {
            model.session().open(paths);
            model.noticeProperty().set("");
            if (!model.problems().isEmpty()) {
                docks.select("problems");
            }
        } catch (LabIoException e) {
            model.noticeProperty().set(String.valueOf(e.getMessage()));
        }
    }

    private void save(boolean elsewhere) {
        try {
            var session = model.session();
            if (!elsewhere && session.hasHome()) {
                var conflicts = session.save(false);
                model.noticeProperty()
                        .set(
                                conflicts.isEmpty()
                                        ? "Saved"
                                        : "Changed on disk by somebody else, not saved: "
                                                + String.join(", ", conflicts));
                return;
            }
            var folder = dialogs.saveFolder();
            if (folder.isPresent()) {
                var conflicts = session.saveTo(folder.get());
                model.noticeProperty()
                        .set(
                                conflicts.isEmpty()
                                        ? "Saved in " + folder.get()
                                        : "Not saved, there are already: "
                                                + String.join(", ", conflicts));
            }
        } catch (LabIoException e) {
            model.noticeProperty().set(String.valueOf(e.getMessage()));
        }
    }
}
