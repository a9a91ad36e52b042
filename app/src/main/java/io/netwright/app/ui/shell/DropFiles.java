package io.netwright.app.ui.shell;

import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

import java.io.File;

/// Opens what is dropped on the window from elsewhere.
final class DropFiles {
    private DropFiles() {}

    static void onto(Shell shell) {
        shell.addEventHandler(
                DragEvent.DRAG_OVER,
                event -> {
                    if (event.getDragboard().hasFiles()) {
                        event.acceptTransferModes(TransferMode.COPY);
                    }
                });
        shell.addEventHandler(
                DragEvent.DRAG_DROPPED,
                event -> {
                    if (event.getDragboard().hasFiles()) {
                        shell.open(
                                event.getDragboard().getFiles().stream()
                                        .map(File::toPath)
                                        .toList());
                        event.setDropCompleted(true);
                    }
                });
    }
}
