package io.netwright.app.ui.document;

import java.nio.file.Path;
import java.util.Optional;

/// Asks the person for files; tests answer for themselves.
public interface FileDialogs {
    Optional<Path> openFile();

    Optional<Path> openFolder();

    Optional<Path> saveFolder();
}
