package io.netwright.app.ui.probe;

import io.netwright.app.ui.figures.Figures;

import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

import org.jspecify.annotations.Nullable;

/// A place in a list: its figure, its words with what fits in bold, and what tells it from others.
final class PlaceCell extends ListCell<Ranking.Match> {
    PlaceCell() {
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setPrefWidth(0); // as wide as the list, which then needs no horizontal bar
        getStyleClass().add("place-cell");
    }

    @Override
    protected void updateItem(Ranking.@Nullable Match item, boolean empty) {
        super.updateItem(item, empty);
        if (item == null || empty) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        var place = item.place();
        var words = words(item);
        var detail = new Label(place.detail());
        detail.getStyleClass().addAll("caption", "place-detail");
        detail.setTextOverrun(OverrunStyle.ELLIPSIS);
        detail.setMinWidth(0);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var row = new HBox(8, Figures.icon(place.figure(), 16), words, gap, detail);
        row.setAlignment(Pos.CENTER_LEFT);
        row.setFillHeight(false);
        setGraphic(row);
        setAccessibleText(place.figure().title() + " " + place.text() + ", " + place.detail());
    }

    private static TextFlow words(Ranking.Match match) {
        var text = match.place().text();
        var flow = new TextFlow();
        boolean marked = match.start() >= 0 && match.fit() != Ranking.Fit.FUZZY;
        int start = marked ? match.start() : 0;
        int end = marked ? match.end() : 0;
        add(flow, text.substring(0, start), false);
        add(flow, text.substring(start, end), true);
        add(flow, text.substring(end), false);
        flow.setMinWidth(Region.USE_PREF_SIZE);
        return flow;
    }

    private static void add(TextFlow flow, String text, boolean fits) {
        if (!text.isEmpty()) {
            var part = new Text(text);
            part.getStyleClass().add(fits ? "place-fit" : "place-text");
            flow.getChildren().add(part);
        }
    }
}
