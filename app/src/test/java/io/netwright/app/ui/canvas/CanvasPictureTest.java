package io.netwright.app.ui.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwright.app.samples.Samples;
import io.netwright.app.session.Derived;
import io.netwright.app.session.ProbeRun;
import io.netwright.app.ui.fx.Theme;
import io.netwright.app.ui.layout.ElementId;
import io.netwright.app.ui.layout.Placements;
import io.netwright.model.lab.Lab;
import io.netwright.model.lab.SourceText;
import io.netwright.model.lint.LintFinding;
import io.netwright.model.lint.Linter;
import io.netwright.model.net.Protocol;
import io.netwright.model.resource.ResourceKey;
import io.netwright.sim.trace.BadEndpoint;
import io.netwright.sim.trace.Verdict;

import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import javax.imageio.ImageIO;

/// Draws what people see in a window of 1440 by 900, and leaves the pictures for them to judge.
@ExtendWith(ApplicationExtension.class)
class CanvasPictureTest {
    private static final ElementId WEB = ElementId.of(ResourceKey.core("Service", "shop", "web"));

    @SuppressWarnings("NullAway.Init") // TestFX calls open first
    private CanvasView view;

    @SuppressWarnings("NullAway.Init")
    private Scene scene;

    @Start
    void open(Stage stage) {
        view = new CanvasView(new Gone());
        scene = new Scene(view, 864, 468);
        Theme.LIGHT.apply(scene);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void fitsTheShopWithAMargin() throws IOException {
        show(shop());
        var seen = fx(() -> view.visible());
        assertThat(
                        seen.grown(-8 / view.zoomProperty().get())
                                .union(view.drawing().bounds())
                                .width())
                .isLessThan(seen.width());
        assertThat(view.zoomProperty().get()).isGreaterThan(0.9);
        picture("canvas-start");
        fx(() -> theme(true));
        picture("canvas-start-dark");
    }

    @Test
    void followsAPacketOnTheWire() throws IOException, BadEndpoint {
        var derived = shop();
        show(derived);
        var run = ProbeRun.send(derived, "shop/client", "web:80", Protocol.TCP);
        walk(run);
        for (int hop : new int[] {0, 3, 5, 8, 14, 22}) {
            at(hop);
            picture("canvas-hop-" + hop);
        }
        fx(() -> theme(true));
        at(8);
        picture("canvas-wire-dark");
        at(run.hops().size() - 1);
        picture("canvas-delivered-dark");
        assertThat(view.walk().track().end()).isEqualTo(run.hops().size() - 1.0);
    }

    @Test
    void saysWhyAPacketWasDropped() throws IOException, BadEndpoint {
        var derived = shop();
        show(derived);
        var run = ProbeRun.send(derived, "shop/client", "db:5432", Protocol.TCP);
        walk(run);
        var track = view.walk().track();
        int drop = 0;
        while (track.stops().get(drop).ending() == null) {
            drop++;
        }
        assertThat(track.stops().get(drop).ending())
                .matches(it -> it.verdict() == Verdict.DROPPED && it.where().contains(".yaml:"));
        at(drop);
        picture("canvas-drop");
        fx(() -> theme(true));
        picture("canvas-drop-dark");
        fx(() -> theme(false));
        walk(ProbeRun.send(derived, "shop/client", "coupons:80", Protocol.TCP));
        at((int) view.walk().track().end());
        picture("canvas-reject");
        walk(ProbeRun.send(derived, "shop/client", "nowhere:80", Protocol.TCP));
        picture("canvas-unresolved");
    }

    @Test
    void lightsUpASelectionAndShowsDevicesFromNear() throws IOException {
        show(shop());
        fx(
                () -> {
                    view.select(List.of(WEB));
                    return true;
                });
        var lit = Highlight.of(view.drawing(), view.selection());
        assertThat(lit.wires()).hasSize(3).allMatch(Wire::ready);
        assertThat(lit.dims(WEB)).isFalse();
        assertThat(lit.dims(ElementId.of(ResourceKey.core("Pod", "shop", "client")))).isTrue();
        picture("canvas-selection");
        fx(
                () -> {
                    view.select(
                            List.of(
                                    ElementId.of(
                                            new ResourceKey(
                                                    "networking.k8s.io",
                                                    "NetworkPolicy",
                                                    "shop",
                                                    "web"))));
                    return true;
                });
        picture("canvas-policy");
        fx(
                () -> {
                    view.select(List.of());
                    view.viewportProperty().set(new Viewport(-10, 190, 2));
                    return true;
                });
        assertThat(Depth.of(view.zoomProperty().get())).isEqualTo(Depth.NEAR);
        picture("canvas-near");
        fx(() -> theme(true));
        picture("canvas-near-dark");
    }

    @Test
    void marksWhatHasProblems() throws IOException {
        var faulty = faulty();
        var derived = Derived.of(faulty);
        show(derived);
        var found = Linter.all(faulty, derived.cluster().findings());
        fx(
                () -> {
                    view.badgesProperty().set(Badges.of(view.drawing(), found, Map.of()));
                    return true;
                });
        assertThat(view.badges().at(Depth.NEAR)).extracting(Badge::isError).contains(true, false);
        for (double zoom : new double[] {1, 0.5, 0.2, 2}) {
            fx(
                    () -> {
                        theme(zoom == 0.5);
                        var box = view.drawing().bounds();
                        view.viewportProperty().set(new Viewport(box.x() - 20, box.y() - 20, zoom));
                        return true;
                    });
            picture("canvas-badges-" + zoom);
        }
        var far = view.badges().at(Depth.FAR);
        assertThat(far).extracting(Badge::id).doesNotContain(id("Pod", "client"));
        assertThat(far).anyMatch(it -> it.text().contains("Pod shop/client"));
    }

    private static ElementId id(String kind, String name) {
        return ElementId.of(ResourceKey.core(kind, "shop", name));
    }

    /// The shop with two Services and a pod that are wrong.
    static Lab faulty() {
        var files =
                Samples.find("shop").orElseThrow().lab().files().stream()
                        .map(
                                it ->
                                        new SourceText(
                                                it.path(),
                                                it.text()
                                                        .replace(
                                                                "targetPort: http\n",
                                                                "targetPort: htpp\n")
                                                        .replace(
                                                                "clusterIP: 10.96.44.6",
                                                                "clusterIP: 10.96.44.5")
                                                        .replace(
                                                                "labels: {app: client}",
                                                                "lables: {a: b}")))
                        .toList();
        return Lab.of("shop", files);
    }

    @Test
    void showsThreeHundredPodsFromFar() throws IOException {
        show(Derived.of(many(12, 300)));
        assertThat(Depth.of(view.zoomProperty().get())).isNotEqualTo(Depth.NEAR);
        picture("canvas-300");
        fx(
                () -> {
                    view.select(
                            List.of(ElementId.of(ResourceKey.core("Service", "default", "app-3"))));
                    return true;
                });
        fx(() -> theme(true));
        picture("canvas-300-dark");
    }

    static Lab many(int nodes, int pods) {
        var text = new StringBuilder();
        for (int i = 0; i < nodes; i++) {
            text.append(
                    """
                    apiVersion: v1
                    kind: Node
                    metadata: {name: node-%d}
                    spec: {podCIDR: 10.244.%d.0/24}
                    ---
                    """
                            .formatted(i, i));
        }
        for (int i = 0; i < pods; i++) {
            text.append(
                    """
                    apiVersion: v1
                    kind: Pod
                    metadata: {name: app-%d, namespace: default, labels: {app: app-%d}}
                    spec: {nodeName: node-%d, containers: [{name: c, image: i}]}
                    ---
                    """
                            .formatted(i, i % 10, i % nodes));
        }
        for (int i = 0; i < 10; i++) {
            text.append(
                    """
                    apiVersion: v1
                    kind: Service
                    metadata: {name: app-%d, namespace: default}
                    spec: {selector: {app: app-%d}, ports: [{port: 80}]}
                    ---
                    """
                            .formatted(i, i));
        }
        return Lab.of("many", List.of(new SourceText("many.yaml", text.toString())));
    }

    static Derived shop() {
        return Derived.of(Samples.find("shop").orElseThrow().lab());
    }

    private void show(Derived derived) {
        var drawing =
                CanvasScene.of(derived.cluster(), derived.compiled().fabric(), Placements.NONE);
        fx(
                () -> {
                    theme(false);
                    view.walk().show(WalkTrack.NONE);
                    view.setDrawing(drawing);
                    view.fit();
                    return true;
                });
    }

    private void walk(ProbeRun run) {
        fx(
                () -> {
                    var track =
                            WalkTrack.of(
                                    run.from(),
                                    run.trace(),
                                    run.hops(),
                                    reason ->
                                            reason.resource() == null
                                                    ? ""
                                                    : run.derived()
                                                            .lab()
                                                            .locate(
                                                                    reason.resource(),
                                                                    reason.field())
                                                            .map(Object::toString)
                                                            .orElse(""));
                    view.walk().show(track);
                    return true;
                });
    }

    private void at(int hop) {
        fx(
                () -> {
                    view.walk().go(-1);
                    view.walk().go(hop);
                    return true;
                });
    }

    private Theme theme(boolean dark) {
        var theme = dark ? Theme.DARK : Theme.LIGHT;
        theme.apply(scene);
        return theme;
    }

    private static <T> T fx(Callable<T> call) {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, call);
    }

    private void picture(String name) throws IOException {
        WaitForAsyncUtils.waitForFxEvents();
        var image =
                fx(
                        () -> {
                            view.applyCss();
                            view.layout();
                            view.paint();
                            return scene.snapshot(null);
                        });
        var file = Files.createDirectories(Path.of("target", "screenshots")).resolve(name + ".png");
        ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", file.toFile());
    }

    /// Takes no edit.
    private static final class Gone implements CanvasActions {
        @Override
        public Optional<String> refuses(Drop drop) {
            return Optional.empty();
        }

        @Override
        public void drop(Drop drop) {}

        @Override
        public void open(ResourceKey key) {}

        @Override
        public void explain(LintFinding finding) {}

        @Override
        public void delete(List<ResourceKey> keys) {}
    }
}
