package io.netwright.app.ui.walk;

import io.netwright.app.ui.workbench.WorkbenchViewModel;
import io.netwright.sim.dns.DnsWalk;

import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

import java.util.Locale;
import java.util.stream.Collectors;

/// How the run looked a name up: what was tried, who answered what, and how long that holds.
public final class DnsPane extends ScrollPane {
    private final WorkbenchViewModel model;

    public DnsPane(WorkbenchViewModel model) {
        this.model = model;
        WalkStyle.on(this);
        setId("dns");
        setFitToWidth(true);
        getStyleClass().add("dense");
        setAccessibleText("Name lookup of the run");
        model.runProperty().subscribe(this::show);
    }

    private void show() {
        var run = model.runProperty().get();
        var timed = run == null ? null : run.timed();
        var walk = timed == null ? null : timed.lookUp();
        var content = new VBox(16);
        content.setPadding(new Insets(12));
        if (run == null) {
            content.getChildren()
                    .add(new Label("Send a probe to a name: its lookup appears here."));
        } else if (walk == null) {
            content.getChildren()
                    .add(new Label(run.to() + " is an address: no name was looked up."));
        } else {
            content.getChildren().setAll(head(walk), questions(walk));
            if (!walk.answers().isEmpty()) {
                content.getChildren().add(answers(walk));
            }
        }
        setContent(content);
    }

    private static Node head(DnsWalk walk) {
        var conf = walk.conf();
        var grid = grid(96, 480);
        grid.addRow(
                0,
                caption("name servers"),
                mono(
                        conf.nameservers().stream()
                                .map(Object::toString)
                                .collect(Collectors.joining(" "))));
        grid.addRow(1, caption("search"), mono(String.join(" ", conf.search())));
        grid.addRow(2, caption("options"), mono("ndots:" + conf.ndots()));
        grid.addRow(3, caption("result"), mono(walk.rcode().name()));
        return grid;
    }

    private static Node questions(DnsWalk walk) {
        var grid = grid(80, 56, 336, 152, 104, 160);
        grid.addRow(
                0,
                caption("time"),
                caption("type"),
                caption("question"),
                caption("server"),
                caption("answer"),
                caption("answered by"));
        int row = 1;
        for (var it : walk.queries()) {
            grid.addRow(
                    row++,
                    mono(String.format(Locale.ROOT, "%.3f ms", it.atNanos() / 1e6)),
                    mono(it.type().toString()),
                    mono(it.name().text()),
                    mono(it.server().toString()),
                    mono(it.rcode().name()),
                    mono(it.plugin() + (it.cached() ? " (cached)" : "")));
        }
        return grid;
    }

    private static Node answers(DnsWalk walk) {
        var grid = grid(80, 56, 336, 256);
        grid.addRow(0, caption("TTL"), caption("type"), caption("name"), caption("data"));
        int row = 1;
        for (var it : walk.answers()) {
            grid.addRow(
                    row++,
                    mono(it.ttl() + " s"),
                    mono(it.type().toString()),
                    mono(it.name().text()),
                    mono(it.data()));
        }
        return grid;
    }

    private static GridPane grid(double... widths) {
        var grid = new GridPane(8, 4);
        for (double width : widths) {
            grid.getColumnConstraints().add(new ColumnConstraints(width));
        }
        return grid;
    }

    private static Label caption(String text) {
        var label = new Label(text);
        label.getStyleClass().add("caption");
        return label;
    }

    private static Label mono(String text) {
        var label = new Label(text);
        label.getStyleClass().add("mono");
        return label;
    }
}
