package io.netwright.app.ui.shell;

import io.netwright.app.ui.command.Commands;
import io.netwright.app.ui.workbench.WorkbenchViewModel;
import io.netwright.model.net.Protocol;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.control.ToolBar;
import javafx.scene.control.Tooltip;

import org.kordamp.ikonli.javafx.FontIcon;

import java.util.ArrayList;
import java.util.List;

/// From, to, protocol, send; and the keys of playing.
final class ProbeBar extends ToolBar {
    private final WorkbenchViewModel model;
    private final ComboBox<String> from = box("from", "From", 170);
    private final ComboBox<String> to = box("to", "To", 200);
    private final ComboBox<Protocol> protocol = new ComboBox<>();
    private final ComboBox<String> speed = new ComboBox<>();

    ProbeBar(WorkbenchViewModel model, Commands commands) {
        this.model = model;
        protocol.getItems().setAll(Protocol.TCP, Protocol.UDP, Protocol.ICMP);
        protocol.setValue(Protocol.TCP);
        protocol.setAccessibleText("Protocol");
        speed.getItems().setAll("¼×", "½×", "1×", "2×", "4×");
        speed.setValue("1×");
        speed.setId("speed");
        speed.setAccessibleText("Speed");
        var send = button(commands, "run.send", "mdi2p-play");
        send.setText("Send");
        send.getStyleClass().add("accent");
        send.disableProperty().bind(model.sendingProperty());
        getItems()
                .setAll(
                        button(commands, "edit.undo", "mdi2u-undo"),
                        button(commands, "edit.redo", "mdi2r-redo"),
                        new Separator(Orientation.VERTICAL),
                        new Label("From"),
                        from,
                        new Label("to"),
                        to,
                        protocol,
                        send,
                        new Separator(Orientation.VERTICAL),
                        button(commands, "run.start", "mdi2s-skip-backward"),
                        button(commands, "run.back", "mdi2s-step-backward"),
                        button(commands, "run.play", "mdi2p-play-pause"),
                        button(commands, "run.step", "mdi2s-step-forward"),
                        button(commands, "run.end", "mdi2s-skip-forward"),
                        speed,
                        new Separator(Orientation.VERTICAL),
                        button(commands, "view.theme", "mdi2t-theme-light-dark"),
                        button(commands, "help.palette", "mdi2a-apple-keyboard-command"));
        for (var box : List.of(from, to)) {
            box.getEditor().setOnAction(_ -> send());
        }
        model.revisionProperty().subscribe(this::offer);
    }

    private static ComboBox<String> box(String id, String name, double width) {
        var box = new ComboBox<String>();
        box.setId(id);
        box.setEditable(true);
        box.setPrefWidth(width);
        box.setAccessibleText(name);
        return box;
    }

    private static Node offered(Commands commands, String id, Button button) {
        var command = commands.get(id);
        button.setId(id.replace('.', '-'));
        button.setOnAction(_ -> commands.run(id));
        button.accessibleTextProperty().bind(command.title());
        var tip = new Tooltip();
        tip.textProperty().bind(command.title());
        button.setTooltip(tip);
        return button;
    }

    private static Button button(Commands commands, String id, String icon) {
        var button = new Button();
        button.setGraphic(new FontIcon(icon));
        return (Button) offered(commands, id, button);
    }

    void send() {
        from.commitValue();
        to.commitValue();
        var source = from.getEditor().getText().strip();
        var target = to.getEditor().getText().strip();
        if (source.isEmpty() || target.isEmpty()) {
            model.noticeProperty().set("Say From (ns/pod) and to (name:port) to send a packet");
            return;
        }
        model.send(source, target, protocol.getValue());
    }

    void set(String source, String target) {
        from.getEditor().setText(source);
        to.getEditor().setText(target);
    }

    void focus() {
        from.requestFocus();
    }

    /// How long a hop is shown.
    double hopSeconds() {
        return switch (speed.getValue()) {
            case "¼×" -> 3.2;
            case "½×" -> 1.6;
            case "2×" -> 0.4;
            case "4×" -> 0.2;
            default -> 0.8;
        };
    }

    private void offer() {
        var cluster = model.session().derived().cluster();
        var sources = new ArrayList<String>();
        var targets = new ArrayList<String>();
        for (var service : cluster.services()) {
            for (var port : service.ports()) {
                targets.add(
                        "%s.%s:%d"
                                .formatted(
                                        service.key().name(),
                                        service.key().namespace(),
                                        port.port()));
            }
        }
        for (var pod : cluster.pods()) {
            sources.add(pod.key().path());
            if (!pod.ips().isEmpty()) {
                targets.add(pod.ips().getFirst() + ":80");
            }
        }
        cluster.nodes().forEach(it -> sources.add("node/" + it.name()));
        cluster.external().forEach(it -> sources.add("external:" + it.name()));
        keep(from, sources);
        keep(to, targets);
    }

    private static void keep(ComboBox<String> box, List<String> items) {
        if (!box.getItems().equals(items)) {
            var text = box.getEditor().getText();
            box.getItems().setAll(items);
            box.getEditor().setText(text);
        }
    }
}
