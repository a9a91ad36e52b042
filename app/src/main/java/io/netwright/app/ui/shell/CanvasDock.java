package io.netwright.app.ui.shell;

import io.netwright.app.samples.Samples;
import io.netwright.app.session.AssumedNodes;
import io.netwright.app.session.Derived;
import io.netwright.app.session.ProbeRun;
import io.netwright.app.ui.canvas.Badges;
import io.netwright.app.ui.canvas.CanvasActions;
import io.netwright.app.ui.canvas.CanvasScene;
import io.netwright.app.ui.canvas.CanvasView;
import io.netwright.app.ui.canvas.Drop;
import io.netwright.app.ui.canvas.DropEdits;
import io.netwright.app.ui.canvas.Thing;
import io.netwright.app.ui.canvas.WalkTrack;
import io.netwright.app.ui.layout.ElementId;
import io.netwright.app.ui.layout.Placements;
import io.netwright.app.ui.layout.Spot;
import io.netwright.app.ui.workbench.WorkbenchViewModel;
import io.netwright.model.diag.SourceRange;
import io.netwright.model.edit.Proposal;
import io.netwright.model.lab.Layout;
import io.netwright.model.lint.LintFinding;
import io.netwright.model.resource.ResourceKey;

import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The canvas on the workbench: the drawing follows the lab, and gestures become edits. An empty
/// lab offers the samples instead.
final class CanvasDock extends StackPane {
    private final WorkbenchViewModel model;
    private final CanvasView view;
    private final VBox empty = new VBox(8);
    private @Nullable Derived drawn;
    private List<ResourceKey> awaited = List.of();
    private Map<ResourceKey, ResourceKey> standIns = Map.of();

    CanvasDock(WorkbenchViewModel model, Runnable open, Consumer<Samples.Sample> sample) {
        this.model = model;
        view = new CanvasView(actions(open));
        view.setId("canvas");
        view.setAccessibleText("Drawing of the cluster; the outline says the same in words");
        empty.setAlignment(Pos.CENTER);
        empty.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        var title = new Label("This lab is empty");
        title.getStyleClass().add("title-3");
        empty.getChildren()
                .setAll(
                        title,
                        new Label("Drag from the palette, open a folder, or take a sample:"));
        for (var offered : Samples.all()) {
            var button = new Button(offered.name());
            button.setOnAction(_ -> sample.accept(offered));
            empty.getChildren().addAll(button, new Label(offered.about()));
        }
        getChildren().setAll(view, empty);
        model.revisionProperty().subscribe(this::draw);
        model.findings().all().addListener((ListChangeListener<LintFinding>) _ -> mark());
        model.runProperty().subscribe(this::walk);
        model.instantProperty().subscribe(at -> view.walk().go(at.intValue()));
        model.selectionProperty()
                .subscribe(key -> view.selectionProperty().set(key == null ? null : id(key)));
        view.selectionProperty()
                .subscribe(
                        id -> {
                            if (id instanceof ElementId.Keyed(var key)) {
                                model.selectionProperty().set(key);
                            }
                        });
    }

    /// Brings an object into view, if it is drawn, and the keys to the drawing.
    void reveal(ResourceKey key) {
        view.reveal(ElementId.of(key));
        view.requestFocus();
    }

    /// What is selected here; where nothing is, what is selected elsewhere.
    List<ResourceKey> selected() {
        var keys =
                view.selection().stream()
                        .flatMap(
                                it ->
                                        it instanceof ElementId.Keyed(var key)
                                                ? Stream.of(key)
                                                : Stream.empty())
                        .toList();
        var other = model.selectionProperty().get();
        return keys.isEmpty() && other != null ? List.of(other) : keys;
    }

    /// Selects objects, those that are not drawn yet as soon as they are.
    void select(List<ResourceKey> keys) {
        awaited = keys;
        model.selectionProperty().set(keys.getFirst());
        selectAwaited();
    }

    private void selectAwaited() {
        var ids =
                awaited.stream()
                        .map(ElementId::of)
                        .filter(it -> view.drawing().thing(it).isPresent())
                        .toList();
        if (!ids.isEmpty()) {
            awaited = List.of();
            view.select(ids);
        }
    }

    void selectAll() {
        view.select(view.drawing().things().stream().map(Thing::id).toList());
        view.requestFocus();
    }

    /// Deletes what is selected, in one step.
    void delete() {
        var keys = selected();
        if (keys.isEmpty()) {
            model.noticeProperty().set("Select something on the canvas first");
        } else {
            model.edit(edits().delete(keys));
        }
    }

    CanvasView view() {
        return view;
    }

    private @Nullable ElementId id(ResourceKey key) {
        var id = ElementId.of(key);
        return view.drawing().thing(id).isPresent() ? id : null;
    }

    private void draw() {
        var derived = model.session().derived();
        empty.setVisible(model.session().lab().files().isEmpty());
        if (drawn != null && derived.lab() == drawn.lab()) {
            return;
        }
        drawn = derived;
        view.setDrawing(
                CanvasScene.of(
                        derived.cluster(),
                        derived.compiled().fabric(),
                        placements(derived.lab().layout())));
        standIns = new LinkedHashMap<>();
        derived.cluster().pods().forEach(it -> standIns.putIfAbsent(it.source(), it.key()));
        mark();
        selectAwaited();
    }

    private void mark() {
        view.badgesProperty().set(Badges.of(view.drawing(), model.findings().all(), standIns));
    }

    private void walk() {
        var run = model.runProperty().get();
        view.walk().show(run == null ? WalkTrack.NONE : track(run));
    }

    private WalkTrack track(ProbeRun run) {
        return WalkTrack.of(
                run.from(),
                run.trace(),
                run.hops(),
                reason -> model.locate(reason).map(CanvasDock::where).orElse(""));
    }

    private static String where(SourceRange at) {
        return at.file() + ":" + at.start().line();
    }

    private static Placements placements(Layout layout) {
        var spots = new LinkedHashMap<ElementId, Spot>();
        layout.positions()
                .forEach((key, at) -> spots.put(ElementId.of(key), new Spot(at.x(), at.y())));
        return new Placements(spots);
    }

    private CanvasActions actions(Runnable open) {
        return new CanvasActions() {
            private long drags;

            @Override
            public Optional<String> refuses(Drop drop) {
                return edits().drop(drop, drags) instanceof Proposal.Refused(var why)
                        ? Optional.of(why.text())
                        : Optional.empty();
            }

            @Override
            public void drop(Drop drop) {
                drags++;
                var edit = edits().drop(drop, drags);
                boolean named = drop.things().stream().anyMatch(it -> it.node() != null);
                var session = model.session();
                model.edit(
                        named ? AssumedNodes.keep(session.derived(), session.lab(), edit) : edit);
            }

            @Override
            public void open(ResourceKey key) {
                model.selectionProperty().set(key);
                open.run();
            }

            @Override
            public void explain(LintFinding finding) {
                model.findings().explain(finding);
            }

            @Override
            public void delete(List<ResourceKey> keys) {
                model.edit(edits().delete(keys));
            }
        };
    }

    private DropEdits edits() {
        return new DropEdits(model.session().lab(), model.session().derived().cluster());
    }
}
