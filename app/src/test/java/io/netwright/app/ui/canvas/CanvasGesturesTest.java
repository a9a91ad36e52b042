package io.netwright.app.ui.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwright.app.ui.fx.Theme;
import io.netwright.app.ui.layout.ElementId;
import io.netwright.app.ui.layout.Placements;
import io.netwright.app.ui.layout.Spot;
import io.netwright.model.lint.LintFinding;
import io.netwright.model.lint.Linter;
import io.netwright.model.resource.ResourceKey;

import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

@ExtendWith(ApplicationExtension.class)
class CanvasGesturesTest {
    private static final ResourceKey CLIENT = ResourceKey.core("Pod", "shop", "client");
    private static final ResourceKey DB = ResourceKey.core("Pod", "shop", "db-0");
    private static final ResourceKey WEB = ResourceKey.core("Service", "shop", "web");

    private final Asked asked = new Asked();

    @SuppressWarnings("NullAway.Init") // TestFX calls open first
    private CanvasView view;

    @Start
    void open(Stage stage) {
        view = new CanvasView(asked);
        var scene = new Scene(view, 864, 468);
        Theme.LIGHT.apply(scene);
        stage.setScene(scene);
        stage.show();
        var shop = CanvasPictureTest.shop();
        view.setDrawing(CanvasScene.of(shop.cluster(), shop.compiled().fabric(), Placements.NONE));
        view.fit();
    }

    @Test
    void aBandSelectsAndShiftAdds(FxRobot robot) {
        var lane = view.drawing().thing(ElementId.of(WEB)).orElseThrow().box();
        robot.moveTo(screen(lane.x() - 6, lane.y() - 4))
                .drag(MouseButton.PRIMARY)
                .dropTo(screen(lane.right() + 4, lane.bottom() + 6));
        assertThat(view.selection()).containsExactly(ElementId.of(WEB));
        robot.interact(
                () -> {
                    fire(MouseEvent.MOUSE_PRESSED, on(CLIENT), KeyCode.SHIFT);
                    fire(MouseEvent.MOUSE_RELEASED, on(CLIENT), KeyCode.SHIFT);
                    fire(MouseEvent.MOUSE_CLICKED, on(CLIENT), KeyCode.SHIFT);
                });
        assertThat(view.selection()).containsExactly(ElementId.of(WEB), ElementId.of(CLIENT));
        robot.type(KeyCode.DELETE);
        assertThat(asked.deleted).containsExactly(List.of(WEB, CLIENT));
        robot.type(KeyCode.ESCAPE);
        assertThat(view.selection()).isEmpty();
    }

    @Test
    void aClickOnABadgeAsksForTheProblem(FxRobot robot) {
        var faulty = CanvasPictureTest.faulty();
        robot.interact(
                () ->
                        view.badgesProperty()
                                .set(
                                        Badges.of(
                                                view.drawing(),
                                                Linter.all(faulty, List.of()),
                                                Map.of())));
        var box = view.drawing().thing(ElementId.of(WEB)).orElseThrow().box();
        var badge = Objects.requireNonNull(view.badges().of(ElementId.of(WEB)));
        robot.clickOn(screen(box.right() - 2, box.y() + 2));
        assertThat(asked.explained).containsExactly(badge.worst().code());
        assertThat(view.selection()).containsExactly(ElementId.of(WEB));
        assertThat(view.getAccessibleText()).contains("service web").contains("✕ Service shop/web");
        robot.clickOn(screen(box.x() + 40, box.centerY()));
        assertThat(asked.explained).hasSize(1);
    }

    @Test
    void aPodGoesToTheNodeThatItIsDroppedOn(FxRobot robot) {
        drag(robot, CLIENT, on(DB));
        assertThat(asked.drops).hasSize(1);
        assertThat(asked.drops.getFirst().copy()).isFalse();
        assertThat(asked.drops.getFirst().things())
                .first()
                .matches(it -> it.key().equals(CLIENT) && "green".equals(it.node()));
        robot.interact(
                () -> {
                    fire(MouseEvent.MOUSE_PRESSED, on(CLIENT), KeyCode.ALT);
                    fire(MouseEvent.MOUSE_DRAGGED, on(DB), KeyCode.ALT);
                    fire(MouseEvent.MOUSE_RELEASED, on(DB), KeyCode.ALT);
                });
        assertThat(asked.drops.getLast().copy()).isTrue();
    }

    @Test
    void whatIsRefusedOrLeftDoesNothing(FxRobot robot) {
        drag(robot, CLIENT, screen(-60, -20));
        assertThat(asked.drops).isEmpty();
        robot.moveTo(on(CLIENT)).drag(MouseButton.PRIMARY).moveTo(on(DB));
        robot.type(KeyCode.ESCAPE).drop();
        assertThat(asked.drops).isEmpty();
        asked.refusal = "no";
        drag(robot, CLIENT, on(DB));
        assertThat(asked.drops).isEmpty();
    }

    @Test
    void theWheelZoomsAtThePointerAndSpacePans(FxRobot robot) {
        var point = on(DB);
        var before = world(point);
        double zoom = view.zoomProperty().get();
        robot.interact(() -> wheel(point, 120));
        assertThat(view.zoomProperty().get()).isGreaterThan(zoom);
        assertThat(world(point).distance(before)).isLessThan(0.01);
        robot.interact(view::requestFocus);
        robot.press(KeyCode.SPACE)
                .drag(point, MouseButton.PRIMARY)
                .dropTo(point.add(50, 20))
                .release(KeyCode.SPACE);
        assertThat(world(point.add(50, 20)).distance(before)).isLessThan(3);
        assertThat(asked.drops).isEmpty();
    }

    @Test
    void arrowsWalkAndEnterOpens(FxRobot robot) {
        robot.clickOn(on(CLIENT)).type(KeyCode.RIGHT);
        assertThat(view.selection()).hasSize(1).doesNotContain(ElementId.of(CLIENT));
        robot.type(KeyCode.LEFT);
        assertThat(view.selection()).containsExactly(ElementId.of(CLIENT));
        robot.type(KeyCode.ENTER);
        assertThat(asked.opened).containsExactly(CLIENT);
    }

    @Test
    void pointsAtOneThing(FxRobot robot) {
        var picked = new ArrayList<Thing>();
        robot.interact(() -> view.pick(picked::add));
        assertThat(view.getCursor()).isEqualTo(Cursor.CROSSHAIR);
        robot.clickOn(on(DB));
        assertThat(picked).extracting(Thing::id).containsExactly(ElementId.of(DB));
        assertThat(view.selection()).isEmpty();
        robot.clickOn(on(CLIENT));
        assertThat(picked).hasSize(1);
        robot.interact(() -> view.pick(picked::add));
        robot.type(KeyCode.ESCAPE);
        assertThat(view.pickerProperty().get()).isNull();
        assertThat(view.getCursor()).isEqualTo(Cursor.DEFAULT);
    }

    /// A headless window knows no keys that are held, so these events are made by hand.
    private void fire(EventType<MouseEvent> type, Point2D at, KeyCode held) {
        var local = view.screenToLocal(at);
        view.fireEvent(
                new MouseEvent(
                        type,
                        local.getX(),
                        local.getY(),
                        at.getX(),
                        at.getY(),
                        MouseButton.PRIMARY,
                        1,
                        held == KeyCode.SHIFT,
                        false,
                        held == KeyCode.ALT,
                        false,
                        true,
                        false,
                        false,
                        false,
                        false,
                        true,
                        null));
    }

    private void wheel(Point2D at, double by) {
        var local = view.screenToLocal(at);
        view.fireEvent(
                new ScrollEvent(
                        ScrollEvent.SCROLL,
                        local.getX(),
                        local.getY(),
                        at.getX(),
                        at.getY(),
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        0,
                        by,
                        0,
                        by,
                        ScrollEvent.HorizontalTextScrollUnits.NONE,
                        0,
                        ScrollEvent.VerticalTextScrollUnits.NONE,
                        0,
                        0,
                        null));
    }

    private void drag(FxRobot robot, ResourceKey key, Point2D to) {
        robot.moveTo(on(key)).drag(MouseButton.PRIMARY).moveTo(to).drop();
        WaitForAsyncUtils.waitForFxEvents();
    }

    private Point2D on(ResourceKey key) {
        var box = view.drawing().thing(ElementId.of(key)).orElseThrow().box();
        return screen(box.centerX(), box.centerY());
    }

    private Point2D screen(double x, double y) {
        var spot = view.viewportProperty().get().toScreen(new Spot(x, y));
        return view.localToScreen(spot.x(), spot.y());
    }

    private Spot world(Point2D screen) {
        var at = view.screenToLocal(screen);
        return view.toDrawing(at.getX(), at.getY());
    }

    /// Keeps what it was asked for.
    private static final class Asked implements CanvasActions {
        private final List<Drop> drops = new ArrayList<>();
        private final List<ResourceKey> opened = new ArrayList<>();
        private final List<List<ResourceKey>> deleted = new ArrayList<>();
        private final List<String> explained = new ArrayList<>();
        private String refusal = "";

        @Override
        public Optional<String> refuses(Drop drop) {
            return refusal.isEmpty() ? Optional.empty() : Optional.of(refusal);
        }

        @Override
        public void drop(Drop drop) {
            drops.add(drop);
        }

        @Override
        public void open(ResourceKey key) {
            opened.add(key);
        }

        @Override
        public void explain(LintFinding finding) {
            explained.add(finding.code());
        }

        @Override
        public void delete(List<ResourceKey> keys) {
            deleted.add(keys);
        }
    }
}
