package io.netwright.app.ui.walk;

import io.netwright.app.ui.workbench.WorkbenchViewModel;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.Locale;
import java.util.function.Consumer;

/// A row of the walk, in columns.
final class WalkCell extends ListCell<WalkRow> {
    private static final PseudoClass HEAD = PseudoClass.getPseudoClass("head");

    private final WorkbenchViewModel model;

    /// @param toggle folds or unfolds a head
    WalkCell(WorkbenchViewModel model, Consumer<WalkRow.Head> toggle) {
        this.model = model;
        getStyleClass().add("walk-cell");
        setPrefWidth(0); // as wide as the list, so that nothing scrolls sideways
        setOnMouseClicked(
                event -> {
                    if (event.getButton() == MouseButton.PRIMARY
                            && getItem() instanceof WalkRow.Head head) {
                        toggle.accept(head);
                    }
                });
    }

    @Override
    protected void updateItem(@Nullable WalkRow row, boolean empty) {
        super.updateItem(row, empty);
        setText(null);
        var shown = empty ? null : row;
        pseudoClassStateChanged(HEAD, shown instanceof WalkRow.Head);
        switch (shown) {
            case WalkRow.Head head -> {
                setGraphic(head(head));
                setAccessibleText(
                        "%s %s, %d hops, %s"
                                .formatted(
                                        head.title(),
                                        head.text(),
                                        head.hops(),
                                        head.open() ? "open" : "folded"));
            }
            case WalkRow.Step step -> {
                setGraphic(step(step));
                setAccessibleText(WalkText.spoken(step.hop()));
            }
            case null -> {
                setGraphic(null);
                setAccessibleText(null);
            }
        }
    }

    private static HBox head(WalkRow.Head head) {
        var icon = new FontIcon(head.open() ? "mdi2c-chevron-down" : "mdi2c-chevron-right");
        var arrow = new Label("", icon);
        arrow.setMinWidth(16 + head.depth() * 16);
        arrow.setAlignment(Pos.CENTER_RIGHT);
        var title = new Label(head.title());
        title.getStyleClass().add("walk-part");
        var text = new Label(head.text());
        text.getStyleClass().add(head.packet() < 0 ? "caption" : "mono");
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        var row = new HBox(8, arrow);
        if (!head.title().isEmpty()) {
            title.setMinWidth(Region.USE_PREF_SIZE);
            row.getChildren().add(title);
        }
        row.getChildren().add(text);
        if (!head.end().isEmpty()) {
            var end = new Label("✕ " + head.end());
            end.getStyleClass().add("walk-lost");
            end.setMinWidth(Region.USE_PREF_SIZE);
            row.getChildren().add(end);
        }
        row.getChildren().add(side(head.hops() + " hops", 56));
        row.getChildren().add(side(time(head.timeNanos()), 88));
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static Label side(String text, double width) {
        var label = new Label(text);
        label.getStyleClass().addAll("mono", "caption");
        label.setMinWidth(width);
        label.setAlignment(Pos.CENTER_RIGHT);
        return label;
    }

    static String time(long nanos) {
        return nanos >= 10_000_000_000L
                ? String.format(Locale.ROOT, "%.3f s", nanos / 1e9)
                : String.format(Locale.ROOT, "%.3f ms", nanos / 1e6);
    }

    private HBox step(WalkRow.Step step) {
        var hop = step.hop();
        var why = new Label(hop.why().message().text());
        why.setMaxWidth(Double.MAX_VALUE);
        why.setMinWidth(80);
        HBox.setHgrow(why, Priority.ALWAYS);
        var number = column(String.valueOf(step.index() + 1), 40, "caption");
        number.getStyleClass().add("mono");
        number.setAlignment(Pos.CENTER_RIGHT);
        var where = column(WalkText.where(hop), 124, "mono");
        Terms.in(WalkText.where(hop))
                .ifPresent(it -> where.setTooltip(HopDetail.tip(Terms.text(it))));
        var action = column(hop.action(), 84, "action");
        Terms.in(hop.action()).ifPresent(it -> action.setTooltip(HopDetail.tip(Terms.text(it))));
        if (hop.action().equals("drop") || hop.action().equals("reject")) {
            action.getStyleClass().add("walk-lost");
        }
        var row = new HBox(8, number, column(step.place(), 124, "place"), where, action, why);
        row.setAlignment(Pos.CENTER_LEFT);
        model.locate(hop.why())
                .ifPresent(
                        at -> {
                            var link = new Hyperlink(at.file() + ":" + at.start().line());
                            link.setMinWidth(USE_PREF_SIZE);
                            link.setFocusTraversable(false);
                            link.setAccessibleText("Show " + at + " in the YAML");
                            link.setOnAction(
                                    _ -> {
                                        model.jumpProperty().set(null);
                                        model.jumpProperty().set(at);
                                    });
                            row.getChildren().add(link);
                        });
        return row;
    }

    private static Label column(String text, double width, String style) {
        var label = new Label(text);
        label.setMinWidth(width);
        label.setPrefWidth(width);
        label.setMaxWidth(width);
        label.getStyleClass().add(style);
        return label;
    }
}
