package io.netwright.app.ui.shell;

import io.netwright.app.ui.document.DocumentViewModel;

import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

import java.io.File;

/// Opens what is dropped on the window from elsewhere.
final class DropFiles {
    private DropFiles() {}

    static void onto(Node window, DocumentViewModel document) {
        window.addEventHandler(
                DragEvent.DRAG_OVER,
                event -> {
                    if (event.getDragboard().hasFiles()) {
                        event.acceptTransferModes(TransferMode.COPY);
                    }
                });
        window.addEventHandler(
                DragEvent.DRAG_DROPPED,
                event -> {
                    if (event.getDragboard().hasFiles()) {
                        document.open(
                                event.getDragboard().getFiles().stream()
                                        .map(File::toPath)
                                        .toList());
                        event.setDropCompleted(true);
                    }
                });
    }
}
