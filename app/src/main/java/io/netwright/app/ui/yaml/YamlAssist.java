package io.netwright.app.ui.yaml;

import io.netwright.app.explain.FieldInfo;
import io.netwright.app.ui.assist.Assistant;
import io.netwright.app.ui.assist.Assistant.Offer;
import io.netwright.app.ui.assist.Suggestion;
import io.netwright.app.ui.workbench.WorkbenchViewModel;
import io.netwright.model.lab.Lab;
import io.netwright.model.lab.SourceFile;
import io.netwright.model.lint.LintFinding;

import javafx.geometry.Point2D;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;

import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.event.MouseOverTextEvent;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/// Completion and what is known of fields, at the caret and under the pointer. What is offered is
/// worked out off the window's thread; an answer for an older text is not shown.
final class YamlAssist {
    private static final int ROWS = 10;
    private static final double ROW = 24;
    private static final double WIDTH = 320;

    private final WorkbenchViewModel model;
    private final CodeArea area;
    private final Function<Lab, @Nullable SourceFile> shown;
    private final IntFunction<List<LintFinding>> findings;
    private final Popup popup = new Popup();
    private final ListView<Suggestion> list = new ListView<>();
    private final FieldCard beside = new FieldCard();
    private final Popup hover = new Popup();
    private final FieldCard card = new FieldCard();
    private Offer offer = Offer.NONE;
    private int asked;

    /// @param shown the file of a lab that the area shows
    /// @param findings what is found at a place of the text
    YamlAssist(
            WorkbenchViewModel model,
            CodeArea area,
            Function<Lab, @Nullable SourceFile> shown,
            IntFunction<List<LintFinding>> findings) {
        this.shown = shown;
        this.model = model;
        this.area = area;
        this.findings = findings;
        list.setId("yaml-suggestions");
        list.setAccessibleText("Suggestions");
        list.getStyleClass().addAll("dense", "places");
        list.setFixedCellSize(ROW);
        list.setFocusTraversable(false);
        list.setCellFactory(_ -> new SuggestionCell());
        list.addEventHandler(MouseEvent.MOUSE_CLICKED, _ -> take());
        list.getSelectionModel().selectedItemProperty().subscribe(this::besides);
        var box = new HBox(list, beside);
        box.getStyleClass().add("floating");
        popup.getContent().add(box);
        popup.setAutoHide(true);
        popup.setHideOnEscape(false);
        popup.setConsumeAutoHidingEvents(false);
        card.setId("yaml-field");
        var over = new VBox(card);
        over.getStyleClass().add("floating");
        hover.getContent().add(over);
        hover.setAutoHide(true);
        area.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        area.addEventHandler(KeyEvent.KEY_TYPED, this::typed);
        area.setMouseOverTextDelay(Duration.ofMillis(500));
        area.addEventHandler(
                MouseOverTextEvent.MOUSE_OVER_TEXT_BEGIN,
                at -> explain(at.getCharacterIndex(), at.getScreenPosition()));
        area.addEventHandler(MouseOverTextEvent.MOUSE_OVER_TEXT_END, _ -> hover.hide());
        area.focusedProperty()
                .subscribe(
                        focused -> {
                            if (!focused) {
                                close();
                                hover.hide();
                            }
                        });
    }

    private void key(KeyEvent key) {
        boolean shown = popup.isShowing();
        boolean plain =
                !key.isControlDown() && !key.isAltDown() && !key.isMetaDown() && !key.isShiftDown();
        var code = key.getCode();
        if (code == KeyCode.SPACE && key.isControlDown()) {
            ask();
        } else if (code == KeyCode.F2 && plain) {
            explainCaret();
        } else if (code == KeyCode.ESCAPE && (shown || hover.isShowing())) {
            close();
            hover.hide();
        } else if (shown && plain && (code == KeyCode.UP || code == KeyCode.DOWN)) {
            move(code == KeyCode.UP ? -1 : 1);
        } else if (shown && plain && (code == KeyCode.PAGE_UP || code == KeyCode.PAGE_DOWN)) {
            move(code == KeyCode.PAGE_UP ? 1 - ROWS : ROWS - 1);
        } else if (shown && plain && (code == KeyCode.ENTER || code == KeyCode.TAB)) {
            take();
        } else if (plain && code == KeyCode.ENTER && area.isEditable()) {
            newLine();
        } else if (plain && code == KeyCode.TAB && area.isEditable()) {
            area.replaceSelection("  ");
        } else {
            if (code.isNavigationKey() || code == KeyCode.HOME || code == KeyCode.END) {
                close();
            }
            return;
        }
        key.consume();
    }

    private void move(int by) {
        int count = list.getItems().size();
        int now = list.getSelectionModel().getSelectedIndex();
        int next =
                Math.abs(by) == 1
                        ? Math.floorMod(now + by, count)
                        : Math.clamp((long) now + by, 0, count - 1);
        list.getSelectionModel().select(next);
        list.scrollTo(Math.max(0, next - ROWS / 2));
    }

    /// A new line stands where the last one's key does, or further in after a colon.
    private void newLine() {
        var before =
                area.getParagraph(area.getCurrentParagraph())
                        .getText()
                        .substring(0, area.getCaretColumn());
        int indent = 0;
        while (indent < before.length()
                && (before.charAt(indent) == ' '
                        || (before.charAt(indent) == '-' && before.startsWith("- ", indent)))) {
            indent++;
        }
        boolean opens = before.stripTrailing().endsWith(":");
        area.replaceSelection("\n" + " ".repeat(indent + (opens ? 2 : 0)));
        area.requestFollowCaret();
    }

    private void typed(KeyEvent key) {
        var text = key.getCharacter();
        hover.hide();
        if (text.isEmpty() || key.isControlDown() || key.isMetaDown() || !area.isEditable()) {
            return;
        }
        char c = text.charAt(0);
        boolean deletes = c == '\b' || c == '\u007f';
        if (c < ' ' && !deletes) {
            return; // Enter, Tab and Escape: their keys were heard
        }
        if (Character.isLetterOrDigit(c) || c == ' ' || (deletes && popup.isShowing())) {
            ask();
        } else if (!"-_./".contains(text)) {
            close();
        }
    }

    /// Asks what could be written at the caret.
    void ask() {
        int now = ++asked;
        int at = area.getCaretPosition();
        int length = area.getLength();
        var lab = model.session().lab();
        var derived = model.session().derived();
        var file = shown.apply(lab);
        model.compute(
                () -> Assistant.offer(lab, derived, text(file), at),
                it -> {
                    if (now == asked
                            && at == area.getCaretPosition()
                            && length == area.getLength()) {
                        show(it);
                    }
                });
    }

    private static String text(@Nullable SourceFile file) {
        return file == null ? "" : LineEnds.shown(file.text());
    }

    private void show(Offer next) {
        offer = next;
        var at = area.getCaretBounds();
        if (next.suggestions().isEmpty() || at.isEmpty() || area.getScene() == null) {
            popup.hide();
            return;
        }
        list.getItems().setAll(next.suggestions());
        list.getSelectionModel().selectFirst();
        list.scrollTo(0);
        list.setPrefSize(WIDTH, Math.min(ROWS, next.suggestions().size()) * ROW + 2);
        list.setMinWidth(WIDTH);
        double x = at.get().getMinX();
        double y = at.get().getMaxY() + 4;
        if (popup.isShowing()) {
            popup.setX(x);
            popup.setY(y);
            popup.sizeToScene();
        } else {
            popup.show(area, x, y);
        }
    }

    private void besides() {
        var it = list.getSelectionModel().getSelectedItem();
        var caret = offer.caret();
        var field = it == null ? null : it.field();
        var info =
                field == null
                        ? null
                        : FieldInfo.of(caret.apiVersion(), caret.kind(), field).orElse(null);
        boolean any = info != null && beside.show(info, List.of());
        beside.setVisible(any);
        beside.setManaged(any);
        if (popup.isShowing()) {
            popup.sizeToScene();
        }
    }

    private void close() {
        asked++;
        popup.hide();
    }

    private void take() {
        var it = list.getSelectionModel().getSelectedItem();
        popup.hide();
        if (it == null) {
            return;
        }
        int at = area.getCaretPosition();
        boolean shut = offer.shut();
        var insert = shut ? offer.caret().lead() + it.text() : it.insert();
        int from = at - offer.caret().typed().length();
        area.replaceText(from, at + offer.tail(), insert);
        area.moveTo(from + insert.length() - (shut ? 0 : it.back()));
        area.requestFollowCaret();
        if (it.again() && !shut) {
            ask();
        }
    }

    /// Tells of the field at the caret.
    private void explainCaret() {
        var at = area.getCaretBounds();
        if (at.isPresent()) {
            close();
            int caret = area.getCaretPosition();
            boolean behind = caret > 0 && (caret == area.getLength() || isBlank(caret));
            explain(
                    behind ? caret - 1 : caret,
                    new Point2D(at.get().getMinX(), at.get().getMaxY()));
        }
    }

    private boolean isBlank(int at) {
        return " :\n".contains(area.getText(at, at + 1));
    }

    private void explain(int at, Point2D where) {
        if (popup.isShowing() || area.getScene() == null) {
            return;
        }
        int now = ++asked;
        var file = shown.apply(model.session().lab());
        model.compute(
                () -> Assistant.field(text(file), at),
                info -> {
                    if (now == asked && card.show(info.orElse(null), findings.apply(at))) {
                        hover.show(area, where.getX(), where.getY() + 8);
                        area.setAccessibleHelp(card.said());
                    }
                });
    }
}
