package io.netwright.app.ui.yaml;

import io.netwright.app.ui.workbench.FindingsViewModel;
import io.netwright.app.ui.workbench.WorkbenchViewModel;
import io.netwright.model.diag.Severity;
import io.netwright.model.diag.SourceRange;
import io.netwright.model.edit.Edit;
import io.netwright.model.lab.Lab;
import io.netwright.model.lab.SourceFile;
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
import org.fxmisc.richtext.model.PlainTextChange;
import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
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
    private final YamlStyles styles = new YamlStyles(area);
    private LineEnds ends = LineEnds.of("");
    private @Nullable SourceFile shown;
    private boolean showing;
    private boolean typing;

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
        new YamlAssist(model, area, this::file, this::at);
        area.addEventHandler(KeyEvent.KEY_PRESSED, this::mend);
        setTop(top);
        setBottom(note);
        setCenter(new VirtualizedScrollPane<>(area));
        area.plainTextChanges().subscribe(this::typed);
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
        if (showing || typing) {
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
        var file = file(lab);
        boolean same =
                file != null && shown != null && (file.equals(shown) || file.hasSameText(shown));
        if (!same) {
            put(file == null ? "" : file.text());
        }
        shown = file;
        area.setEditable(file != null && ends.isEditable());
        mark();
        showing = false;
    }

    private @Nullable SourceFile file(Lab lab) {
        var name = files.getValue();
        return name == null ? null : lab.file(name).orElse(null);
    }

    /// Shows another text; what both have in common stays, with its colours.
    private void put(String text) {
        var before = area.getText();
        var after = LineEnds.shown(text);
        int most = Math.min(before.length(), after.length());
        int head = 0;
        while (head < most && before.charAt(head) == after.charAt(head)) {
            head++;
        }
        int tail = 0;
        while (tail < most - head
                && before.charAt(before.length() - 1 - tail)
                        == after.charAt(after.length() - 1 - tail)) {
            tail++;
        }
        ends = LineEnds.of(text);
        if (before.length() != after.length() || head < before.length()) {
            int caret = area.getCaretPosition();
            area.replaceText(
                    head, before.length() - tail, after.substring(head, after.length() - tail));
            area.moveTo(Math.min(caret, area.getLength()));
        }
    }

    private void typed(PlainTextChange change) {
        var name = files.getValue();
        if (showing || name == null) {
            return;
        }
        int start = ends.toFile(change.getPosition());
        int removed = ends.toFile(change.getPosition() + change.getRemoved().length()) - start;
        var inserted = ends.typed(change.getInserted());
        int length = shown == null ? 0 : shown.length();
        typing = true;
        model.edit(new Edit.Splice(name, start, removed, inserted));
        typing = false;
        var now = file(model.session().lab());
        if (now != null && now.length() == length - removed + inserted.length() && now != shown) {
            ends = ends.spliced(start, removed, inserted);
            shown = now;
            mark();
        } else {
            shown = null; // refused: what is shown goes back
            show();
        }
        rest.playFromStart();
    }

    private void remark() {
        if (!showing && !typing) {
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
        styles.underline(here);
        var last = marks;
        marks = next;
        var touched = new TreeMap<>(last);
        touched.putAll(next);
        for (int line : touched.keySet()) {
            if (!Objects.equals(last.get(line), next.get(line))) {
                regutter(line - 1);
            }
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

    private void regutter(int line) {
        if (line < area.getParagraphs().size() && area.allParToVisibleParIndex(line).isPresent()) {
            area.recreateParagraphGraphic(line);
        }
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
        explain.setOnAction(_ -> model.findings().explain(it));
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
}
