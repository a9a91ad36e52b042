package io.netwright.app.ui.shell;

import io.netwright.app.samples.Samples;
import io.netwright.app.ui.command.Command;
import io.netwright.app.ui.command.Commands;
import io.netwright.app.ui.fx.Theme;
import io.netwright.app.ui.inspector.Inspector;
import io.netwright.app.ui.outline.OutlineTree;
import io.netwright.app.ui.walk.PacketPane;
import io.netwright.app.ui.walk.TablesPane;
import io.netwright.app.ui.walk.WalkList;
import io.netwright.app.ui.workbench.WorkbenchViewModel;
import io.netwright.app.ui.yaml.YamlEditor;
import io.netwright.model.edit.Edits;
import io.netwright.model.lab.LabIoException;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.binding.Bindings;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Slider;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Supplier;

/// The window's content: menus, probe bar, docks around the canvas, status bar.
public final class Shell extends BorderPane {
    private final WorkbenchViewModel model;
    private final FileDialogs dialogs;
    private final Commands commands;
    private final ProbeBar probe;
    private final CanvasDock canvas;
    private final TabPane left = new TabPane();
    private final TabPane right = new TabPane();
    private final TabPane bottom = new TabPane();
    private final YamlEditor yaml;
    private final Timeline play = new Timeline();
    private Theme theme = Theme.LIGHT;

    /// The content of a window.
    public Shell(WorkbenchViewModel model, FileDialogs dialogs, Commands commands) {
        this.model = model;
        this.dialogs = dialogs;
        this.commands = commands;
        register();
        probe = new ProbeBar(model, commands);
        yaml = new YamlEditor(model);
        var palette = new PaletteList(model);
        docks(left, new Tab("Palette", palette), new Tab("Outline", new OutlineTree(model)));
        docks(right, new Tab("Form", new Inspector(model)), new Tab("YAML", yaml));
        var walk = new SplitPane(new WalkList(model), new PacketPane(model));
        walk.setDividerPositions(0.6);
        docks(
                bottom,
                new Tab("Walk", walk),
                new Tab("Tables", new TablesPane(model)),
                problemsTab());
        canvas = new CanvasDock(model, () -> dock(2));
        var middle = new SplitPane(left, canvas, right);
        middle.setDividerPositions(0.15, 0.75);
        var all = new SplitPane(middle, bottom);
        all.setOrientation(Orientation.VERTICAL);
        all.setDividerPositions(0.62);
        SplitPane.setResizableWithParent(left, false);
        SplitPane.setResizableWithParent(right, false);
        setTop(new VBox(menus(), probe));
        setCenter(all);
        setBottom(new VBox(timeline(), new StatusBar(model)));
        getStyleClass().add("shell");
        model.jumpProperty()
                .subscribe(
                        at -> {
                            if (at != null) {
                                right.getSelectionModel().select(1);
                            }
                        });
        model.runProperty()
                .subscribe(
                        run -> {
                            if (run != null) {
                                bottom.getSelectionModel().select(0);
                            }
                        });
        play.setCycleCount(Animation.INDEFINITE);
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        palette.dropOn(this, canvas.view());
    }

    public WorkbenchViewModel model() {
        return model;
    }

    /// Fills the probe bar.
    public void ask(String from, String to) {
        probe.set(from, to);
    }

    private Tab problemsTab() {
        var tab = new Tab("Problems", new ProblemsList(model));
        tab.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () ->
                                        model.problems().isEmpty()
                                                ? "Problems"
                                                : "Problems " + model.problems().size(),
                                model.problems()));
        return tab;
    }

    private static void docks(TabPane pane, Tab... tabs) {
        pane.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        pane.getTabs().setAll(tabs);
        pane.getStyleClass().add("dense");
    }

    private HBox timeline() {
        var slider = new Slider(0, 1, 0);
        slider.setId("timeline");
        slider.setAccessibleText("Instant of the run");
        slider.setBlockIncrement(1);
        HBox.setHgrow(slider, Priority.ALWAYS);
        var time = new Label();
        time.setId("time");
        time.getStyleClass().add("mono");
        model.runProperty().subscribe(() -> slider.setMax(Math.max(1, model.hops().size() - 1)));
        model.instantProperty()
                .subscribe(
                        () -> {
                            slider.setValue(Math.max(0, model.instantProperty().get()));
                            time.setText(
                                    model.hop()
                                            .map(
                                                    it ->
                                                            "hop %d of %d, %.3f ms"
                                                                    .formatted(
                                                                            model.instantProperty()
                                                                                            .get()
                                                                                    + 1,
                                                                            model.hops().size(),
                                                                            it.timeNanos() / 1e6))
                                            .orElse("no run"));
                        });
        slider.valueProperty()
                .subscribe(
                        at -> {
                            if (!model.hops().isEmpty()) {
                                model.instantProperty().set((int) Math.round(at.doubleValue()));
                            }
                        });
        var row = new HBox(12, slider, time);
        row.getStyleClass().add("timeline");
        return row;
    }

    private void register() {
        var session = model.session();
        add("file.new", "File", "New lab", "Shortcut+N", session::openEmpty);
        add("file.openFolder", "File", "Open folder…", "Shortcut+O", () -> openWith(true));
        add("file.openFile", "File", "Open file…", "Shortcut+Alt+O", () -> openWith(false));
        for (var sample : Samples.all()) {
            add(
                    "file.sample." + sample.name(),
                    "File",
                    "Open sample " + sample.name(),
                    "",
                    () -> session.openSample(sample));
        }
        add("file.save", "File", "Save", "Shortcut+S", () -> save(false));
        add("file.saveAs", "File", "Save as…", "Shortcut+Shift+S", () -> save(true));
        commands.add(
                command("edit.undo", "Edit", "Undo", List.of("Shortcut+Z"), session::undo)
                        .titled(label(() -> session.undoLabel().map(it -> "Undo " + it), "Undo"))
                        .when(bound(() -> session.undoLabel().isPresent())));
        commands.add(
                command(
                                "edit.redo",
                                "Edit",
                                "Redo",
                                List.of("Shortcut+Shift+Z", "Shortcut+Y"),
                                session::redo)
                        .titled(label(() -> session.redoLabel().map(it -> "Redo " + it), "Redo"))
                        .when(bound(() -> session.redoLabel().isPresent())));
        add("edit.delete", "Edit", "Delete", "", this::delete);
        add("view.theme", "View", "Light or dark", "Shortcut+Shift+D", this::toggleTheme);
        var docks = List.of("Palette", "Outline", "Form", "YAML", "Walk", "Tables", "Problems");
        for (int i = 0; i < docks.size(); i++) {
            int dock = i;
            add(
                    "view.dock" + (i + 1),
                    "View",
                    docks.get(i),
                    "Shortcut+DIGIT" + (i + 1),
                    () -> dock(dock));
        }
        add("view.fit", "View", "Zoom to fit", "Shortcut+DIGIT0", () -> drawing().fit());
        add("view.nearer", "View", "Zoom in", "Shortcut+EQUALS", () -> drawing().zoomBy(1.25));
        add("view.farther", "View", "Zoom out", "Shortcut+MINUS", () -> drawing().zoomBy(0.8));
        add("run.probe", "Simulate", "Choose From and to", "Shortcut+L", () -> probe().focus());
        add("run.send", "Simulate", "Send", "F5", () -> probe().send());
        add("run.play", "Simulate", "Play or pause", "F6", this::playOrPause);
        add("run.back", "Simulate", "Step back", "F8", () -> model.step(-1));
        add("run.step", "Simulate", "Step", "F7", () -> model.step(1));
        add("run.start", "Simulate", "To the start", "", () -> model.step(-1_000_000));
        add("run.end", "Simulate", "To the end", "", () -> model.step(1_000_000));
        add(
                "help.palette",
                "Help",
                "All commands…",
                "Shortcut+K",
                () -> CommandPalette.show(this, commands, false));
        add(
                "help.keys",
                "Help",
                "Shortcuts",
                "F1",
                () -> CommandPalette.show(this, commands, true));
    }

    private io.netwright.app.ui.canvas.CanvasView drawing() {
        return canvas.view();
    }

    private ProbeBar probe() {
        return probe;
    }

    private void add(String id, String menu, String title, String key, Runnable action) {
        commands.add(command(id, menu, title, key.isEmpty() ? List.of() : List.of(key), action));
    }

    private static Command command(
            String id, String menu, String title, List<String> keys, Runnable action) {
        return Command.of(id, menu, title, keys, action);
    }

    private javafx.beans.binding.StringBinding label(
            Supplier<java.util.Optional<String>> text, String otherwise) {
        return Bindings.createStringBinding(
                () -> text.get().orElse(otherwise), model.revisionProperty());
    }

    private javafx.beans.binding.BooleanBinding bound(Supplier<Boolean> now) {
        return Bindings.createBooleanBinding(now::get, model.revisionProperty());
    }

    private MenuBar menus() {
        var byName = new LinkedHashMap<String, Menu>();
        for (var command : commands.all()) {
            var item = new MenuItem();
            item.textProperty().bind(command.title());
            item.disableProperty()
                    .bind(
                            Bindings.createBooleanBinding(
                                    () -> !command.enabled().get(), command.enabled()));
            if (!command.keys().isEmpty()) {
                item.setAccelerator(KeyCombination.valueOf(command.keys().getFirst()));
            }
            item.setOnAction(_ -> commands.run(command.id()));
            byName.computeIfAbsent(command.menu(), name -> new Menu(name)).getItems().add(item);
        }
        var bar = new MenuBar();
        bar.getMenus().setAll(byName.values());
        return bar;
    }

    /// Second keys of a command, and undo where a text field would take it for itself.
    private void key(KeyEvent event) {
        for (var command : commands.all()) {
            var extra =
                    command.keys().size() > 1
                            ? command.keys().subList(1, command.keys().size())
                            : List.<String>of();
            boolean own = yaml.isFocusWithin() && command.id().matches("edit\\.(undo|redo)");
            for (var key : own ? command.keys() : extra) {
                if (KeyCombination.valueOf(key).match(event)) {
                    commands.run(command.id());
                    event.consume();
                    return;
                }
            }
        }
    }

    private void dock(int index) {
        var pane = index < 2 ? left : index < 4 ? right : bottom;
        int tab = index < 2 ? index : index < 4 ? index - 2 : index - 4;
        pane.getSelectionModel().select(tab);
        pane.getTabs().get(tab).getContent().requestFocus();
    }

    private void toggleTheme() {
        show(theme.other());
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

    private void delete() {
        var key = model.selectionProperty().get();
        if (key != null && model.session().lab().document(key).isPresent()) {
            model.edit(Edits.delete(key));
            model.selectionProperty().set(null);
        }
    }

    private void playOrPause() {
        if (play.getStatus() == Animation.Status.RUNNING) {
            play.stop();
            return;
        }
        if (model.instantProperty().get() >= model.hops().size() - 1) {
            model.step(-1_000_000);
        }
        play.getKeyFrames()
                .setAll(
                        new KeyFrame(
                                Duration.seconds(probe.hopSeconds()),
                                _ -> {
                                    model.step(1);
                                    if (model.instantProperty().get() >= model.hops().size() - 1) {
                                        play.stop();
                                    }
                                }));
        play.playFromStart();
    }

    private void openWith(boolean folder) {
        (folder ? dialogs.openFolder() : dialogs.openFile()).ifPresent(it -> open(List.of(it)));
    }

    /// Opens files and folders as one lab, or says why not.
    public void open(List<Path> paths) {
        try {
            model.session().open(paths);
            model.noticeProperty().set("");
            if (!model.problems().isEmpty()) {
                bottom.getSelectionModel().select(2);
            }
        } catch (LabIoException e) {
            model.noticeProperty().set(String.valueOf(e.getMessage()));
        }
    }

    private void save(boolean elsewhere) {
        try {
            var session = model.session();
            if (!elsewhere && session.hasHome()) {
                var conflicts = session.save(false);
                model.noticeProperty()
                        .set(
                                conflicts.isEmpty()
                                        ? "Saved"
                                        : "Changed on disk by somebody else, not saved: "
                                                + String.join(", ", conflicts));
                return;
            }
            var folder = dialogs.saveFolder();
            if (folder.isPresent()) {
                var conflicts = session.saveTo(folder.get());
                model.noticeProperty()
                        .set(
                                conflicts.isEmpty()
                                        ? "Saved in " + folder.get()
                                        : "Not saved, there are already: "
                                                + String.join(", ", conflicts));
            }
        } catch (LabIoException e) {
            model.noticeProperty().set(String.valueOf(e.getMessage()));
        }
    }
}
