package io.netwright.app.ui.shell;

import io.netwright.app.session.AssumptionEdits;
import io.netwright.app.ui.workbench.WorkbenchViewModel;
import io.netwright.sim.control.Assumption;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.List;

/// What an answer rests on, a sentence each; where an edit can say it, a button makes that edit.
final class AssumptionList extends ScrollPane {
    private static final double WIDTH = 560;

    private final WorkbenchViewModel model;
    private final Runnable done;
    private final VBox rows = new VBox();

    /// @param done called when an edit was made
    AssumptionList(WorkbenchViewModel model, Runnable done) {
        this.model = model;
        this.done = done;
        setId("assumption-list");
        setFitToWidth(true);
        setPrefWidth(WIDTH);
        setMaxHeight(360);
        getStyleClass().addAll("dense", "assumption-list");
        setContent(rows);
    }

    void show(List<Assumption> assumptions) {
        rows.getChildren().setAll(assumptions.stream().map(this::row).toList());
    }

    private HBox row(Assumption assumption) {
        var code = new Label(assumption.message().code());
        code.getStyleClass().addAll("mono", "caption");
        code.setMinWidth(64);
        var text = new Label(assumption.message().text());
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        var row = new HBox(12, code, text);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("assumption-row");
        AssumptionEdits.of(model.session().derived(), assumption)
                .ifPresent(
                        edit -> {
                            var say = new Button("Say so in the lab");
                            say.getStyleClass().add("small");
                            say.setMinWidth(Region.USE_PREF_SIZE);
                            say.setOnAction(
                                    _ -> {
                                        model.edit(edit);
                                        done.run();
                                    });
                            row.getChildren().add(say);
                        });
        return row;
    }
}
