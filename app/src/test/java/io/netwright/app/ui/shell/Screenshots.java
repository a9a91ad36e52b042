package io.netwright.app.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwright.app.crash.CrashReports;
import io.netwright.app.samples.Samples;
import io.netwright.app.ui.fx.Theme;
import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.ResourceKey;
import io.netwright.sim.trace.Hop;

import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

import javax.imageio.ImageIO;

/// The pictures of the manual, taken as a person would come to them. Not a part of the tests:
/// `src/build/screenshots.sh` runs it and says where the pictures go.
@ExtendWith(ApplicationExtension.class)
class Screenshots {
    private static final Path FOLDER =
            Path.of(System.getProperty("netwright.screenshots", "target/screenshots"));

    @TempDir Path folder;

    @SuppressWarnings("NullAway.Init") // TestFX calls open first
    private Shell shell;

    @SuppressWarnings("NullAway.Init")
    private Scene scene;

    @Start
    void open(Stage stage) {
        var reports = new CrashReports(Path.of("target", "crash"), "test", InstantSource.system());
        shell = Desktop.shell(stage, reports);
        scene = new Scene(shell, 1440, 900);
        stage.setScene(scene);
        shell.show(Theme.LIGHT);
        stage.show();
        shell.model().session().openSample(Samples.find("shop").orElseThrow());
        shell.ask("shop/client", "web:80");
    }

    @Test
    void start(FxRobot robot) throws TimeoutException, IOException {
        current();
        pictures(robot, "start");
    }

    @Test
    void wire(FxRobot robot) throws TimeoutException, IOException {
        send(robot);
        moveTo(robot, it -> it.before() != null && it.action().equals("transmit") && isNode(it));
        pictures(robot, "wire");
    }

    @Test
    void hop(FxRobot robot) throws TimeoutException, IOException {
        send(robot);
        moveTo(robot, it -> it.action().equals("DNAT") && it.why().resource() != null);
        select(robot, "Service", "web");
        pictures(robot, "hop");
    }

    @Test
    void fault(FxRobot robot) throws TimeoutException, IOException {
        current();
        robot.interact(
                () -> {
                    var lab = shell.model().session().lab();
                    shell.model()
                            .jumpProperty()
                            .set(
                                    lab.locate(
                                                    ResourceKey.core("Service", "shop", "web"),
                                                    FieldPath.ROOT)
                                            .orElseThrow());
                });
        WaitForAsyncUtils.waitForFxEvents();
        var area = robot.lookup("#yaml").queryAs(CodeArea.class);
        robot.interact(
                () -> {
                    int at = area.getText().indexOf("clusterIP");
                    int port = area.getText().indexOf("port: 80", at);
                    area.replaceText(port, port + 8, "port: 808080");
                });
        current();
        robot.interact(
                () ->
                        shell.model()
                                .jumpProperty()
                                .set(shell.model().findings().all().getFirst().diagnostic().at()));
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT9);
        pictures(robot, "fault");
    }

    @Test
    void outline(FxRobot robot) throws TimeoutException, IOException {
        current();
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
        select(robot, "Pod", "client");
        pictures(robot, "outline");
    }

    @Test
    void manyPods(FxRobot robot) throws TimeoutException, IOException {
        Files.writeString(folder.resolve("large.yaml"), large());
        robot.interact(() -> shell.open(List.of(folder)));
        WaitForAsyncUtils.waitFor(
                60,
                TimeUnit.SECONDS,
                () -> shell.model().session().derived().cluster().pods().size() >= 300);
        pictures(robot, "pods-300");
    }

    /// Twelve nodes, ten teams of thirty pods and a service each.
    private static String large() {
        var text = new StringBuilder();
        for (int i = 1; i <= 12; i++) {
            text.append(
                    """
                    apiVersion: v1
                    kind: Node
                    metadata: {name: worker-%1$d}
                    spec: {podCIDR: 10.244.%1$d.0/24}
                    status: {addresses: [{type: InternalIP, address: 192.168.50.%2$d}]}
                    ---
                    """
                            .formatted(i, 10 + i));
        }
        for (var team :
                List.of(
                        "cart", "search", "login", "billing", "stock", "mail", "report", "images",
                        "review", "ship")) {
            text.append(
                    """
                    apiVersion: apps/v1
                    kind: Deployment
                    metadata: {name: %1$s}
                    spec:
                      replicas: 30
                      selector: {matchLabels: {app: %1$s}}
                      template:
                        metadata: {labels: {app: %1$s}}
                        spec: {containers: [{name: main, image: %1$s}]}
                    ---
                    apiVersion: v1
                    kind: Service
                    metadata: {name: %1$s}
                    spec: {selector: {app: %1$s}, ports: [{port: 80, targetPort: 8080}]}
                    ---
                    """
                            .formatted(team));
        }
        return text.toString();
    }

    private static boolean isNode(Hop hop) {
        return hop.place().startsWith("node/");
    }

    private void select(FxRobot robot, String kind, String name) {
        robot.interact(
                () -> shell.model().selectionProperty().set(ResourceKey.core(kind, "shop", name)));
    }

    private void send(FxRobot robot) throws TimeoutException {
        current();
        robot.clickOn("#run-send");
        until(() -> shell.model().runProperty().get() != null);
    }

    private void moveTo(FxRobot robot, Predicate<Hop> wanted) {
        robot.interact(
                () -> {
                    var hops = shell.model().hops();
                    for (int i = 0; i < hops.size(); i++) {
                        if (wanted.test(hops.get(i))) {
                            shell.model().instantProperty().set(i);
                            return;
                        }
                    }
                });
        assertThat(shell.model().hop()).isPresent();
    }

    private void current() throws TimeoutException {
        until(() -> shell.model().session().isCurrent());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void until(Callable<Boolean> done) throws TimeoutException {
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, done);
    }

    private void pictures(FxRobot robot, String name) throws IOException, TimeoutException {
        for (var theme : List.of(Theme.LIGHT, Theme.DARK)) {
            robot.interact(() -> shell.show(theme));
            WaitForAsyncUtils.sleep(600, TimeUnit.MILLISECONDS); // what moves has come to rest
            WaitForAsyncUtils.waitForFxEvents();
            var image = WaitForAsyncUtils.waitForAsyncFx(10_000, () -> scene.snapshot(null));
            Files.createDirectories(FOLDER);
            var file = FOLDER.resolve(name + (theme == Theme.DARK ? "-dark" : "-light") + ".png");
            ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", file.toFile());
        }
    }
}
