package io.netwright.app.ui.walk;

import io.netwright.app.ui.walk.PacketComparison.ComparedLayer;
import io.netwright.app.ui.workbench.WorkbenchViewModel;
import io.netwright.sim.packet.Codec;
import io.netwright.sim.packet.Field;
import io.netwright.sim.packet.Packet;

import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

/// The packet of the instant: In and Out side by side, changed fields with a sign, bytes below.
public final class PacketPane extends ScrollPane {
    private final WorkbenchViewModel model;
    private final GridPane grid = new GridPane(6, 2);
    private final TextArea bytes = new TextArea();

    public PacketPane(WorkbenchViewModel model) {
        this.model = model;
        setId("packet");
        setAccessibleText("Packet before and after the hop");
        setFitToWidth(true);
        grid.setPadding(new Insets(8));
        for (double width : new double[] {10, 110, 130, 130}) {
            grid.getColumnConstraints().add(new ColumnConstraints(width));
        }
        bytes.setId("bytes");
        bytes.setEditable(false);
        bytes.setPrefRowCount(7);
        bytes.getStyleClass().add("mono");
        bytes.setAccessibleText("Bytes of the packet as it leaves");
        setContent(new VBox(4, grid, bytes));
        model.instantProperty().subscribe(this::show);
        model.runProperty().subscribe(this::show);
    }

    private void show() {
        grid.getChildren().clear();
        var hop = model.hop().orElse(null);
        bytes.setText("");
        if (hop == null) {
            grid.add(new Label("No packet yet"), 1, 0, 3, 1);
            return;
        }
        grid.addRow(0, new Label(), caption(""), caption("In"), caption("Out"));
        int row = 1;
        for (var layer : PacketComparison.of(hop.before(), hop.after()).layers()) {
            var title = new Label(sign(layer) + layer.name());
            title.getStyleClass().add(layer.changed() ? "layer-changed" : "layer");
            grid.add(title, 0, row++, 4, 1);
            for (var field : layer.fields()) {
                boolean changed =
                        field.changed() && layer.before() != null && layer.after() != null;
                grid.addRow(
                        row++,
                        new Label(changed ? "●" : ""),
                        caption(field.name()),
                        value(field.before(), false),
                        value(field.after(), changed));
                if (changed) {
                    grid.getChildren()
                            .get(grid.getChildren().size() - 4)
                            .getStyleClass()
                            .add("changed");
                }
            }
        }
        bytes.setText(dump(hop.after()));
    }

    private static String sign(ComparedLayer layer) {
        return layer.added() ? "+ " : layer.removed() ? "− " : "";
    }

    private static Label caption(String text) {
        var label = new Label(text);
        label.getStyleClass().add("caption");
        return label;
    }

    private static Label value(@Nullable Field field, boolean changed) {
        var label = new Label(field == null ? "" : field.text());
        label.getStyleClass().add("mono");
        if (changed) {
            label.getStyleClass().add("changed");
        }
        return label;
    }

    /// Sixteen bytes a line, with their offset and their characters.
    static String dump(Packet packet) {
        var all = Codec.encode(packet);
        var text = new StringBuilder();
        for (int from = 0; from < all.length; from += 16) {
            var hex = new StringBuilder();
            var chars = new StringBuilder();
            for (int i = from; i < Math.min(from + 16, all.length); i++) {
                hex.append("%02x ".formatted(all[i] & 0xff));
                chars.append(all[i] >= 32 && all[i] < 127 ? (char) all[i] : '.');
            }
            text.append("%04x  %-48s %s%n".formatted(from, hex, chars));
        }
        return text.toString();
    }
}
