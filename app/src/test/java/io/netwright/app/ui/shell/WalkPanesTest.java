package io.netwright.app.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwright.app.crash.CrashReports;
import io.netwright.app.samples.Samples;
import io.netwright.app.session.LabSession;
import io.netwright.app.ui.fx.Theme;
import io.netwright.model.lab.LabFiles;
import io.netwright.model.lab.LabIoException;
import io.netwright.sim.tables.TableSpot;

import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TreeTableView;
import javafx.scene.image.Image;
import javafx.stage.Stage;

import org.junit.jupiter.api.BeforeEach;
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
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import javax.imageio.ImageIO;

@ExtendWith(ApplicationExtension.class)
class WalkPanesTest {
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
    }

    @BeforeEach
    void sample(FxRobot robot) throws TimeoutException {
        robot.interact(
                () -> shell.model().session().openSample(Samples.find("shop").orElseThrow()));
        until(() -> shell.model().session().isCurrent());
    }

    private void send(FxRobot robot, String to) throws TimeoutException {
        robot.interact(() -> shell.ask("shop/client", to));
        robot.clickOn("#run-send");
        until(() -> !shell.model().sendingProperty().get());
        until(() -> shell.model().runProperty().get() != null);
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void showsTheSameInstantEverywhere(FxRobot robot) throws TimeoutException, IOException {
        send(robot, "web:80");
        var model = shell.model();
        var run = Objects.requireNonNull(model.runProperty().get());
        var recording = Objects.requireNonNull(run.recording());
        var walk = robot.lookup("#walk").queryListView();
        var packet = robot.lookup("#packet").queryAs(TreeTableView.class);
        var time = robot.lookup("#time").queryAs(Labeled.class);
        for (int at = 0; at < model.hops().size(); at += 7) {
            int now = at;
            robot.interact(() -> model.instantProperty().set(now));
            WaitForAsyncUtils.waitForFxEvents();
            var hop = model.hops().get(now);
            assertThat(walk.getSelectionModel().getSelectedItem().toString())
                    .contains("index=" + now + ",");
            assertThat(time.getText()).contains("hop " + (now + 1) + " of");
            assertThat(packet.getRoot()).isNotNull();
            var spot = TableSpot.of(recording.steps().get(hop.step()));
            robot.interact(() -> tab("Tables"));
            WaitForAsyncUtils.waitForFxEvents();
            assertThat(robot.lookup("#table-place").queryAs(ComboBox.class).getValue())
                    .isEqualTo(hop.place());
            assertThat(robot.lookup("#table-view").queryAs(ComboBox.class).getValue())
                    .isEqualTo(spot.view());
            robot.interact(() -> tab("Walk"));
        }
        pictures(robot, "delivered");
    }

    /// In nftables mode a hop leads to the rule whose map decided: here first for the name server.
    @Test
    void showsTheTablesOfNftables(FxRobot robot, @TempDir Path folder)
            throws TimeoutException, IOException, LabIoException {
        var sample = Path.of("..", "src-assets", "labs", "shop");
        for (var name : List.of("cluster.yaml", "policies.yaml", "shop.yaml", "shop.netlab")) {
            var text = Files.readString(sample.resolve(name));
            Files.writeString(
                    folder.resolve(name),
                    text.replace(
                            "  cni: {plugin: canal}",
                            "  cni: {plugin: canal}\n  kubeProxy: {mode: nftables}"));
        }
        var lab = LabFiles.open(List.of(folder)).lab();
        robot.interact(() -> shell.model().session().begin(lab, LabSession.Origin.NONE));
        until(() -> shell.model().session().isCurrent());
        send(robot, "web:80");
        var model = shell.model();
        int dnat = 0;
        while (!model.hops().get(dnat).action().equals("DNAT")) {
            dnat++;
        }
        int at = dnat;
        robot.interact(() -> model.instantProperty().set(at));
        robot.interact(() -> tab("Tables"));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup("#table-view").queryAs(ComboBox.class).getValue())
                .hasToString("NftRuleset[name=nft list ruleset]");
        assertThat(robot.lookup(".table-line").queryAllAs(ListCell.class))
                .anySatisfy(
                        it ->
                                assertThat(it.getAccessibleText())
                                        .startsWith("decided: ")
                                        .contains("numgen random mod 2 map"));
        pictures(robot, "nftables");
    }

    @Test
    void showsADropAndWhatWouldLetItThrough(FxRobot robot) throws TimeoutException, IOException {
        send(robot, "db:5432");
        robot.interact(() -> shell.model().step(shell.model().hops().size()));
        assertThat(robot.lookup("#verdict").queryLabeled().getText())
                .startsWith("✕ dropped")
                .contains("would let it through");
        pictures(robot, "denied");
    }

    @Test
    void showsHowANameIsNotFound(FxRobot robot) throws TimeoutException, IOException {
        send(robot, "nowhere:80");
        assertThat(robot.lookup("#verdict").queryLabeled().getText()).startsWith("∅ unresolved");
        assertThat(shell.model().hops()).isNotEmpty();
        pictures(robot, "unknown");
    }

    @Test
    void saysAnAssumptionAndTakesItBack(FxRobot robot) throws TimeoutException, IOException {
        var button = robot.lookup("#assumptions").queryAs(MenuButton.class);
        var before = button.getText();
        robot.clickOn(button);
        WaitForAsyncUtils.waitForFxEvents();
        var list = robot.lookup("#assumption-list").query();
        var image = WaitForAsyncUtils.waitForAsyncFx(10_000, () -> list.snapshot(null, null));
        write(image, "assumptions");
        robot.clickOn("Say so in the lab");
        until(() -> shell.model().session().isCurrent());
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(button.getText()).isNotEqualTo(before);
        robot.interact(() -> shell.model().session().undo());
        until(() -> shell.model().session().isCurrent());
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(button.getText()).isEqualTo(before);
    }

    private void pictures(FxRobot robot, String name) throws IOException {
        for (var theme : Theme.values()) {
            robot.interact(() -> shell.show(theme));
            for (var tab : new String[] {"Walk", "Tables", "Events", "DNS"}) {
                if (theme == Theme.DARK && !tab.equals("Walk") && !tab.equals("Tables")) {
                    continue;
                }
                robot.interact(() -> tab(tab));
                WaitForAsyncUtils.waitForFxEvents();
                picture("walk-%s-%s-%s".formatted(name, tab, theme));
            }
        }
    }

    private void tab(String title) {
        for (var node : scene.getRoot().lookupAll(".tab-pane")) {
            if (node instanceof TabPane pane) {
                for (Tab tab : pane.getTabs()) {
                    if (tab.getText().equals(title)) {
                        pane.getSelectionModel().select(tab);
                    }
                }
            }
        }
    }

    private static void until(Callable<Boolean> done) throws TimeoutException {
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, done);
    }

    private void picture(String name) throws IOException {
        write(WaitForAsyncUtils.waitForAsyncFx(10_000, () -> scene.snapshot(null)), name);
    }

    private static void write(Image image, String name) throws IOException {
        var file = Files.createDirectories(Path.of("target", "screenshots")).resolve(name + ".png");
        ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", file.toFile());
    }
}
