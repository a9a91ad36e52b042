package io.netwright.app.ui.canvas;

import io.netwright.app.ui.fx.Motion;
import io.netwright.app.ui.layout.Box;
import io.netwright.app.ui.layout.ElementId;
import io.netwright.app.ui.layout.Spot;

import javafx.animation.AnimationTimer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/// The canvas: draws a [CanvasScene], a selection and a packet's way, and turns gestures into calls
/// of [CanvasActions]. FX thread only.
public final class CanvasView extends Region {
    private final Canvas ground = new Canvas();
    private final Canvas overlay = new Canvas();
    private final Tokens tokens = new Tokens(this, this::redraw);
    private final ObjectProperty<CanvasScene> drawing =
            new SimpleObjectProperty<>(this, "drawing", CanvasScene.EMPTY);
    private final ObjectProperty<Viewport> viewport =
            new SimpleObjectProperty<>(this, "viewport", Viewport.START);
    private final ObjectProperty<List<ElementId>> selection =
            new SimpleObjectProperty<>(this, "selection", List.of());
    private final ObjectProperty<Badges> badges =
            new SimpleObjectProperty<>(this, "badges", Badges.NONE);
    private final ReadOnlyObjectWrapper<@Nullable ElementId> hovered =
            new ReadOnlyObjectWrapper<>(this, "hovered", null);
    private final WalkPlayer walk = new WalkPlayer(Motion::isReduced);
    private final ReadOnlyObjectWrapper<@Nullable Consumer<Thing>> picker =
            new ReadOnlyObjectWrapper<>(this, "picker", null);
    private final ObjectProperty<@Nullable ElementId> selected =
            new SimpleObjectProperty<>(this, "selected", null);
    private final ReadOnlyDoubleWrapper zoom = new ReadOnlyDoubleWrapper(this, "zoom", 1);
    private final Gestures gestures;
    private boolean groundStale = true;
    private boolean overlayStale = true;
    private boolean fits = true;
    private @Nullable Ghost offered;
    private final AnimationTimer pulse =
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    pulse(now);
                }
            };

    public CanvasView(CanvasActions actions) {
        getStyleClass().add("nw-canvas");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.PARENT);
        setAccessibleText("Canvas");
        getChildren().addAll(ground, overlay);
        overlay.setMouseTransparent(true);
        ground.setMouseTransparent(true);
        gestures = new Gestures(this, actions);
        drawing.subscribe(this::drawingChanged);
        viewport.subscribe(this::viewportChanged);
        selected.subscribe(this::selectedChanged);
        selection.subscribe(this::selectionChanged);
        badges.subscribe(this::badgesChanged);
        hovered.subscribe(this::redrawOverlay);
        walk.trackProperty().subscribe(this::redrawOverlay);
        walk.positionProperty().subscribe(this::redrawOverlay);
        picker.subscribe(() -> gestures.pickingChanged());
        focusedProperty().subscribe(this::redrawOverlay);
        sceneProperty()
                .subscribe(
                        (_, scene) -> {
                            if (scene == null) {
                                pulse.stop();
                            } else {
                                pulse.start();
                            }
                        });
    }

    public CanvasScene drawing() {
        return drawing.get();
    }

    /// Shows another drawing; what is selected stays so where it is still there.
    public void setDrawing(CanvasScene next) {
        drawing.set(next);
    }

    Badges badges() {
        return badges.get();
    }

    /// Signs on the things that have problems.
    public ObjectProperty<Badges> badgesProperty() {
        return badges;
    }

    /// The first of what is selected; setting it selects that alone.
    public ObjectProperty<@Nullable ElementId> selectionProperty() {
        return selected;
    }

    /// 1 is 100 %.
    public ReadOnlyDoubleProperty zoomProperty() {
        return zoom.getReadOnlyProperty();
    }

    public List<ElementId> selection() {
        return selection.get();
    }

    public void select(List<ElementId> ids) {
        selection.set(List.copyOf(ids));
    }

    public ReadOnlyObjectProperty<@Nullable ElementId> hoveredProperty() {
        return hovered.getReadOnlyProperty();
    }

    public ObjectProperty<Viewport> viewportProperty() {
        return viewport;
    }

    /// The packet on its way.
    public WalkPlayer walk() {
        return walk;
    }

    /// Lets a person point at one thing: the pointer is a cross until one was clicked, which goes
    /// to `taker`, or until the gesture was left.
    public void pick(Consumer<Thing> taker) {
        picker.set(taker);
        requestFocus();
    }

    /// Leaves [#pick] without a thing.
    public void cancelPick() {
        picker.set(null);
    }

    /// Who waits for a thing to be pointed at, null while nobody does.
    public ReadOnlyObjectProperty<@Nullable Consumer<Thing>> pickerProperty() {
        return picker.getReadOnlyProperty();
    }

    /// Shows what a drop from elsewhere would do; null no longer does.
    public void offer(@Nullable Ghost ghost) {
        offered = ghost;
        redrawOverlay();
    }

    void picked(Thing thing) {
        var taker = picker.get();
        picker.set(null);
        if (taker != null) {
            taker.accept(thing);
        }
    }

    /// Shows everything, at 100 % at the most, and goes on to while the window changes, until
    /// somebody looks elsewhere.
    public void fit() {
        if (getWidth() > 0 && getHeight() > 0) {
            var box = drawing.get().bounds();
            viewport.set(Viewport.fitting(box, getWidth(), getHeight()));
        }
        fits = true;
    }

    /// Changes the size around the middle.
    public void zoomBy(double factor) {
        viewport.set(viewport.get().zoomedAt(getWidth() / 2, getHeight() / 2, factor));
    }

    /// Brings a thing into view, if it is not.
    public void reveal(ElementId id) {
        drawing.get()
                .thing(id)
                .ifPresent(
                        it -> {
                            var view = viewport.get();
                            var seen = view.visible(getWidth(), getHeight());
                            if (!seen.union(it.box()).equals(seen)) {
                                double x = it.box().centerX() - seen.width() / 2;
                                double y = it.box().centerY() - seen.height() / 2;
                                viewport.set(new Viewport(x, y, view.zoom()));
                            }
                        });
    }

    /// The node at a point of this view, where something can be dropped.
    public Optional<String> nodeAt(double x, double y) {
        var at = toDrawing(x, y);
        return Optional.ofNullable(HitTest.frameAt(drawing.get(), at.x(), at.y()))
                .map(Thing.NodeFrame::title);
    }

    /// The point of the drawing under a point of this view.
    public Spot toDrawing(double x, double y) {
        return viewport.get().toWorld(x, y);
    }

    /// What is at a point of this view, the front most.
    public Optional<Thing> thingAt(double x, double y) {
        var at = toDrawing(x, y);
        var depth = Depth.of(viewport.get().zoom());
        return Optional.ofNullable(HitTest.at(drawing.get(), at.x(), at.y(), depth));
    }

    @Nullable ElementId elementAt(double x, double y) {
        return thingAt(x, y).map(Thing::id).orElse(null);
    }

    void hover(@Nullable ElementId id) {
        hovered.set(id);
    }

    Tokens tokens() {
        return tokens;
    }

    void redrawOverlay() {
        overlayStale = true;
    }

    private void redraw() {
        groundStale = true;
        overlayStale = true;
    }

    private void drawingChanged() {
        var scene = drawing.get();
        selection.set(selection.get().stream().filter(it -> scene.get(it) != null).toList());
        if (fits && !scene.isEmpty()) {
            fit();
        }
        redraw();
    }

    private void viewportChanged() {
        fits = false;
        zoom.set(viewport.get().zoom());
        redraw();
    }

    private void selectedChanged() {
        var id = selected.get();
        var first = selection.get().isEmpty() ? null : selection.get().getFirst();
        if (!Objects.equals(id, first)) {
            selection.set(id == null ? List.of() : List.of(id));
        }
    }

    private void selectionChanged() {
        redraw();
        var ids = selection.get();
        selected.set(ids.isEmpty() ? null : ids.getFirst());
        say();
    }

    private void badgesChanged() {
        redraw();
        say();
    }

    private void say() {
        var ids = selection.get();
        if (ids.isEmpty()) {
            setAccessibleText("Canvas, nothing selected");
            return;
        }
        var badge = badges.get().of(ids.getFirst());
        setAccessibleText(
                drawing.get().describe(ids.getFirst())
                        + (ids.size() > 1 ? ", and " + (ids.size() - 1) + " more" : "")
                        + (badge == null ? "" : ". " + badge.text()));
    }

    private void pulse(long now) {
        walk.pulse(now);
        paint();
    }

    /// Draws what is out of date; the pulse calls it, and whoever needs a picture at once.
    public void paint() {
        double width = getWidth();
        double height = getHeight();
        if (width <= 0 || height <= 0) {
            return;
        }
        var view = viewport.get();
        if (groundStale) {
            groundStale = false;
            var brush = new Brush(ground.getGraphicsContext2D(), tokens, view);
            new ScenePainter(
                            drawing.get(),
                            brush,
                            view.visible(width, height),
                            Highlight.of(drawing.get(), selection.get()),
                            selection.get(),
                            badges.get())
                    .paint(width, height);
        }
        if (overlayStale) {
            overlayStale = false;
            var gc = overlay.getGraphicsContext2D();
            gc.clearRect(0, 0, width, height);
            var brush = new Brush(gc, tokens, view);
            gestures.paintUnder(brush);
            var seen = view.visible(width, height);
            new WalkPainter(drawing.get(), walk.track(), brush, seen, width, height)
                    .paint(walk.position());
            gestures.paintOver(brush);
            if (offered != null) {
                new GesturePainter(this, brush).ghost(offered);
            }
        }
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        if (ground.getWidth() != width || ground.getHeight() != height) {
            for (var canvas : List.of(ground, overlay)) {
                canvas.setWidth(width);
                canvas.setHeight(height);
            }
            if (fits) {
                fit();
            }
            redraw();
            paint();
        }
    }

    @Override
    protected double computePrefWidth(double height) {
        return 640;
    }

    @Override
    protected double computePrefHeight(double width) {
        return 480;
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return getClassCssMetaData();
    }

    public static List<CssMetaData<? extends Styleable, ?>> getClassCssMetaData() {
        return Tokens.CSS;
    }

    Box visible() {
        return viewport.get().visible(getWidth(), getHeight());
    }
}
