package io.netwright.app.ui.shell;

import io.netwright.app.session.ProbeRun;
import io.netwright.app.settings.Remembered;
import io.netwright.app.settings.Settings;
import io.netwright.app.ui.command.Commands;
import io.netwright.app.ui.document.DocumentViewModel;
import io.netwright.app.ui.fx.Fxml;
import io.netwright.app.ui.fx.Theme;
import io.netwright.app.ui.probe.FindPopup;
import io.netwright.app.ui.probe.ProbeBar;
import io.netwright.app.ui.walk.Playback;
import io.netwright.app.ui.walk.TimelineBar;
import io.netwright.app.ui.workbench.WorkbenchViewModel;

import javafx.application.Platform;
import javafx.fxml.FXML;
import javafx.scene.control.MenuBar;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;

import java.nio.file.Path;
import java.util.List;

/// The window's content: menus, probe bar, docks around the canvas, status bar. Binds `Shell.fxml`
/// and puts the parts in their places.
public final class Shell extends BorderPane {
    private final WorkbenchViewModel model;
    private final Commands commands;
    private final DocumentViewModel document;
    private final Remembered remembered;
    private final ProbeBar probe;
    private final CanvasDock canvas;
    private final Docks docks;
    private Theme theme = Theme.LIGHT;
    @FXML private VBox top;
    @FXML private MenuBar menus;
    @FXML private VBox foot;

    /// The content of a window.
    public Shell(
            WorkbenchViewModel model,
            DocumentViewModel document,
            Commands commands,
            Remembered remembered) {
        this.model = model;
        this.document = document;
        this.remembered = remembered;
        this.commands = commands;
        docks = new Docks(model, remembered.settings().docks());
        canvas =
                new CanvasDock(
                        model,
                        () -> docks.focus("form"),
                        sample -> commands.run(FileCommands.id(sample)));
        new FileCommands(document, remembered).register(commands);
        var find = new FindPopup(model, canvas::reveal);
        new EditCommands(model, canvas, () -> find.show(this)).register(commands);
        new ViewCommands(docks, canvas.view(), this::otherTheme, this::systemTheme)
                .register(commands);
        var run = new RunCommands(model);
        run.register(commands);
        new HelpCommands(this, commands).register(commands);
        probe = new ProbeBar(model, commands);
        probe.pickOn(canvas.view());
        run.connect(probe, new Playback(model, probe::hopSeconds));
        Fxml.loadInto("Shell.fxml", this);
    }

    @FXML
    private void initialize() {
        menus.getMenus().setAll(Menus.of(commands));
        top.getChildren().addAll(probe, new BarsView(document.bars()));
        setLeft(new Rail(docks.model(), commands));
        setCenter(
                new DockLayout(
                        docks.model(),
                        canvas,
                        new DockFrame(docks, Dock.Side.LEFT, commands),
                        new DockFrame(docks, Dock.Side.RIGHT, commands),
                        new DockFrame(docks, Dock.Side.BOTTOM, commands)));
        var timeline = new TimelineBar(model);
        timeline.visibleProperty().bind(model.runProperty().isNotNull());
        timeline.managedProperty().bind(timeline.visibleProperty());
        foot.getChildren()
                .setAll(timeline, new StatusBar(model, document, () -> docks.focus("problems")));
        top.setMinWidth(0); // what does not fit must not push everything else out
        foot.setMinWidth(0);
        docks.tell(commands);
        docks.palette().dropOn(this, canvas.view());
        new ShortcutFilter(commands, docks.yaml()).onto(this);
        model.jumpProperty()
                .subscribe(
                        at -> {
                            if (at != null) {
                                docks.select("yaml");
                            }
                        });
        model.findings()
                .chosenProperty()
                .subscribe(
                        it -> {
                            if (it != null) {
                                docks.select("problems");
                            }
                        });
        probe.playAt(
                remembered.settings().speed(),
                factor -> remembered.change(it -> it.withSpeed(factor)));
        probe.probe().recent().setAll(remembered.settings().recentProbes());
        model.session().onBegin(this::recall);
        document.toldProperty().subscribe(model.noticeProperty()::set);
        model.tableProperty()
                .subscribe(
                        spot -> {
                            if (spot != null) {
                                docks.select("tables");
                            }
                        });
        model.runProperty()
                .subscribe(
                        run -> {
                            if (run != null) {
                                docks.select("walk");
                                remember(run);
                            }
                        });
    }

    private void remember(ProbeRun run) {
        var sent = new Settings.RecentProbe(run.from(), run.to(), run.protocol().name());
        remembered.change(it -> it.withRecentProbe(sent).withLabProbe(labId(), sent));
    }

    /// Puts into the probe bar what was sent last in this lab.
    private void recall() {
        remembered.settings().labProbe(labId()).ifPresent(probe.probe()::recall);
    }

    /// What a lab is remembered by: where it was opened from, a sample's name.
    private String labId() {
        var paths = model.session().origin().paths();
        return paths.isEmpty()
                ? model.session().lab().name()
                : paths.getFirst().toAbsolutePath().normalize().toString();
    }

    public WorkbenchViewModel model() {
        return model;
    }

    /// What shows around the canvas.
    DocksViewModel docks() {
        return docks.model();
    }

    /// Fills the probe bar.
    public void ask(String from, String to) {
        probe.set(from, to);
    }

    /// The theme that the person chose, else the system's, also when that changes.
    void dress() {
        var preferences = Platform.getPreferences();
        preferences.colorSchemeProperty().subscribe(this::followSystem);
        var dark = remembered.settings().dark();
        show(dark == null ? Theme.ofSystem() : dark ? Theme.DARK : Theme.LIGHT);
    }

    private void followSystem() {
        if (remembered.settings().dark() == null && getScene() != null) {
            show(Theme.ofSystem());
        }
    }

    private void otherTheme() {
        show(theme.other());
        remembered.change(it -> it.withDark(theme == Theme.DARK));
    }

    private void systemTheme() {
        remembered.change(it -> it.withDark(null));
        followSystem();
    }

    /// Keeps what stands where for the next start.
    void remember() {
        remembered.change(it -> it.withDocks(docks.model().remembered()));
    }

    /// Light or dark, at once.
    public void show(Theme next) {
        theme = next;
        theme.apply(getScene());
        var own = Shell.class.getResource("shell.css");
        if (own != null && !getScene().getStylesheets().contains(own.toExternalForm())) {
            getScene().getStylesheets().add(own.toExternalForm());
        }
    }

    /// Opens files and folders as one lab, or says why not.
    public void open(List<Path> paths) {
        document.open(paths);
    }
}
