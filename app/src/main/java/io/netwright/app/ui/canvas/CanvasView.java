package io.netwright.app.ui.canvas;

import io.netwright.app.ui.fx.Motion;
import io.netwright.app.ui.layout.Box;
import io.netwright.app.ui.layout.ElementId;
import io.netwright.app.ui.layout.Spot;
import io.netwright.model.resource.ResourceKey;
import io.netwright.sim.trace.Hop;
import io.netwright.sim.trace.Verdict;

import javafx.animation.AnimationTimer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The drawing of a cluster: what stands where, at which depth it is drawn, what a gesture means,
/// and a packet on its way. It decides nothing about edits: it asks [CanvasActions].
///
/// **Not modelled**: selecting several things at once; notes and groups that a person draws; touch
/// and pen; printing.
public final class CanvasView extends Region {
    private static final double CLICK = 4;
    private static final long MOVE_NANOS = 220_000_000;

    private final Canvas canvas = new Canvas();
    private final Tokens tokens = new Tokens(this, this::redraw);
    private final CanvasActions actions;
    private final ObjectProperty<@Nullable ElementId> selection = new SimpleObjectProperty<>();
    private final ReadOnlyDoubleWrapper zoom = new ReadOnlyDoubleWrapper(1);
    private CanvasScene scene = CanvasScene.EMPTY;
    private Viewport view = Viewport.START;
    private boolean fitted;
    private PacketTrack track = PacketTrack.NONE;
    private List<Hop> hops = List.of();
    private @Nullable Verdict verdict;
    private int instant = -1;
    private Spot from = new Spot(0, 0);
    private double part = 1;
    private final AnimationTimer mover = new Mover();

    // The gesture that is under way.
    private @Nullable Spot pressed;
    private @Nullable Thing held;
    private boolean dragging;
    private Spot pointer = new Spot(0, 0);

    public CanvasView(CanvasActions actions) {
        this.actions = actions;
        setId("canvas");
        getStyleClass().add("nw-canvas");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText("Drawing of the lab. The outline tells the same in words.");
        getChildren().add(canvas);
        canvas.setMouseTransparent(true);
        selection.subscribe(this::selected);
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        addEventHandler(MouseEvent.MOUSE_RELEASED, this::release);
        addEventHandler(ScrollEvent.SCROLL, this::scroll);
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return Tokens.CSS;
    }

    Tokens tokens() {
        return tokens;
    }

    /// Shows another drawing; what is selected stays so where it is still there.
    public void setDrawing(CanvasScene next) {
        scene = next;
        var chosen = selection.get();
        if (chosen != null && scene.thing(chosen).isEmpty()) {
            selection.set(null);
        }
        track = PacketTrack.of(scene, hops, verdict);
        if (!fitted) {
            fit();
        }
        redraw();
    }

    public CanvasScene drawing() {
        return scene;
    }

    public ObjectProperty<@Nullable ElementId> selectionProperty() {
        return selection;
    }

    /// 1 is 100 %.
    public ReadOnlyDoubleProperty zoomProperty() {
        return zoom.getReadOnlyProperty();
    }

    /// The way of a packet; empty for none.
    public void setWalk(List<Hop> walk, @Nullable Verdict end) {
        hops = List.copyOf(walk);
        verdict = end;
        instant = -1;
        part = 1;
        track = PacketTrack.of(scene, hops, verdict);
        redraw();
    }

    /// Puts the packet at a hop, -1 for nowhere; it goes there from where it was.
    public void setInstant(int hop) {
        var spots = track.spots();
        int before = instant;
        instant = hop < spots.size() ? hop : -1;
        boolean near = before >= 0 && before < spots.size() && Math.abs(hop - before) == 1;
        if (instant >= 0 && near && !Motion.isReduced()) {
            from = spots.get(before);
            part = 0;
            mover.start();
        } else {
            part = 1;
            redraw();
        }
    }

    /// All of the drawing in the middle.
    public void fit() {
        if (getWidth() > 0 && !scene.isEmpty()) {
            look(Viewport.fitting(scene.bounds(), getWidth(), getHeight()));
            fitted = true;
        }
    }

    /// Nearer or farther, around the middle.
    public void zoomBy(double factor) {
        look(view.zoomedAt(getWidth() / 2, getHeight() / 2, factor));
    }

    /// The node at a point of this view, where something can be dropped.
    public Optional<String> nodeAt(double x, double y) {
        return frameAt(view.toWorld(x, y)).map(it -> it.key().name());
    }

    /// The point of the drawing under a point of this view.
    public Spot toDrawing(double x, double y) {
        return view.toWorld(x, y);
    }

    /// What is at a point of this view, the topmost.
    public Optional<Thing> thingAt(double x, double y) {
        var at = view.toWorld(x, y);
        var pods = scene.podsIn(new Box(at.x(), at.y(), 0.01, 0.01));
        for (var pod : pods) {
            if (pod.box().contains(at.x(), at.y())) {
                return Optional.of(pod);
            }
        }
        return scene.others().reversed().stream()
                .filter(it -> it.box().contains(at.x(), at.y()))
                .findFirst();
    }

    private Optional<Thing.NodeFrame> frameAt(Spot at) {
        return scene.others().stream()
                .filter(it -> it.box().contains(at.x(), at.y()))
                .filter(Thing.NodeFrame.class::isInstance)
                .map(Thing.NodeFrame.class::cast)
                .findFirst();
    }

    private void look(Viewport next) {
        view = next;
        zoom.set(next.zoom());
        redraw();
    }

    private void selected() {
        var chosen = selection.get();
        setAccessibleHelp(chosen == null ? "Nothing is selected" : scene.describe(chosen));
        redraw();
    }

    private void press(MouseEvent event) {
        requestFocus();
        pressed = new Spot(event.getX(), event.getY());
        pointer = pressed;
        dragging = false;
        held =
                event.getButton() == MouseButton.PRIMARY
                        ? thingAt(event.getX(), event.getY()).orElse(null)
                        : null;
        if (event.getButton() == MouseButton.PRIMARY) {
            selection.set(held == null ? null : held.id());
            if (event.getClickCount() == 2) {
                key().ifPresent(actions::open);
            }
        }
    }

    private void drag(MouseEvent event) {
        if (pressed == null) {
            return;
        }
        var now = new Spot(event.getX(), event.getY());
        if (!dragging && pressed.distance(now) < CLICK) {
            return;
        }
        dragging = true;
        if (held == null || !isMovable(held)) {
            look(view.panned(now.x() - pointer.x(), now.y() - pointer.y()));
        }
        pointer = now;
        redraw();
    }

    private void release(MouseEvent event) {
        var thing = held;
        var start = pressed;
        boolean moved = dragging;
        cancel();
        if (!moved || thing == null || start == null || !isMovable(thing)) {
            return;
        }
        var key = ((ElementId.Keyed) thing.id()).key();
        var box = dropped(thing, start, new Spot(event.getX(), event.getY()));
        if (thing instanceof Thing.PodCard pod) {
            var target = frameAt(new Spot(box.centerX(), box.centerY())).orElse(null);
            if (target == null) {
                return;
            }
            if (!target.id().equals(pod.frame())) {
                actions.movePod(key, target.key().name());
                return;
            }
            var relative =
                    new Spot(box.x() - target.box().x(), box.y() - target.box().y()).snapped();
            actions.place(key, (int) relative.x(), (int) relative.y());
            return;
        }
        actions.place(key, (int) box.x(), (int) box.y());
    }

    private Box dropped(Thing thing, Spot start, Spot now) {
        var corner =
                thing.box()
                        .moved(
                                (now.x() - start.x()) / view.zoom(),
                                (now.y() - start.y()) / view.zoom())
                        .corner()
                        .snapped();
        return thing.box().at(corner.x(), corner.y());
    }

    private static boolean isMovable(Thing thing) {
        return thing.id() instanceof ElementId.Keyed;
    }

    private void cancel() {
        pressed = null;
        held = null;
        dragging = false;
        redraw();
    }

    private void scroll(ScrollEvent event) {
        if (event.getDeltaY() != 0) {
            look(view.zoomedAt(event.getX(), event.getY(), Math.pow(1.0015, event.getDeltaY())));
            event.consume();
        }
    }

    private void key(KeyEvent event) {
        boolean used = true;
        switch (event.getCode()) {
            case LEFT -> walk(-1, 0);
            case RIGHT -> walk(1, 0);
            case UP -> walk(0, -1);
            case DOWN -> walk(0, 1);
            case ENTER -> key().ifPresent(actions::open);
            case DELETE, BACK_SPACE -> key().ifPresent(actions::delete);
            case ESCAPE -> {
                if (dragging) {
                    cancel();
                } else {
                    selection.set(null);
                }
            }
            default -> used = false;
        }
        if (used) {
            event.consume();
        }
    }

    private Optional<ResourceKey> key() {
        return selection.get() instanceof ElementId.Keyed(var key)
                ? Optional.of(key)
                : Optional.empty();
    }

    /// To the nearest thing in a direction.
    private void walk(int dx, int dy) {
        var chosen = selection.get();
        var here = chosen == null ? null : scene.thing(chosen).orElse(null);
        if (here == null) {
            scene.things().stream().findFirst().ifPresent(it -> selection.set(it.id()));
            return;
        }
        Thing best = null;
        double least = Double.MAX_VALUE;
        for (var thing : scene.things()) {
            double x = thing.box().centerX() - here.box().centerX();
            double y = thing.box().centerY() - here.box().centerY();
            double along = x * dx + y * dy;
            double aside = Math.abs(x * dy) + Math.abs(y * dx);
            double cost = along + 2 * aside;
            if (!thing.equals(here) && along > 1 && cost < least) {
                best = thing;
                least = cost;
            }
        }
        if (best != null) {
            selection.set(best.id());
        }
    }

    @Override
    protected void layoutChildren() {
        if (canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight()) {
            canvas.setWidth(getWidth());
            canvas.setHeight(getHeight());
            if (!fitted) {
                fit();
            }
            redraw();
        }
    }

    private void redraw() {
        double w = canvas.getWidth();
        double h = canvas.getHeight();
        if (w <= 0 || h <= 0) {
            return;
        }
        var gc = canvas.getGraphicsContext2D();
        var chosen = selection.get();
        var painter = new Painter(gc, tokens, scene, view, lit(chosen), chosen);
        painter.ground(w, h);
        painter.things(w, h);
        if (chosen != null) {
            relations(painter, chosen);
        }
        ghost(painter);
        new PacketPainter(gc, tokens, view).draw(track, instant, from, Motion.ease(part));
    }

    /// Where a thing that is being dragged would come to rest.
    private void ghost(Painter painter) {
        if (dragging && held != null && pressed != null && isMovable(held)) {
            painter.relation(held.box(), dropped(held, pressed, pointer), Token.ACCENT, false);
            painter.outline(dropped(held, pressed, pointer));
        }
    }

    private void relations(Painter painter, ElementId chosen) {
        var thing = scene.thing(chosen).orElse(null);
        if (thing == null) {
            return;
        }
        var relations = scene.relations();
        for (var it : relations.endpointsOf(chosen)) {
            connect(painter, thing, it.id(), Token.SERVICE, it.ready());
        }
        for (var it : relations.selectedBy(chosen)) {
            connect(painter, thing, it, Token.POLICY, true);
        }
        for (var it : relations.backendsOf(chosen)) {
            connect(painter, thing, it, Token.INGRESS, true);
        }
        for (var it : relations.servicesOf(chosen)) {
            scene.thing(it).ifPresent(from -> connect(painter, from, chosen, Token.SERVICE, true));
        }
    }

    private void connect(Painter painter, Thing thing, ElementId to, Token hue, boolean ready) {
        scene.thing(to).ifPresent(it -> painter.relation(thing.box(), it.box(), hue, ready));
    }

    /// The selection and what it means.
    private Set<ElementId> lit(@Nullable ElementId chosen) {
        var lit = new LinkedHashSet<ElementId>();
        if (chosen == null) {
            return lit;
        }
        var relations = scene.relations();
        relations.endpointsOf(chosen).forEach(it -> lit.add(it.id()));
        lit.addAll(relations.selectedBy(chosen));
        lit.addAll(relations.admittedBy(chosen));
        lit.addAll(relations.backendsOf(chosen));
        lit.addAll(relations.servicesOf(chosen));
        lit.addAll(relations.policiesOf(chosen));
        if (!lit.isEmpty()) {
            lit.add(chosen);
            for (var id : List.copyOf(lit)) {
                if (scene.get(id) instanceof Thing.PodCard pod) {
                    lit.add(pod.frame());
                }
            }
        }
        return lit;
    }

    /// Moves the packet from hop to hop.
    private final class Mover extends AnimationTimer {
        private long started = -1;

        @Override
        public void start() {
            started = -1;
            super.start();
        }

        @Override
        public void handle(long now) {
            if (started < 0) {
                started = now;
            }
            part = Math.min(1, (now - started) / (double) MOVE_NANOS);
            redraw();
            if (part >= 1) {
                stop();
            }
        }
    }
}
