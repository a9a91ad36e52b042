package io.netwright.app.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwright.app.crash.CrashReports;
import io.netwright.app.samples.Samples;
import io.netwright.app.settings.UserFolders;
import io.netwright.app.ui.document.Bar;
import io.netwright.app.ui.document.Crashed;
import io.netwright.app.ui.document.FileDialogs;
import io.netwright.app.ui.fx.Theme;
import io.netwright.model.edit.Edit;
import io.netwright.model.resource.ResourceKey;

import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import javax.imageio.ImageIO;

/// A person who opens, edits and closes.
@ExtendWith(ApplicationExtension.class)
class LabWindowTest {
    private static final String POD = "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\n";

    private static final ResourceKey WEB = ResourceKey.core("Service", "shop", "web");

    @SuppressWarnings("NullAway.Init") // TestFX calls open first
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Stage stage;

    @SuppressWarnings("NullAway.Init")
    private LabWindow desk;

    @SuppressWarnings("NullAway.Init")
    private CrashReports crashes;

    @Start
    void open(Stage window) throws IOException {
        stage = window;
        folder = Files.createTempDirectory("desk");
        Files.createDirectory(folder.resolve("lab"));
        Files.writeString(folder.resolve("lab/a.yaml"), POD);
        var folders = new UserFolders(folder.resolve("config"), folder.resolve("state"));
        crashes = CrashReports.in(folders);
        desk = new LabWindow(window, folders, new Nobody(), crashes);
        desk.begin(List.of(folder.resolve("lab").toString()));
    }

    private static final class Nobody implements FileDialogs {
        @Override
        public Optional<Path> openFile() {
            return Optional.empty();
        }

        @Override
        public Optional<Path> openFolder() {
            return Optional.empty();
        }

        @Override
        public Optional<Path> saveFolder() {
            return Optional.empty();
        }
    }

    private void edit(FxRobot robot) throws TimeoutException {
        until(() -> desk.document().session().lab().file("a.yaml").isPresent());
        robot.interact(
                () -> desk.shell().model().edit(new Edit.Splice("a.yaml", 0, 0, "# mine\n")));
    }

    private void askToClose(FxRobot robot) {
        robot.interact(
                () -> stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
    }

    @Test
    void asksBeforeItCloses(FxRobot robot) throws TimeoutException, IOException {
        edit(robot);
        assertThat(stage.getTitle()).isEqualTo("• lab – Netwright");
        askToClose(robot);
        assertThat(stage.isShowing()).isTrue();
        picture("bar-unsaved");
        robot.clickOn("Cancel");
        assertThat(stage.isShowing()).isTrue();
        askToClose(robot);
        robot.push(KeyCode.ENTER); // the first button has the keys
        until(() -> !stage.isShowing());
        assertThat(Files.readString(folder.resolve("lab/a.yaml"))).startsWith("# mine");
        assertThat(Files.readString(folder.resolve("config/settings.json"))).contains("\"width\"");
    }

    @Test
    void offersWhatACrashLeft(FxRobot robot) throws TimeoutException, IOException {
        edit(robot);
        robot.interact(() -> desk.recovering().keepNow());
        var copy = folder.resolve("state/unsaved");
        try (var files = Files.list(copy)) {
            assertThat(Crashed.pretend(files.findFirst().orElseThrow())).exists();
        }
        robot.interact(() -> desk.document().session().undo());
        robot.interact(() -> desk.recovering().offer());
        until(() -> !desk.document().bars().shown().isEmpty());
        WaitForAsyncUtils.waitForFxEvents();
        picture("bar-recover");
        robot.clickOn("Recover");
        until(() -> desk.document().session().isDirty());
        assertThat(desk.document().session().lab().files().getFirst().text()).startsWith("# mine");
    }

    @Test
    void asksWhoseChangesToKeep(FxRobot robot) throws TimeoutException, IOException {
        edit(robot);
        Files.writeString(folder.resolve("lab/a.yaml"), "# theirs\n" + POD);
        robot.interact(() -> desk.watch().look());
        until(() -> desk.document().bars().get("changed").isPresent());
        robot.clickOn("Keep mine");
        robot.press(KeyCode.CONTROL).type(KeyCode.S).release(KeyCode.CONTROL);
        until(() -> desk.document().bars().get("conflict").isPresent());
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> desk.shell().show(Theme.DARK));
        picture("bar-conflict-dark");
        robot.clickOn("Overwrite");
        until(() -> !desk.document().session().isDirty());
        assertThat(Files.readString(folder.resolve("lab/a.yaml"))).startsWith("# mine");
    }

    @Test
    void tellsOfItsOwnFaults(FxRobot robot) throws IOException, TimeoutException {
        edit(robot);
        robot.interact(
                () ->
                        desk.fault(
                                crashes.report(
                                        Thread.currentThread(), new IllegalStateException("x"))));
        var bar = desk.document().bars().get("crash").orElseThrow();
        assertThat(bar.kind()).isEqualTo(Bar.Kind.FAULT);
        picture("bar-crash");
        var report = Path.of(bar.hint().substring("Report: ".length()));
        assertThat(Files.readString(report)).contains("IllegalStateException: x");
        assertThat(robot.lookup("#bars .button").queryAllAs(Button.class)).hasSize(2);
    }

    @Test
    void fitsSmallAndLargeWindows(FxRobot robot) throws IOException, TimeoutException {
        edit(robot);
        robot.interact(
                () -> desk.document().session().openSample(Samples.find("shop").orElseThrow()));
        until(() -> desk.document().session().isCurrent());
        for (var size : List.of("1024x700", "1100x760", "1440x900")) {
            var sides = size.split("x", -1);
            robot.interact(
                    () -> {
                        stage.setWidth(Integer.parseInt(sides[0]));
                        stage.setHeight(Integer.parseInt(sides[1]));
                    });
            WaitForAsyncUtils.waitForFxEvents();
            for (var theme : Theme.values()) {
                robot.interact(() -> desk.shell().show(theme));
                picture("window-" + size + "-" + theme.name().toLowerCase(Locale.ROOT));
            }
        }
        robot.interact(() -> stage.setWidth(1024));
        until(() -> desk.shell().docks().narrowProperty().get());
        WaitForAsyncUtils.waitForFxEvents();
        var yaml = robot.lookup("#yaml").query();
        assertThat(isShown(yaml)).isFalse();
        robot.press(KeyCode.CONTROL).type(KeyCode.DIGIT4).release(KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(isShown(yaml)).isTrue();
        robot.press(KeyCode.CONTROL).type(KeyCode.DIGIT5).release(KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();
        for (var theme : Theme.values()) {
            robot.interact(() -> desk.shell().show(theme));
            picture("window-overlay-" + theme.name().toLowerCase(Locale.ROOT));
        }
        askToClose(robot);
        until(() -> !stage.isShowing());
    }

    @Test
    void needsNoMouse(FxRobot robot) throws TimeoutException, IOException {
        robot.push(KeyCode.CONTROL, KeyCode.K);
        robot.write("samples shop").push(KeyCode.ENTER);
        var shell = desk.shell();
        var session = desk.document().session();
        until(() -> session.name().equals("shop") && session.isCurrent());
        robot.push(KeyCode.CONTROL, KeyCode.L);
        robot.write("shop/client").push(KeyCode.ESCAPE).push(KeyCode.TAB);
        robot.write("web:80").push(KeyCode.ESCAPE).push(KeyCode.F5);
        until(() -> shell.model().runProperty().get() != null);
        robot.push(KeyCode.F8);
        assertThat(shell.model().instantProperty().get()).isEqualTo(1);
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT4);
        assertThat(isShown(robot.lookup("#yaml").query())).isTrue();
        var before = session.lab();
        robot.interact(() -> shell.model().selectionProperty().set(WEB));
        robot.push(KeyCode.CONTROL, KeyCode.D);
        until(
                () ->
                        session.lab()
                                .document(ResourceKey.core("Service", "shop", "web-2"))
                                .isPresent());
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(session.lab()).isSameAs(before);
        robot.push(KeyCode.F1);
        assertThat(robot.lookup("#key-sheet").tryQuery()).isPresent();
        sheet(robot, "keys-light");
        robot.interact(() -> shell.show(Theme.DARK));
        sheet(robot, "keys-dark");
        robot.push(KeyCode.ESCAPE);
        assertThat(robot.lookup("#key-sheet").tryQuery()).isEmpty();
    }

    private static void sheet(FxRobot robot, String name) throws IOException {
        var node = robot.lookup("#key-sheet").query();
        var image = WaitForAsyncUtils.waitForAsyncFx(10_000, () -> node.snapshot(null, null));
        var file = Files.createDirectories(Path.of("target", "screenshots")).resolve(name + ".png");
        ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", file.toFile());
    }

    private static boolean isShown(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private static void until(Callable<Boolean> done) throws TimeoutException {
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, done);
    }

    private void picture(String name) throws IOException {
        var image = WaitForAsyncUtils.waitForAsyncFx(10_000, () -> stage.getScene().snapshot(null));
        var file = Files.createDirectories(Path.of("target", "screenshots")).resolve(name + ".png");
        ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", file.toFile());
    }
}
