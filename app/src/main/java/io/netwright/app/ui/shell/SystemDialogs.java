package io.netwright.app.ui.shell;

import io.netwright.app.ui.document.FileDialogs;

import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;

/// The system's own dialogs.
final class SystemDialogs implements FileDialogs {
    private final Window owner;

    SystemDialogs(Window owner) {
        this.owner = owner;
    }

    @Override
    public Optional<Path> openFile() {
        var chooser = new FileChooser();
        chooser.setTitle("Open a file of manifests");
        chooser.getExtensionFilters()
                .add(
                        new FileChooser.ExtensionFilter(
                                "Manifests and labs", "*.yaml", "*.yml", "*.json", "*.netlab"));
        return Optional.ofNullable(chooser.showOpenDialog(owner)).map(File::toPath);
    }

    @Override
    public Optional<Path> openFolder() {
        return folder("Open a folder of manifests");
    }

    @Override
    public Optional<Path> saveFolder() {
        return folder("Save the lab in a folder");
    }

    private Optional<Path> folder(String title) {
        var chooser = new DirectoryChooser();
        chooser.setTitle(title);
        return Optional.ofNullable(chooser.showDialog(owner)).map(File::toPath);
    }
}
