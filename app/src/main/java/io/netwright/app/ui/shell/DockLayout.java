package io.netwright.app.ui.shell;

import io.netwright.app.ui.shell.Dock.Side;

import javafx.css.PseudoClass;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;

/// The canvas with docks on three sides, whose borders can be dragged or moved by arrow keys.
final class DockLayout extends Region {
    private static final double NARROW = 1100;
    private static final double BORDER = 5;
    private static final double LEAST = 160;
    private static final double CANVAS = 240;
    private static final double STEP = 16;
    private static final PseudoClass FLOATING = PseudoClass.getPseudoClass("floating");
    private final DocksViewModel docks;
    private final Node canvas;
    private final Node left;
    private final Node right;
    private final Node bottom;
    private final Region leftBorder;
    private final Region rightBorder;
    private final Region bottomBorder;

    DockLayout(DocksViewModel docks, Node canvas, Node left, Node right, Node bottom) {
        this.docks = docks;
        this.canvas = canvas;
        this.left = left;
        this.right = right;
        this.bottom = bottom;
        leftBorder = border(Side.LEFT, "Width of the left dock");
        rightBorder = border(Side.RIGHT, "Width of the right dock");
        bottomBorder = border(Side.BOTTOM, "Height of the bottom dock");
        getChildren().setAll(canvas, left, leftBorder, right, rightBorder, bottom, bottomBorder);
        dock(Side.LEFT, left, leftBorder);
        dock(Side.RIGHT, right, rightBorder);
        dock(Side.BOTTOM, bottom, bottomBorder);
        widthProperty().subscribe(w -> docks.setNarrow(w.doubleValue() < NARROW));
        docks.narrowProperty().subscribe(this::showFloating);
    }

    private void dock(Side side, Node node, Node border) {
        node.visibleProperty().bind(docks.open(side));
        border.visibleProperty().bind(docks.open(side));
        docks.open(side).subscribe(this::requestLayout);
        docks.size(side).subscribe(this::requestLayout);
        node.addEventHandler(
                KeyEvent.KEY_PRESSED,
                key -> {
                    if (key.getCode() == KeyCode.ESCAPE && docks.floats(side)) {
                        docks.open(side).set(false);
                        canvas.requestFocus();
                        key.consume();
                    }
                });
    }

    private void showFloating() {
        right.pseudoClassStateChanged(FLOATING, docks.floats(Side.RIGHT));
        bottom.pseudoClassStateChanged(FLOATING, docks.floats(Side.BOTTOM));
        requestLayout();
    }

    private Region border(Side side, String name) {
        var border = new Region();
        border.getStyleClass().add("dock-border");
        border.setCursor(side == Side.BOTTOM ? Cursor.V_RESIZE : Cursor.H_RESIZE);
        border.setFocusTraversable(true);
        border.setAccessibleText(name);
        border.setOnMouseDragged(
                drag -> {
                    var at = sceneToLocal(drag.getSceneX(), drag.getSceneY());
                    resize(
                            side,
                            switch (side) {
                                case LEFT -> at.getX();
                                case RIGHT -> getWidth() - at.getX();
                                case BOTTOM -> getHeight() - at.getY();
                            });
                });
        border.setOnKeyPressed(
                key -> {
                    double grow =
                            switch (key.getCode()) {
                                case LEFT -> side == Side.LEFT ? -STEP : STEP;
                                case RIGHT -> side == Side.LEFT ? STEP : -STEP;
                                case UP -> STEP;
                                case DOWN -> -STEP;
                                default -> 0;
                            };
                    if (grow != 0) {
                        resize(side, shown(side) + grow);
                        key.consume();
                    }
                });
        return border;
    }

    private void resize(Side side, double wanted) {
        docks.size(side).set(fit(side, wanted));
    }

    /// As large as the person wants, as long as something of the canvas is seen.
    private double fit(Side side, double wanted) {
        double other =
                switch (side) {
                    case LEFT -> docks.floats(Side.RIGHT) ? 0 : docked(Side.RIGHT);
                    case RIGHT -> docks.floats(Side.RIGHT) ? 0 : docked(Side.LEFT);
                    case BOTTOM -> 0;
                };
        double all = side == Side.BOTTOM ? getHeight() : getWidth();
        double rest = side == Side.BOTTOM ? CANVAS / 2 : CANVAS;
        return Math.max(LEAST, Math.min(wanted, all - other - rest));
    }

    private double docked(Side side) {
        return docks.open(side).get() ? docks.size(side).get() : 0;
    }

    private double shown(Side side) {
        return docks.open(side).get() ? fit(side, docks.size(side).get()) : 0;
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        double l = Math.rint(docks.open(Side.LEFT).get() ? fit(Side.LEFT, docked(Side.LEFT)) : 0);
        double r = Math.rint(shown(Side.RIGHT));
        double b = Math.rint(shown(Side.BOTTOM));
        double upper = height - b;
        boolean floating = docks.narrowProperty().get();
        left.resizeRelocate(0, 0, l, upper);
        right.resizeRelocate(width - r, 0, r, upper);
        bottom.resizeRelocate(0, upper, width, b);
        double canvasWidth = width - l - (floating ? 0 : r);
        canvas.resizeRelocate(l, 0, canvasWidth, floating ? height : upper);
        leftBorder.resizeRelocate(l - BORDER / 2, 0, BORDER, upper);
        rightBorder.resizeRelocate(width - r - BORDER / 2, 0, BORDER, upper);
        bottomBorder.resizeRelocate(0, upper - BORDER / 2, width, BORDER);
    }
}
