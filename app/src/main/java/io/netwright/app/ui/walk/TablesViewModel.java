package io.netwright.app.ui.walk;

import io.netwright.app.session.ProbeRun;
import io.netwright.app.ui.workbench.WorkbenchViewModel;
import io.netwright.sim.compile.Compiled;
import io.netwright.sim.fabric.NetworkNamespace;
import io.netwright.sim.run.Recording;
import io.netwright.sim.tables.Subject;
import io.netwright.sim.tables.TableLine;
import io.netwright.sim.tables.TableSpot;
import io.netwright.sim.tables.TableView;
import io.netwright.sim.tables.TableViews;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/// Which table is shown, as it was at the instant. Place and table follow the packet, until
/// somebody chooses others. FX thread only.
final class TablesViewModel {
    private final WorkbenchViewModel model;
    private final StringProperty place = new SimpleStringProperty("");
    private final ObjectProperty<TableView> view =
            new SimpleObjectProperty<>(TableViews.all().getFirst());
    private final BooleanProperty following = new SimpleBooleanProperty(true);
    private final ReadOnlyObjectWrapper<Page> page = new ReadOnlyObjectWrapper<>(Page.EMPTY);
    private int asked;

    /// A table as it is shown.
    ///
    /// @param decided the index of the line that decided, -1 for none
    record Page(String place, TableView view, List<Line> lines, int decided) {
        static final Page EMPTY = new Page("", TableViews.all().getFirst(), List.of(), -1);

        Page {
            lines = List.copyOf(lines);
        }
    }

    /// A line of it.
    ///
    /// @param changed is it new, or another than before this step
    record Line(int number, String text, boolean changed) {}

    TablesViewModel(WorkbenchViewModel model) {
        this.model = model;
        model.instantProperty().subscribe(this::follow);
        model.runProperty().subscribe(this::follow);
        model.revisionProperty().subscribe(this::show);
        model.tableProperty().subscribe(this::open);
        place.subscribe(_ -> show());
        view.subscribe(_ -> show());
        following.subscribe(this::follow);
    }

    /// The name of a namespace.
    StringProperty placeProperty() {
        return place;
    }

    ObjectProperty<TableView> viewProperty() {
        return view;
    }

    /// Do place and table follow the packet?
    BooleanProperty followingProperty() {
        return following;
    }

    ReadOnlyObjectProperty<Page> pageProperty() {
        return page.getReadOnlyProperty();
    }

    /// The names of all namespaces.
    List<String> places() {
        return compiled().fabric().namespaces().stream().map(NetworkNamespace::name).toList();
    }

    /// Shows another place from now on, whatever the packet does.
    void choosePlace(String name) {
        if (!name.equals(place.get())) {
            following.set(false);
            place.set(name);
        }
    }

    /// Shows another table from now on, whatever the packet does.
    void chooseView(TableView other) {
        if (!other.equals(view.get())) {
            following.set(false);
            view.set(other);
        }
    }

    private Compiled compiled() {
        var timed = timed();
        return timed == null ? model.session().derived().compiled() : timed.compiled();
    }

    /// The run that the window shows, as long as the lab is still the one that it ran over.
    private ProbeRun.@Nullable Timed timed() {
        var run = model.runProperty().get();
        return run == null || !run.derived().equals(model.session().derived()) ? null : run.timed();
    }

    /// Where the hop of the instant was decided, null for none.
    private @Nullable TableSpot spot() {
        var timed = timed();
        var hop = model.hop().orElse(null);
        return timed == null || hop == null
                ? null
                : TableSpot.of(timed.recording().steps().get(hop.step()));
    }

    private void follow() {
        var spot = spot();
        if (following.get() && spot != null) {
            go(spot);
        }
        show();
    }

    private void open(@Nullable TableSpot spot) {
        if (spot != null) {
            go(spot);
        }
    }

    private void go(TableSpot spot) {
        view.set(spot.view());
        place.set(compiled().fabric().namespaces().get(spot.namespace()).name());
    }

    private void show() {
        if (place.get().isEmpty()) {
            var all = places();
            if (!all.isEmpty()) {
                place.set(all.getFirst()); // which shows it
            }
            return;
        }
        int question = ++asked;
        var wanted = request();
        if (wanted == null) {
            page.set(Page.EMPTY);
            return;
        }
        model.compute(
                wanted::page,
                it -> {
                    if (question == asked) {
                        page.set(it);
                    }
                });
    }

    private @Nullable Request request() {
        var compiled = compiled();
        var namespace = compiled.fabric().namespace(place.get()).orElse(null);
        if (namespace == null) {
            return null;
        }
        var timed = timed();
        var hop = model.hop().orElse(null);
        var spot = spot();
        int at = model.instantProperty().get();
        boolean here =
                spot != null
                        && spot.namespace() == namespace.id()
                        && spot.view().equals(view.get());
        return new Request(
                compiled,
                namespace,
                view.get(),
                timed == null ? null : timed.recording(),
                hop == null ? -1 : hop.step(),
                at <= 0 ? -1 : model.hops().get(at - 1).step(),
                here && spot != null ? spot.subjects() : List.of());
    }

    /// All that a page is made of; immutable.
    ///
    /// @param step the step that is shown, -1 for before anything was sent
    /// @param before the step shown before it
    private record Request(
            Compiled compiled,
            NetworkNamespace namespace,
            TableView view,
            @Nullable Recording recording,
            int step,
            int before,
            List<Subject> decided) {
        Page page() {
            var now = recording == null || step < 0 ? 0 : recording.steps().get(step).time();
            var lines = view.lines(moment(step, now));
            var known = new LinkedHashSet<String>();
            if (view.live()) {
                view.lines(moment(before, now)).forEach(it -> known.add(it.text()));
            }
            var shown = new ArrayList<Line>();
            for (int i = 0; i < lines.size(); i++) {
                var text = lines.get(i).text();
                boolean changed = view.live() && step >= 0 && !known.contains(text);
                shown.add(new Line(i + 1, text, changed));
            }
            return new Page(namespace.name(), view, shown, TableLine.find(lines, decided));
        }

        private TableView.Moment moment(int at, long now) {
            return recording == null || at < 0
                    ? TableView.Moment.before(compiled.fabric(), namespace)
                    : new TableView.Moment(
                            compiled.fabric(), namespace, recording.stateAtStep(at), now);
        }
    }
}
