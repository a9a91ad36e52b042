package io.netwright.app.ui.shell;

import io.netwright.app.ui.document.DocumentViewModel;
import io.netwright.app.ui.workbench.WorkbenchViewModel;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// The answer in words, what it rests on, the profile, and how many problems there are.
final class StatusBar extends HBox {
    private final WorkbenchViewModel model;
    private final Label verdict = new Label();
    private final MenuButton assumptions = new MenuButton();
    private final AssumptionList list;
    private final Label profile = new Label();
    private final Button problems = new Button();

    StatusBar(WorkbenchViewModel model, DocumentViewModel document, Runnable openProblems) {
        super(16);
        this.model = model;
        setAlignment(Pos.CENTER_LEFT);
        setPadding(new Insets(2, 12, 2, 12));
        verdict.setId("verdict");
        var whole = new Tooltip();
        whole.textProperty().bind(verdict.textProperty());
        whole.setWrapText(true);
        whole.setMaxWidth(640);
        verdict.setTooltip(whole);
        verdict.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(verdict, Priority.ALWAYS);
        verdict.setMinWidth(120);
        assumptions.setId("assumptions");
        list = new AssumptionList(model, assumptions::hide);
        var content = new CustomMenuItem(list, false);
        content.getStyleClass().add("assumption-menu");
        assumptions.getItems().setAll(content);
        assumptions.setPopupSide(Side.TOP);
        assumptions.setMinWidth(USE_PREF_SIZE);
        profile.setMinWidth(USE_PREF_SIZE);
        problems.setMinWidth(USE_PREF_SIZE);
        problems.setId("problem-count");
        problems.getStyleClass().add("flat");
        problems.setOnAction(_ -> openProblems.run());
        assumptions.setOnShowing(_ -> list.show(model.assumptions()));
        assumptions.getStyleClass().addAll("flat", "small");
        getChildren()
                .setAll(
                        verdict,
                        new ActivityStrip(model, document),
                        problems,
                        assumptions,
                        profile);
        getStyleClass().add("status-bar");
        model.revisionProperty().subscribe(this::show);
        model.runProperty().subscribe(this::show);
        model.noticeProperty().subscribe(this::show);
        model.findings().problemsProperty().subscribe(this::show);
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
        assumptions.setText(
                "⚠ " + known.size() + (known.size() == 1 ? " assumption" : " assumptions"));
        assumptions.setVisible(!known.isEmpty());
        if (assumptions.isShowing()) {
            list.show(known);
        }
        profile.setText(model.profile());
        int count = model.findings().problemsProperty().get();
        problems.setText(
                count == 0 ? "no problems" : count == 1 ? "1 problem" : count + " problems");
    }
}
