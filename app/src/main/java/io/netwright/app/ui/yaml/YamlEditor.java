package io.netwright.app.ui.yaml;

import io.netwright.app.ui.workbench.WorkbenchViewModel;
import io.netwright.model.diag.SourceRange;
import io.netwright.model.edit.Edit;

import javafx.scene.control.ComboBox;
import javafx.scene.layout.BorderPane;

import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.LineNumberFactory;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/// The text of one file of the lab. What is typed becomes splices of the lab, and what changes in
/// the lab appears here.
public final class YamlEditor extends BorderPane {
    private final WorkbenchViewModel model;
    private final ComboBox<String> files = new ComboBox<>();
    private final CodeArea area = new CodeArea();
    private boolean showing;

    public YamlEditor(WorkbenchViewModel model) {
        this.model = model;
        files.setId("yaml-file");
        files.setAccessibleText("File");
        files.setMaxWidth(Double.MAX_VALUE);
        area.setId("yaml");
        area.setAccessibleText("YAML of the file");
        area.setParagraphGraphicFactory(LineNumberFactory.get(area));
        area.setUndoManager(org.fxmisc.richtext.util.UndoUtils.noOpUndoManager());
        setTop(files);
        setCenter(new VirtualizedScrollPane<>(area));
        area.textProperty().subscribe((before, after) -> typed(before, after));
        files.valueProperty().subscribe(_ -> show());
        model.revisionProperty().subscribe(this::show);
        model.selectionProperty().subscribe(this::follow);
        model.jumpProperty().subscribe(this::jump);
    }

    private void follow() {
        var key = model.selectionProperty().get();
        if (key != null) {
            model.session().lab().document(key).ifPresent(it -> reveal(it.at()));
        }
    }

    private void jump() {
        var at = model.jumpProperty().get();
        if (at != null) {
            reveal(at);
            area.requestFocus();
        }
    }

    private void reveal(SourceRange at) {
        if (!files.getItems().contains(at.file())) {
            return;
        }
        files.setValue(at.file());
        int end = area.getLength();
        area.selectRange(Math.min(at.start().offset(), end), Math.min(at.start().offset(), end));
        area.showParagraphAtCenter(area.getCurrentParagraph());
    }

    private void show() {
        if (showing) {
            return;
        }
        showing = true;
        var lab = model.session().lab();
        var names = lab.files().stream().map(it -> it.path()).toList();
        if (!files.getItems().equals(names)) {
            var chosen = files.getValue();
            files.getItems().setAll(names);
            files.setValue(names.contains(chosen) || names.isEmpty() ? chosen : names.getFirst());
        }
        var name = files.getValue();
        var text = name == null ? "" : lab.file(name).map(it -> it.text()).orElse("");
        // The area ends lines with \n alone, so offsets in such a file would not be the file's.
        area.setEditable(name != null && text.indexOf('\r') < 0);
        var shown = text.replace("\r\n", "\n");
        if (!shown.equals(area.getText())) {
            int caret = area.getCaretPosition();
            area.replaceText(shown);
            area.moveTo(Math.min(caret, area.getLength()));
        }
        colour();
        showing = false;
    }

    private void typed(String before, String after) {
        var name = files.getValue();
        if (showing || name == null) {
            return;
        }
        int head = 0;
        int most = Math.min(before.length(), after.length());
        while (head < most && before.charAt(head) == after.charAt(head)) {
            head++;
        }
        int tail = 0;
        while (tail < most - head
                && before.charAt(before.length() - 1 - tail)
                        == after.charAt(after.length() - 1 - tail)) {
            tail++;
        }
        model.edit(
                new Edit.Splice(
                        name,
                        head,
                        before.length() - tail - head,
                        after.substring(head, after.length() - tail)));
    }

    private void colour() {
        var text = area.getText();
        if (text.isEmpty()) {
            return;
        }
        var spans = new StyleSpansBuilder<Collection<String>>();
        int at = 0;
        for (var span : YamlHighlight.of(text)) {
            spans.add(List.of(), span.start() - at);
            spans.add(
                    List.of("yaml-" + span.sort().name().toLowerCase(Locale.ROOT)),
                    span.end() - span.start());
            at = span.end();
        }
        spans.add(List.of(), text.length() - at);
        StyleSpans<Collection<String>> styles = spans.create();
        area.setStyleSpans(0, styles.overlay(faults(text), YamlEditor::both));
    }

    private StyleSpans<Collection<String>> faults(String text) {
        var spans = new StyleSpansBuilder<Collection<String>>();
        int at = 0;
        var here =
                model.problems().stream()
                        .filter(it -> it.at().file().equals(files.getValue()))
                        .sorted((a, b) -> a.at().start().compareTo(b.at().start()))
                        .toList();
        for (var problem : here) {
            int start = Math.min(problem.at().start().offset(), text.length());
            int end = Math.clamp(problem.at().end().offset(), start, text.length());
            end = Math.min(Math.max(end, start + 1), text.length());
            if (start >= at && end > start) {
                spans.add(List.of(), start - at);
                spans.add(List.of("yaml-fault-" + problem.severity().text()), end - start);
                at = end;
            }
        }
        spans.add(List.of(), text.length() - at);
        return spans.create();
    }

    private static Collection<String> both(Collection<String> one, Collection<String> other) {
        var all = new ArrayList<>(one);
        all.addAll(other);
        return all;
    }
}
