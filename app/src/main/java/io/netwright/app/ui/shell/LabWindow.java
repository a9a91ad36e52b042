package io.netwright.app.ui.shell;

import io.netwright.app.crash.CrashReports;
import io.netwright.app.samples.Samples;
import io.netwright.app.session.LabSession;
import io.netwright.app.session.UnsavedCopy;
import io.netwright.app.settings.Remembered;
import io.netwright.app.settings.Settings;
import io.netwright.app.settings.SettingsStore;
import io.netwright.app.settings.UserFolders;
import io.netwright.app.ui.command.Commands;
import io.netwright.app.ui.document.Bar;
import io.netwright.app.ui.document.Bars;
import io.netwright.app.ui.document.DiskWatch;
import io.netwright.app.ui.document.DocumentViewModel;
import io.netwright.app.ui.document.FileDialogs;
import io.netwright.app.ui.document.Recovering;
import io.netwright.app.ui.fx.Threads;
import io.netwright.app.ui.workbench.WorkbenchViewModel;
import io.netwright.model.lab.Autosave;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.binding.Bindings;
import javafx.scene.Scene;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import javafx.util.Duration;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/// One window and all that belongs to it: its lab, its bars, what it remembers, and what it does
/// now and then.
final class LabWindow {
    private static final String FIRST = "shop";
    private static final Duration KEEP = Duration.seconds(2);
    private static final int LOOK = 4; // every so many times that it keeps
    private final Stage stage;
    private final Bars bars = new Bars();
    private final WorkbenchViewModel model;
    private final DocumentViewModel document;
    private final Recovering recovering;
    private final DiskWatch watch;
    private final Remembered remembered;
    private final Shell shell;
    private final Timeline clock;
    private int ticks;

    /// Nothing on screen yet.
    ///
    /// @param folders where settings and copies of unsaved changes are kept
    LabWindow(Stage stage, UserFolders folders, FileDialogs dialogs, CrashReports crashes) {
        this.stage = stage;
        var background = Threads.background();
        var fx = Threads.fx();
        var session = new LabSession(background, fx);
        model = new WorkbenchViewModel(session, background, fx);
        document = new DocumentViewModel(session, dialogs, bars, background, fx);
        var store = new Autosave(folders.state().resolve("unsaved"));
        var copy = new UnsavedCopy(session, store, background, InstantSource.system());
        recovering = new Recovering(document, store, copy, background, fx);
        watch = new DiskWatch(document, background, fx);
        remembered =
                new Remembered(
                        new SettingsStore(folders.config().resolve("settings.json")),
                        fault ->
                                bars.show(
                                        Bar.fault(
                                                "settings",
                                                "Settings are not saved: " + fault.getMessage(),
                                                "They hold until Netwright ends.",
                                                Bar.Action.none("Close"))));
        document.openedProperty()
                .subscribe(
                        path -> {
                            if (path != null) {
                                remembered.change(it -> it.withRecentLab(path.toString()));
                            }
                        });
        shell = new Shell(model, document, new Commands(crashes::did), remembered);
        clock = new Timeline(new KeyFrame(KEEP, _ -> tick()));
        clock.setCycleCount(Animation.INDEFINITE);
    }

    Shell shell() {
        return shell;
    }

    DocumentViewModel document() {
        return document;
    }

    Recovering recovering() {
        return recovering;
    }

    DiskWatch watch() {
        return watch;
    }

    /// Puts the window on screen, on the paths that it is given, else on the sample lab.
    void begin(List<String> arguments) {
        var window = remembered.settings().window();
        var scene =
                new Scene(
                        shell,
                        window == null ? 1440 : window.width(),
                        window == null ? 900 : window.height());
        stage.setScene(scene);
        stage.setMinWidth(720);
        stage.setMinHeight(480);
        if (window != null) {
            Places.put(stage, window);
        }
        stage.titleProperty()
                .bind(
                        Bindings.createStringBinding(
                                () ->
                                        (model.session().isDirty() ? "• " : "")
                                                + model.session().name()
                                                + " – Netwright",
                                model.revisionProperty()));
        shell.dress();
        DropFiles.onto(shell, document);
        open(arguments);
        recovering.offer();
        stage.setOnCloseRequest(this::close);
        stage.focusedProperty()
                .subscribe(
                        focused -> {
                            if (focused) {
                                watch.look();
                            }
                        });
        clock.play();
        stage.show();
    }

    private void open(List<String> arguments) {
        if (arguments.isEmpty()) {
            Samples.find(FIRST).ifPresent(document::openSample);
            shell.ask("shop/client", "web:80");
        } else {
            document.open(arguments.stream().map(Path::of).toList());
        }
    }

    private void tick() {
        recovering.keep();
        if (++ticks % LOOK == 0) {
            watch.look();
        }
    }

    private void close(WindowEvent event) {
        event.consume();
        document.leave(
                () -> {
                    recovering.dropNow();
                    end();
                    stage.close();
                });
    }

    private void end() {
        clock.stop();
        shell.remember();
        if (stage.getScene() != null && !stage.isIconified()) {
            remembered.change(
                    it ->
                            it.withWindow(
                                    new Settings.Window(
                                            stage.getX(),
                                            stage.getY(),
                                            stage.getScene().getWidth(),
                                            stage.getScene().getHeight(),
                                            stage.isMaximized())));
        }
    }

    /// The program ends, whether or not somebody was asked: what is not saved is kept.
    void stop() {
        if (clock.getStatus() == Animation.Status.RUNNING) {
            recovering.keepNow();
            end();
        }
    }

    /// A fault of ours: keeps what is not saved, and says where the report is.
    void fault(CrashReports.Report report) {
        recovering.keep();
        var close = Bar.Action.none("Close");
        bars.show(
                report.file()
                        .map(
                                it ->
                                        Bar.fault(
                                                "crash",
                                                "Netwright has met a fault of its own",
                                                "Report: " + it,
                                                new Bar.Action("Copy path", () -> copy(it)),
                                                close))
                        .orElseGet(
                                () ->
                                        Bar.fault(
                                                "crash",
                                                "Netwright has met a fault of its own: "
                                                        + report.fault(),
                                                "No report could be written.",
                                                close)));
    }

    private static void copy(Path file) {
        var content = new ClipboardContent();
        content.putString(file.toString());
        Clipboard.getSystemClipboard().setContent(content);
    }
}
