package io.netwright.app.ui.shell;

import io.netwright.app.ui.workbench.WorkbenchViewModel;
import io.netwright.model.edit.Clippings;
import io.netwright.model.resource.ResourceKey;

import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

import org.fxmisc.richtext.GenericStyledArea;

import java.util.List;
import java.util.function.Consumer;

/// Copy, cut, paste and the like: of text where a text has the keys, else of what is selected on
/// the canvas, as YAML.
final class CopyPaste {
    private final WorkbenchViewModel model;
    private final CanvasDock canvas;

    CopyPaste(WorkbenchViewModel model, CanvasDock canvas) {
        this.model = model;
        this.canvas = canvas;
    }

    void copy() {
        where(TextInputControl::copy, GenericStyledArea::copy, this::copyObjects);
    }

    void cut() {
        where(TextInputControl::cut, GenericStyledArea::cut, this::cutObjects);
    }

    void paste() {
        where(TextInputControl::paste, GenericStyledArea::paste, this::pasteObjects);
    }

    void selectAll() {
        where(TextInputControl::selectAll, GenericStyledArea::selectAll, canvas::selectAll);
    }

    void duplicate() {
        var keys = whole();
        if (!keys.isEmpty()) {
            add(Clippings.duplicate(model.session().lab(), keys));
        }
    }

    private void where(
            Consumer<TextInputControl> field,
            Consumer<GenericStyledArea<?, ?, ?>> area,
            Runnable objects) {
        switch (canvas.getScene().getFocusOwner()) {
            case TextInputControl it -> field.accept(it);
            case GenericStyledArea<?, ?, ?> it -> area.accept(it);
            case null, default -> objects.run();
        }
    }

    private void copyObjects() {
        var keys = whole();
        if (!keys.isEmpty()) {
            put(keys);
            model.noticeProperty().set("Copied " + named(keys));
        }
    }

    private void cutObjects() {
        var lab = model.session().lab();
        var keys = canvas.selected().stream().filter(it -> lab.document(it).isPresent()).toList();
        if (!keys.isEmpty()) {
            put(keys);
        }
        canvas.delete(); // says why, where nothing can be cut
    }

    private void put(List<ResourceKey> keys) {
        var content = new ClipboardContent();
        content.putString(Clippings.text(model.session().lab(), keys));
        Clipboard.getSystemClipboard().setContent(content);
    }

    private void pasteObjects() {
        var text = Clipboard.getSystemClipboard().getString();
        add(Clippings.paste(model.session().lab(), text == null ? "" : text));
    }

    private void add(Clippings.Paste paste) {
        model.edit(paste.proposal());
        if (!paste.keys().isEmpty()) {
            canvas.select(paste.keys());
        }
    }

    /// What is selected; for a pod that a workload makes, the workload.
    private List<ResourceKey> whole() {
        var lab = model.session().lab();
        var cluster = model.session().derived().cluster();
        var keys =
                canvas.selected().stream()
                        .map(
                                key ->
                                        lab.document(key).isPresent()
                                                ? key
                                                : cluster.pod(key)
                                                        .map(it -> it.source())
                                                        .orElse(key))
                        .filter(it -> lab.document(it).isPresent())
                        .distinct()
                        .toList();
        if (keys.isEmpty()) {
            model.noticeProperty().set("Select something of the lab's text on the canvas first");
        }
        return keys;
    }

    private static String named(List<ResourceKey> keys) {
        var more = keys.size() == 1 ? "" : " and " + (keys.size() - 1) + " more";
        return keys.getFirst() + more;
    }
}
