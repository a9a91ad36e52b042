package io.netwright.app.ui.problems;

import io.netwright.app.ui.fx.Fxml;
import io.netwright.app.ui.workbench.WorkbenchViewModel;
import io.netwright.model.diag.Severity;
import io.netwright.model.lint.LintFinding;

import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.transformation.SortedList;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;

import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.StyleSpansBuilder;
import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// What is found in the lab, by severity, place or sentence; Enter or a double click goes there.
/// Beside the list, what is chosen is explained, and mended. Binds `ProblemsPane.fxml`.
public final class ProblemsPane extends BorderPane {
    private static final PseudoClass QUIET = PseudoClass.getPseudoClass("quiet");

    private final WorkbenchViewModel bench;
    private final ProblemsViewModel model;
    private final Label nothing = new Label();
    private final CodeArea diff = new CodeArea();
    private boolean choosing;
    @FXML private ToggleButton errors;
    @FXML private ToggleButton warnings;
    @FXML private ToggleButton notices;
    @FXML private Label checking;
    @FXML private TableView<LintFinding> table;
    @FXML private Label choose;
    @FXML private ScrollPane scroll;
    @FXML private Label title;
    @FXML private Label place;
    @FXML private Label hint;
    @FXML private Label meaning;
    @FXML private TextField link;
    @FXML private VBox repair;
    @FXML private Label repairs;
    @FXML private BorderPane preview;
    @FXML private Button applyAll;

    public ProblemsPane(WorkbenchViewModel bench) {
        this.bench = bench;
        model = new ProblemsViewModel(bench);
        Fxml.loadInto("ProblemsPane.fxml", this);
    }

    @FXML
    private void initialize() {
        filter(errors, Severity.ERROR, "error");
        filter(warnings, Severity.WARNING, "warning");
        filter(notices, Severity.INFO, "notice");
        checking.visibleProperty().bind(model.findings().checkingProperty());
        fillTable();
        diff.setEditable(false);
        diff.setId("problem-diff");
        diff.setAccessibleText("What the repair changes");
        preview.setCenter(diff);
        model.previewProperty().subscribe(this::showDiff);
        model.chosenProperty().subscribe(this::explain);
        bench.revisionProperty().subscribe(this::sayWhatIsChecked);
    }

    private void filter(ToggleButton button, Severity severity, String word) {
        button.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () -> counted(model.count(severity), word),
                                model.findings().all()));
        button.selectedProperty().bindBidirectional(model.shows(severity));
    }

    private static String counted(long count, String word) {
        return count + " " + word + (count == 1 ? "" : "s");
    }

    private void fillTable() {
        nothing.setWrapText(true);
        table.setPlaceholder(nothing);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        var severity = column("Severity", 100, ProblemCell.Part.SEVERITY);
        severity.setComparator(
                Comparator.comparing((LintFinding it) -> it.diagnostic().severity()));
        var where = column("Place", 160, ProblemCell.Part.PLACE);
        where.setComparator(
                Comparator.comparing((LintFinding it) -> it.diagnostic().at().file())
                        .thenComparing(it -> it.diagnostic().at().start()));
        var code = column("Code", 80, ProblemCell.Part.CODE);
        var sentence = column("Problem", 480, ProblemCell.Part.SENTENCE);
        for (var it : List.of(code, sentence)) {
            it.setComparator(Comparator.comparing(LintFinding::code));
        }
        table.getColumns().setAll(List.of(severity, where, code, sentence));
        var sorted = new SortedList<>(model.listed());
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        table.setRowFactory(_ -> row());
        table.getSelectionModel()
                .selectedItemProperty()
                .subscribe(
                        now -> {
                            if (now != null && !choosing) {
                                model.chosenProperty().set(now);
                            }
                        });
        table.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    private static TableColumn<LintFinding, LintFinding> column(
            String title, double width, ProblemCell.Part part) {
        var column = new TableColumn<LintFinding, LintFinding>(title);
        column.setPrefWidth(width);
        column.setCellValueFactory(it -> new ReadOnlyObjectWrapper<>(it.getValue()));
        column.setCellFactory(_ -> new ProblemCell(part));
        return column;
    }

    private TableRow<LintFinding> row() {
        var row = new TableRow<LintFinding>();
        row.setOnMouseClicked(
                click -> {
                    if (click.getClickCount() == 2 && row.getItem() != null) {
                        model.open(row.getItem());
                    }
                });
        row.itemProperty()
                .subscribe(
                        it ->
                                row.pseudoClassStateChanged(
                                        QUIET,
                                        it != null && it.diagnostic().severity() == Severity.INFO));
        row.setOnContextMenuRequested(
                event -> {
                    var it = row.getItem();
                    if (it != null) {
                        menu(it).show(row, event.getScreenX(), event.getScreenY());
                    }
                });
        return row;
    }

    private ContextMenu menu(LintFinding it) {
        var menu = new ContextMenu(item("Show in the text", () -> model.open(it)));
        if (it.repair() != null) {
            menu.getItems().add(item("Apply repair", () -> model.apply(it)));
            int count = model.alike(it).size();
            if (count > 1) {
                menu.getItems()
                        .add(item("Fix all " + count + " of this kind", () -> model.applyAll(it)));
            }
        }
        return menu;
    }

    private static MenuItem item(String text, Runnable action) {
        var item = new MenuItem(text);
        item.setOnAction(_ -> action.run());
        return item;
    }

    private void key(KeyEvent key) {
        var it = table.getSelectionModel().getSelectedItem();
        if (it == null || key.getCode() != KeyCode.ENTER) {
            return;
        }
        if (key.isAltDown()) {
            model.apply(it);
        } else {
            model.open(it);
        }
        key.consume();
    }

    private void explain(@Nullable LintFinding it) {
        choose.setVisible(it == null);
        scroll.setVisible(it != null);
        if (it == null) {
            table.getSelectionModel().clearSelection();
            return;
        }
        choosing = true;
        if (!it.equals(table.getSelectionModel().getSelectedItem())) {
            table.getSelectionModel().select(it);
        }
        choosing = false;
        var told = Explained.of(it);
        title.setText(told.title());
        place.setText(told.place());
        hint.setText(told.hint());
        visible(hint, !told.hint().isEmpty());
        meaning.setText(told.meaning());
        link.setText(told.link());
        visible(link, !told.link().isEmpty());
        var edit = it.repair();
        visible(repair, edit != null);
        repairs.setText(edit == null ? "" : edit.label().text());
        int count = model.alike(it).size();
        applyAll.setText("Fix all " + count + " of this kind");
        visible(applyAll, count > 1);
    }

    private void showDiff(String text) {
        var shown = text.lines().filter(it -> !it.startsWith("---") && !it.startsWith("+++"));
        diff.replaceText(String.join("\n", shown.toList()));
        int lines = Math.clamp(diff.getParagraphs().size(), 1, 12);
        diff.setPrefHeight(lines * 18 + 12);
        diff.setMinHeight(lines * 18 + 12);
        if (diff.getLength() == 0) {
            return;
        }
        var spans = new StyleSpansBuilder<Collection<String>>();
        for (var paragraph : diff.getParagraphs()) {
            spans.add(List.of(style(paragraph.getText())), paragraph.length() + 1);
        }
        diff.setStyleSpans(0, spans.create().subView(0, diff.getLength()));
        diff.showParagraphAtTop(0);
    }

    private static String style(String line) {
        return line.startsWith("+")
                ? "diff-new"
                : line.startsWith("-") ? "diff-old" : line.startsWith("@") ? "diff-at" : "diff";
    }

    private static void visible(Node node, boolean now) {
        node.setVisible(now);
        node.setManaged(now);
    }

    private void sayWhatIsChecked() {
        var lab = bench.session().lab();
        int objects = lab.resources().size();
        nothing.setText(
                lab.files().isEmpty()
                        ? "No problems: the lab is empty"
                        : model.findings().all().isEmpty()
                                ? ("No problems in %d objects of %d files: syntax, fields, names,"
                                                + " addresses, references and what is likely not"
                                                + " meant are checked")
                                        .formatted(objects, lab.files().size())
                                : "Nothing of the chosen severities");
    }

    @Override
    public void requestFocus() {
        table.requestFocus();
    }

    @FXML
    private void apply() {
        var it = model.chosenProperty().get();
        if (it != null) {
            model.apply(it);
        }
    }

    @FXML
    private void applyAll() {
        var it = model.chosenProperty().get();
        if (it != null) {
            model.applyAll(it);
        }
    }
}
