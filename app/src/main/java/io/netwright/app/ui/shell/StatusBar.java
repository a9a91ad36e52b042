package io.netwright.app.ui.shell;

import io.netwright.app.ui.workbench.WorkbenchViewModel;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// The answer in words, what it rests on, the profile, and how many problems there are.
final class StatusBar extends HBox {
    private final WorkbenchViewModel model;
    private final Label verdict = new Label();
    private final MenuButton assumptions = new MenuButton();
    private final Label profile = new Label();
    private final Label problems = new Label();

    StatusBar(WorkbenchViewModel model) {
        super(16);
        this.model = model;
        setAlignment(Pos.CENTER_LEFT);
        setPadding(new Insets(2, 12, 2, 12));
        verdict.setId("verdict");
        verdict.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(verdict, Priority.ALWAYS);
        verdict.setMinWidth(120);
        assumptions.setId("assumptions");
        assumptions.setMinWidth(USE_PREF_SIZE);
        profile.setMinWidth(USE_PREF_SIZE);
        problems.setMinWidth(USE_PREF_SIZE);
        problems.setId("problem-count");
        getChildren().setAll(verdict, problems, assumptions, profile);
        getStyleClass().add("status-bar");
        model.revisionProperty().subscribe(this::show);
        model.runProperty().subscribe(this::show);
        model.noticeProperty().subscribe(this::show);
    }

    private void show() {
        var notice = model.noticeProperty().get();
        verdict.setText(
                notice.isEmpty()
                        ? model.verdict().isEmpty()
                                ? "Choose From and to, then press Send (F5)"
                                : model.verdict()
                        : notice);
        var known = model.assumptions();
        assumptions.setText("⚠ " + known.size() + " assumptions");
        assumptions
                .getItems()
                .setAll(
                        known.stream()
                                .map(
                                        it ->
                                                new MenuItem(
                                                        it.message().text()
                                                                + " ("
                                                                + it.message().code()
                                                                + ")"))
                                .toList());
        profile.setText(model.profile());
        int count = model.problems().size();
        problems.setText(count == 0 ? "no problems" : count + " problems");
    }
}
