package io.netwright.app.ui.inspector;

import io.netwright.app.ui.workbench.WorkbenchViewModel;
import io.netwright.model.edit.Edit;
import io.netwright.model.edit.Edits;
import io.netwright.model.resource.ResourceKey;
import io.netwright.sim.control.ClusterPod;

import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The form of what is selected.
public final class Inspector extends VBox {
    private final WorkbenchViewModel model;

    public Inspector(WorkbenchViewModel model) {
        super(8);
        this.model = model;
        setPadding(new Insets(12));
        setId("inspector");
        setAccessibleText("Inspector");
        model.selectionProperty().subscribe(this::show);
        model.revisionProperty().subscribe(this::show);
    }

    private void show() {
        getChildren().clear();
        var key = model.selectionProperty().get();
        if (key == null) {
            var hint = new Label("Select something on the canvas or in the outline.");
            hint.setWrapText(true);
            getChildren().add(hint);
            return;
        }
        var title = new Label(key.toString());
        title.getStyleClass().add("title-4");
        getChildren().add(title);
        var pod = model.session().derived().cluster().pod(key).orElse(null);
        facts(key, pod);
        var resource = model.session().lab().resource(key).orElse(null);
        if (resource == null) {
            getChildren().add(new Label(pod == null ? "Not in the lab's files" : made(pod)));
            if (pod != null) {
                nodeField(pod);
            }
            return;
        }
        var name = new TextField(key.name());
        name.setId("name");
        name.setAccessibleText("Name");
        name.setOnAction(
                _ -> {
                    var next = name.getText().strip();
                    if (!next.isEmpty() && !next.equals(key.name())) {
                        model.edit(new Edit.Rename(key, next));
                        model.selectionProperty()
                                .set(
                                        new ResourceKey(
                                                key.group(), key.kind(), key.namespace(), next));
                    }
                });
        field("Name", name);
        if (pod != null) {
            nodeField(pod);
        }
        resource.meta().labels().values().forEach((label, value) -> label(key, label, value));
        var more = new TextField();
        more.setId("new-label");
        more.setPromptText("key=value");
        more.setAccessibleText("New label, key=value");
        more.setOnAction(
                _ -> {
                    int at = more.getText().indexOf('=');
                    if (at > 0) {
                        model.edit(
                                Edits.setLabel(
                                        key,
                                        more.getText().substring(0, at).strip(),
                                        more.getText().substring(at + 1).strip()));
                    }
                });
        field("Add label", more);
        actions(key);
    }

    private static String made(ClusterPod pod) {
        return "Made by " + pod.source();
    }

    private void facts(ResourceKey key, @org.jspecify.annotations.Nullable ClusterPod pod) {
        if (pod != null) {
            fact("Addresses", String.join(", ", pod.ips().stream().map(Object::toString).toList()));
        }
        model.session().derived().cluster().services().stream()
                .filter(it -> it.key().equals(key))
                .findFirst()
                .ifPresent(
                        it -> {
                            fact("Cluster IP", String.valueOf(it.clusterIps()));
                            for (var port : it.ports()) {
                                fact(
                                        "Port",
                                        port.port()
                                                + " → "
                                                + port.target().text()
                                                + (port.nodePort() == 0
                                                        ? ""
                                                        : ", node port " + port.nodePort()));
                            }
                        });
    }

    private void fact(String name, String value) {
        var text = new Label(value);
        text.getStyleClass().add("mono");
        field(name, text);
    }

    private void nodeField(ClusterPod pod) {
        var node = new ComboBox<String>();
        node.setId("node");
        node.setAccessibleText("Node");
        node.getItems()
                .setAll(
                        model.session().derived().cluster().nodes().stream()
                                .map(it -> it.name())
                                .toList());
        node.setValue(pod.node());
        node.setOnAction(
                _ -> {
                    var to = node.getValue();
                    if (to != null && !to.equals(pod.node())) {
                        var lab = model.session().lab();
                        model.edit(
                                pod.source().kind().equals("Pod")
                                        ? Edits.movePodToNode(lab, pod.key(), to)
                                        : Edits.moveWorkloadToNode(lab, pod.source(), to));
                    }
                });
        field("Node", node);
    }

    private void label(ResourceKey key, String label, String value) {
        var text = new TextField(value);
        text.setAccessibleText("Label " + label);
        text.setOnAction(_ -> model.edit(Edits.setLabel(key, label, text.getText().strip())));
        HBox.setHgrow(text, Priority.ALWAYS);
        var remove = new Button("✕");
        remove.setAccessibleText("Remove label " + label);
        remove.setOnAction(_ -> model.edit(Edits.removeLabel(key, label)));
        field(label, new HBox(4, text, remove));
    }

    private void actions(ResourceKey key) {
        var copy = new Button("Duplicate");
        copy.setId("duplicate");
        copy.setOnAction(
                _ -> {
                    var lab = model.session().lab();
                    var template = Edits.duplicate(lab, key);
                    model.edit(Edits.add(lab, template));
                    model.selectionProperty().set(template.key());
                });
        var delete = new Button("Delete");
        delete.setId("delete");
        delete.setOnAction(
                _ -> {
                    model.edit(Edits.delete(key));
                    model.selectionProperty().set(null);
                });
        getChildren().add(new HBox(8, copy, delete));
    }

    private void field(String name, javafx.scene.Node value) {
        var label = new Label(name);
        label.getStyleClass().add("caption");
        label.setLabelFor(value);
        getChildren().add(new VBox(2, label, value));
    }
}
