package io.netwright.app.ui.walk;

import io.netwright.app.ui.workbench.WorkbenchViewModel;
import io.netwright.sim.fabric.NetworkNamespace;
import io.netwright.sim.tables.TableFormats;

import javafx.scene.control.ComboBox;
import javafx.scene.control.TextArea;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;

/// The tables of a node or a pod in the real tool's own text; follows the instant's place.
public final class TablesPane extends BorderPane {
    private final WorkbenchViewModel model;
    private final ComboBox<String> place = new ComboBox<>();
    private final ComboBox<String> format = new ComboBox<>();
    private final TextArea text = new TextArea();

    public TablesPane(WorkbenchViewModel model) {
        this.model = model;
        place.setAccessibleText("Node or pod");
        format.setAccessibleText("Table");
        format.getItems().setAll(TableFormats.all().stream().map(it -> it.name()).toList());
        format.setValue("iptables-save");
        text.setId("tables");
        text.setEditable(false);
        text.getStyleClass().add("mono");
        text.setAccessibleText("Tables as text");
        setTop(new HBox(8, place, format));
        setCenter(text);
        model.revisionProperty().subscribe(this::list);
        model.instantProperty()
                .subscribe(() -> model.hop().ifPresent(it -> place.setValue(it.place())));
        place.valueProperty().subscribe(_ -> show());
        format.valueProperty().subscribe(_ -> show());
    }

    private void list() {
        var fabric = model.session().derived().compiled().fabric();
        var names = fabric.namespaces().stream().map(NetworkNamespace::name).toList();
        if (!place.getItems().equals(names)) {
            var chosen = place.getValue();
            place.getItems().setAll(names);
            place.setValue(names.contains(chosen) || names.isEmpty() ? chosen : names.getFirst());
        }
        show();
    }

    private void show() {
        var fabric = model.session().derived().compiled().fabric();
        var name = place.getValue();
        var as = format.getValue();
        if (name != null && as != null) {
            text.setText(
                    fabric.namespace(name)
                            .flatMap(
                                    it ->
                                            TableFormats.named(as)
                                                    .map(table -> table.print(fabric, it)))
                            .map(it -> it.isEmpty() ? "# empty" : it)
                            .orElse(""));
        }
    }
}
