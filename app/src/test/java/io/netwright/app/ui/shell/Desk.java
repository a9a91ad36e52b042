package io.netwright.app.ui.shell;

import io.netwright.app.crash.CrashReports;
import io.netwright.app.samples.Samples;
import io.netwright.app.ui.fx.Theme;
import io.netwright.app.ui.workbench.WorkbenchViewModel;

import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.paint.Color;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;

import org.testfx.util.WaitForAsyncUtils;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import javax.imageio.ImageIO;

/// The whole window for tests that act as a user, and pictures of it with what floats over it.
public final class Desk {
    private final Stage stage;
    private final Scene scene;
    private final Shell shell;

    private Desk(Stage stage, Scene scene, Shell shell) {
        this.stage = stage;
        this.scene = scene;
        this.shell = shell;
    }

    /// Opens it, on the toolkit's thread.
    public static Desk on(Stage stage) {
        var reports = new CrashReports(Path.of("target", "crash"), "test", InstantSource.system());
        var shell = Desktop.shell(stage, reports);
        var scene = new Scene(shell, 1440, 900);
        stage.setScene(scene);
        shell.show(Theme.LIGHT);
        stage.show();
        return new Desk(stage, scene, shell);
    }

    public WorkbenchViewModel model() {
        return shell.model();
    }

    public void sample(String name) throws TimeoutException {
        interact(
                () -> {
                    model().session().openSample(Samples.find(name).orElseThrow());
                    shell.ask("shop/client", "web:80");
                });
        settle();
    }

    public void interact(Runnable action) {
        WaitForAsyncUtils.waitForAsyncFx(20_000, action);
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// Until what follows from the lab is worked out.
    public void settle() throws TimeoutException {
        until(() -> model().session().isCurrent());
    }

    public void until(Callable<Boolean> done) throws TimeoutException {
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, done);
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// Light and dark: `target/screenshots/NAME-light.png`, `NAME-dark.png`.
    public void pictures(String name) throws IOException {
        for (var theme : new Theme[] {Theme.DARK, Theme.LIGHT}) {
            interact(() -> shell.show(theme));
            var kind = theme == Theme.LIGHT ? "-light" : "-dark";
            var file = Path.of("target", "screenshots", name + kind + ".png");
            Files.createDirectories(file.toAbsolutePath().getParent());
            var image = WaitForAsyncUtils.waitForAsyncFx(20_000, this::image);
            ImageIO.write(image, "png", file.toFile());
        }
    }

    private BufferedImage image() {
        var all = SwingFXUtils.fromFXImage(scene.snapshot(null), null);
        var pen = all.createGraphics();
        for (var window : Window.getWindows()) {
            if (window instanceof PopupWindow popup) {
                popup.getScene().getStylesheets().setAll(scene.getStylesheets());
                var clear = new SnapshotParameters();
                clear.setFill(Color.TRANSPARENT);
                var image = popup.getScene().getRoot().snapshot(clear, null);
                int x = (int) (popup.getX() - stage.getX() - scene.getX());
                int y = (int) (popup.getY() - stage.getY() - scene.getY());
                pen.drawImage(SwingFXUtils.fromFXImage(image, null), x, y, null);
            }
        }
        pen.dispose();
        return all;
    }
}
