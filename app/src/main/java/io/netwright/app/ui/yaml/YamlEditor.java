package io.netwright.app.ui.yaml;

import io.netwright.app.ui.workbench.FindingsViewModel;
import io.netwright.app.ui.workbench.WorkbenchViewModel;
import io.netwright.model.diag.Severity;
import io.netwright.model.diag.SourceRange;
import io.netwright.model.edit.Edit;
import io.netwright.model.lint.LintFinding;

import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Duration;

import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.LineNumberFactory;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;

/// The text of one file of the lab. What is typed becomes splices of the lab, and what changes in
/// the lab appears here.
public final class YamlEditor extends BorderPane {
    private static final PseudoClass WARNING = PseudoClass.getPseudoClass("warning");

    private final WorkbenchViewModel model;
    private final ComboBox<String> files = new ComboBox<>();
    private final CodeArea area = new CodeArea();
    private final TextField line = new TextField();
    private final Label note = new Label();
    private final PauseTransition rest = new PauseTransition(Duration.seconds(1));
    private final IntFunction<Node> numbers;
    private SortedMap<Integer, LintFinding> marks = new TreeMap<>();
    private LineEnds ends = new LineEnds("");
    private boolean showing;

    public YamlEditor(WorkbenchViewModel model) {
        this.model = model;
        files.setId("yaml-file");
        files.setAccessibleText("File");
        files.setMaxWidth(Double.MAX_VALUE);
        area.setId("yaml");
        area.setAccessibleText("YAML of the file");
        numbers = LineNumberFactory.get(area);
        area.setParagraphGraphicFactory(this::gutter);
        area.setUndoManager(org.fxmisc.richtext.util.UndoUtils.noOpUndoManager());
        line.setId("yaml-line");
        line.setPromptText("Line");
        line.setAccessibleText("Go to line");
        line.setTooltip(new Tooltip("Go to line: a number, then Enter"));
        line.setPrefWidth(72);
        line.setMinWidth(72);
        line.setOnAction(_ -> goToLine());
        HBox.setHgrow(files, Priority.ALWAYS);
        var top = new HBox(4, files, line);
        top.setPadding(new Insets(4));
        note.setId("yaml-note");
        note.getStyleClass().add("yaml-note");
        note.setWrapText(true);
        note.setMaxWidth(Double.MAX_VALUE);
        rest.setOnFinished(_ -> model.session().pause());
        new YamlAssist(model, area, this::at);
        area.addEventHandler(KeyEvent.KEY_PRESSED, this::mend);
        setTop(top);
        setBottom(note);
        setCenter(new VirtualizedScrollPane<>(area));
        area.textProperty().subscribe((before, after) -> typed(before, after));
        files.valueProperty().subscribe(_ -> show());
        model.revisionProperty().subscribe(this::show);
        model.findings().all().addListener((ListChangeListener<LintFinding>) _ -> remark());
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
        int caret = Math.min(ends.toShown(at.start().offset()), area.getLength());
        area.selectRange(caret, caret);
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
        ends = new LineEnds(text);
        area.setEditable(name != null && ends.isEditable());
        var shown = ends.shown();
        if (!shown.equals(area.getText())) {
            int caret = area.getCaretPosition();
            area.replaceText(shown);
            area.moveTo(Math.min(caret, area.getLength()));
        }
        colour();
        mark();
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
        int start = ends.toFile(head);
        model.edit(
                new Edit.Splice(
                        name,
                        start,
                        ends.toFile(before.length() - tail) - start,
                        ends.typed(after.substring(head, after.length() - tail))));
        ends = new LineEnds(model.session().lab().file(name).map(it -> it.text()).orElse(""));
        rest.playFromStart();
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

    private void remark() {
        if (!showing) {
            colour();
            mark();
        }
    }

    private List<LintFinding> here() {
        return model.findings().all().stream()
                .filter(it -> it.diagnostic().at().file().equals(files.getValue()))
                .toList();
    }

    /// What is found at a place of what is shown.
    private List<LintFinding> at(int shown) {
        int offset = ends.toFile(shown);
        return here().stream()
                .filter(it -> it.diagnostic().at().start().offset() <= offset)
                .filter(it -> offset < it.diagnostic().at().end().offset())
                .toList();
    }

    /// Alt+Enter mends what the caret's line is marked for.
    private void mend(KeyEvent key) {
        if (key.getCode() == KeyCode.ENTER && key.isAltDown()) {
            int line = area.getCurrentParagraph() + 1;
            here().stream()
                    .filter(it -> it.diagnostic().at().start().line() == line)
                    .filter(it -> it.repair() != null)
                    .findFirst()
                    .ifPresent(this::mend);
            key.consume();
        }
    }

    private void mend(LintFinding finding) {
        var repair = finding.repair();
        if (repair != null && !model.findings().checkingProperty().get()) {
            model.edit(repair);
        }
    }

    /// A mark at each line with a finding, and the worst problem in words under the text.
    private void mark() {
        var here = here();
        var next = new TreeMap<Integer, LintFinding>();
        here.forEach(
                it ->
                        next.merge(
                                it.diagnostic().at().start().line(),
                                it,
                                (a, b) -> severity(a).compareTo(severity(b)) <= 0 ? a : b));
        if (!next.equals(marks)) {
            marks = next;
            area.setParagraphGraphicFactory(this::gutter);
        }
        var worst =
                here.stream()
                        .filter(FindingsViewModel::isProblem)
                        .min(Comparator.comparing(YamlEditor::severity))
                        .orElse(null);
        boolean error = worst != null && severity(worst) == Severity.ERROR;
        note.setText(worst == null ? "" : (error ? "✕ " : "⚠ ") + worst.diagnostic());
        note.pseudoClassStateChanged(WARNING, !error);
        note.setVisible(worst != null);
        note.setManaged(worst != null);
    }

    private static Severity severity(LintFinding it) {
        return it.diagnostic().severity();
    }

    private Node gutter(int line) {
        var problem = marks.get(line + 1);
        var sign = new Label(problem == null ? "" : "●");
        sign.setMinWidth(12);
        if (problem != null) {
            sign.getStyleClass().add("severity-" + severity(problem).text());
            sign.setTooltip(new Tooltip(problem.diagnostic().toString()));
            sign.setAccessibleText(problem.diagnostic().toString());
            sign.setCursor(Cursor.HAND);
            sign.setOnMouseClicked(_ -> menu(problem).show(sign, Side.BOTTOM, 0, 0));
        }
        var row = new HBox(sign, numbers.apply(line));
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private ContextMenu menu(LintFinding it) {
        var menu = new ContextMenu();
        var repair = it.repair();
        if (repair != null) {
            var mend = new MenuItem(repair.label().text());
            mend.setOnAction(_ -> mend(it));
            menu.getItems().add(mend);
        }
        var explain = new MenuItem("What " + it.code() + " means");
        explain.setOnAction(
                _ -> {
                    model.findings().chosenProperty().set(null);
                    model.findings().chosenProperty().set(it);
                });
        menu.getItems().add(explain);
        return menu;
    }

    private void goToLine() {
        var text = line.getText().strip();
        if (text.matches("[0-9]{1,7}")) {
            int at = Math.clamp(Integer.parseInt(text) - 1L, 0, area.getParagraphs().size() - 1);
            area.moveTo(at, 0);
            area.showParagraphAtCenter(at);
            area.requestFocus();
        }
        line.clear();
    }

    private StyleSpans<Collection<String>> faults(String text) {
        var spans = new StyleSpansBuilder<Collection<String>>();
        int at = 0;
        for (var finding : here()) {
            var problem = finding.diagnostic();
            int start = Math.min(ends.toShown(problem.at().start().offset()), text.length());
            int end = Math.clamp(ends.toShown(problem.at().end().offset()), start, text.length());
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
