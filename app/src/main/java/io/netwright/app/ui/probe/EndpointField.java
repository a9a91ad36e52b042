package io.netwright.app.ui.probe;

import atlantafx.base.controls.CustomTextField;

import io.netwright.app.ui.figures.Figures;
import io.netwright.app.ui.probe.ProbeViewModel.Side;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

import org.kordamp.ikonli.javafx.FontIcon;

/// One end of a probe: typed with completion, or picked on the canvas.
final class EndpointField extends CustomTextField {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");

    private final ProbeViewModel model;
    private final Side side;
    private final Button pick = new Button();
    private final CompletionPopup completion;

    EndpointField(ProbeViewModel model, Side side, String id, String prompt, Runnable send) {
        this.model = model;
        this.side = side;
        setId(id);
        getStyleClass().addAll("endpoint", "mono");
        setPromptText(prompt);
        setAccessibleText(side == Side.FROM ? "From: who sends" : "To: where it goes");
        setMinWidth(112);
        setPrefWidth(side == Side.FROM ? 216 : 248);
        pick.setGraphic(new FontIcon("mdi2c-crosshairs-gps"));
        pick.getStyleClass().addAll("button-icon", "flat", "inside");
        pick.setFocusTraversable(false);
        pick.setId(id + "-pick");
        pick.setAccessibleText("Pick on the canvas");
        pick.setTooltip(new Tooltip("Pick on the canvas"));
        pick.setVisible(false);
        pick.setManaged(false);
        var right = new HBox(pick);
        right.setAlignment(Pos.CENTER);
        setRight(right);
        completion = new CompletionPopup(this, typed -> model.complete(side, typed), _ -> {});
        textProperty().bindBidirectional(model.text(side));
        setOnAction(_ -> send.run());
        model.faultProperty()
                .subscribe(
                        fault ->
                                pseudoClassStateChanged(
                                        WRONG, fault != null && fault.side() == side));
        textProperty().subscribe(this::recognise);
        model.revisionProperty().subscribe(this::recognise);
    }

    /// Shows the button that picks.
    void onPick(Runnable action) {
        pick.setVisible(true);
        pick.setManaged(true);
        pick.setOnAction(_ -> action.run());
    }

    /// Puts words into the field as if they were chosen.
    void fill(String text) {
        completion.fill(text);
    }

    void complete() {
        requestFocus();
        completion.show();
    }

    private void recognise() {
        var place = model.place(side);
        setLeft(place == null ? null : Figures.icon(place.figure(), 16));
    }
}
