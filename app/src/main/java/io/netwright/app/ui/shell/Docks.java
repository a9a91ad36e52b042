package io.netwright.app.ui.shell;

import io.netwright.app.settings.Settings;
import io.netwright.app.ui.command.Commands;
import io.netwright.app.ui.inspector.Inspector;
import io.netwright.app.ui.outline.OutlineTree;
import io.netwright.app.ui.palette.PaletteList;
import io.netwright.app.ui.problems.ProblemsPane;
import io.netwright.app.ui.walk.DnsPane;
import io.netwright.app.ui.walk.EventsPane;
import io.netwright.app.ui.walk.PacketPane;
import io.netwright.app.ui.walk.TablesPane;
import io.netwright.app.ui.walk.WalkList;
import io.netwright.app.ui.workbench.WorkbenchViewModel;
import io.netwright.app.ui.yaml.YamlEditor;

import javafx.beans.binding.Bindings;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TabPane;
import javafx.scene.control.Tooltip;

import java.util.List;
import java.util.Optional;

/// What stands around the canvas, in the order of its keys: the first is Ctrl+1.
final class Docks {
    private final PaletteList palette;
    private final YamlEditor yaml;
    private final List<Dock> all;
    private final DocksViewModel shown;

    Docks(WorkbenchViewModel model, Settings.Docks last) {
        shown = new DocksViewModel(last);
        palette = new PaletteList(model);
        yaml = new YamlEditor(model);
        all =
                List.of(
                        Dock.of(Dock.Side.LEFT, "Palette", palette),
                        Dock.of(Dock.Side.LEFT, "Outline", new OutlineTree(model)),
                        Dock.of(Dock.Side.RIGHT, "Form", new Inspector(model)),
                        Dock.of(Dock.Side.RIGHT, "YAML", yaml),
                        Dock.of(Dock.Side.BOTTOM, "Walk", walk(model)),
                        Dock.of(Dock.Side.BOTTOM, "Events", new EventsPane(model)),
                        Dock.of(Dock.Side.BOTTOM, "Tables", new TablesPane(model)),
                        Dock.of(Dock.Side.BOTTOM, "DNS", new DnsPane(model)),
                        problems(model));
    }

    private static SplitPane walk(WorkbenchViewModel model) {
        var walk = new SplitPane(new WalkList(model), new PacketPane(model));
        walk.setDividerPositions(0.6);
        return walk;
    }

    private static Dock problems(WorkbenchViewModel model) {
        var dock = Dock.of(Dock.Side.BOTTOM, "Problems", new ProblemsPane(model));
        var count = model.findings().problemsProperty();
        dock.tab()
                .textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () -> count.get() == 0 ? "Problems" : "Problems " + count.get(),
                                count));
        return dock;
    }

    List<Dock> all() {
        return all;
    }

    PaletteList palette() {
        return palette;
    }

    YamlEditor yaml() {
        return yaml;
    }

    /// Puts the tabs of a side where they belong.
    void fill(Dock.Side side, TabPane pane) {
        pane.getTabs().setAll(all.stream().filter(it -> it.side() == side).map(Dock::tab).toList());
    }

    /// Tells in the tips of the tabs which keys show them.
    void tell(Commands commands) {
        for (int i = 0; i < all.size(); i++) {
            var command = commands.get("view.dock" + (i + 1));
            all.get(i).tab().setTooltip(new Tooltip(command.hint()));
        }
    }

    /// What shows of them.
    DocksViewModel model() {
        return shown;
    }

    Optional<Dock> find(String id) {
        return all.stream().filter(it -> it.id().equals(id)).findFirst();
    }

    /// Brings a tab to the front.
    void select(String id) {
        find(id).ifPresent(shown::show);
    }

    /// Brings a tab to the front, and the keys to it.
    void focus(String id) {
        select(id);
        find(id).ifPresent(it -> it.tab().getContent().requestFocus());
    }
}
