package io.netwright.app.ui.palette;

import io.netwright.app.ui.canvas.CanvasView;
import io.netwright.app.ui.workbench.WorkbenchViewModel;
import io.netwright.model.edit.Edits;
import io.netwright.model.edit.Templates;
import io.netwright.model.resource.ResourceKey;

import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;

import org.jspecify.annotations.Nullable;

/// What can be added to the lab: Enter or a double click adds it beside what is selected.
public final class PaletteList extends ListView<String> {
    private final WorkbenchViewModel model;
    private boolean pressed;

    public PaletteList(WorkbenchViewModel model) {
        this.model = model;
        setId("palette");
        getStyleClass().add("dense");
        setAccessibleText("Palette: Enter adds the chosen kind to the lab");
        getItems().setAll("Node", "Pod", "Service", "NetworkPolicy");
        setOnKeyPressed(
                key -> {
                    if (key.getCode() == KeyCode.ENTER) {
                        add();
                    }
                });
        setOnMouseClicked(
                click -> {
                    if (click.getClickCount() == 2) {
                        add();
                    }
                });
    }

    /// Lets a kind be dragged from here to the canvas: with scene-wide filters, as the system's
    /// drag and drop is not there on every platform.
    public void dropOn(Node window, CanvasView canvas) {
        window.addEventFilter(
                MouseEvent.MOUSE_PRESSED,
                press -> {
                    var at = sceneToLocal(press.getSceneX(), press.getSceneY());
                    pressed = contains(at);
                });
        window.addEventFilter(
                MouseEvent.MOUSE_DRAGGED,
                drag -> {
                    var at = canvas.sceneToLocal(drag.getSceneX(), drag.getSceneY());
                    boolean over = pressed && canvas.contains(at);
                    canvas.offer(over ? PaletteDrop.of(kind(), canvas, at).ghost() : null);
                });
        window.addEventFilter(
                MouseEvent.MOUSE_RELEASED,
                release -> {
                    var at = canvas.sceneToLocal(release.getSceneX(), release.getSceneY());
                    if (pressed && canvas.contains(at)) {
                        drop(PaletteDrop.of(kind(), canvas, at));
                    }
                    pressed = false;
                    canvas.offer(null);
                });
    }

    private String kind() {
        var kind = getSelectionModel().getSelectedItem();
        return kind == null ? "" : kind;
    }

    private void drop(PaletteDrop drop) {
        if (!drop.ghost().answer().allowed()) {
            model.noticeProperty().set(drop.ghost().answer().words());
            return;
        }
        var lab = model.session().lab();
        var on = drop.on() == null ? model.selectionProperty().get() : drop.on();
        var template = template(kind(), on);
        var spot = drop.spot();
        model.edit(
                spot == null
                        ? Edits.add(lab, template)
                        : Edits.add(lab, template, (int) spot.x(), (int) spot.y()));
        model.selectionProperty().set(template.key());
    }

    private void add() {
        var kind = getSelectionModel().getSelectedItem();
        if (kind == null) {
            return;
        }
        var template = template(kind, model.selectionProperty().get());
        model.edit(Edits.add(model.session().lab(), template));
        model.selectionProperty().set(template.key());
    }

    private Templates.Template template(String kind, @Nullable ResourceKey selected) {
        var lab = model.session().lab();
        var namespace = namespace(selected);
        return switch (kind) {
            case "Node" -> Templates.node(lab);
            case "Pod" ->
                    Templates.pod(
                            lab,
                            namespace,
                            selected != null && selected.kind().equals("Node")
                                    ? selected.name()
                                    : null);
            case "Service" -> Templates.service(lab, namespace, "app", app(selected));
            default -> Templates.networkPolicy(lab, namespace, "app", app(selected));
        };
    }

    private String namespace(@Nullable ResourceKey selected) {
        if (selected != null && selected.namespace() != null) {
            return selected.namespace();
        }
        return model.session().derived().cluster().pods().stream()
                .map(it -> it.namespace())
                .filter(it -> !it.equals("kube-system"))
                .findFirst()
                .orElse("default");
    }

    private String app(@Nullable ResourceKey selected) {
        if (selected == null) {
            return "web";
        }
        return model.session()
                .derived()
                .cluster()
                .pod(selected)
                .map(it -> it.labels().values().get("app"))
                .orElse(selected.name());
    }
}
