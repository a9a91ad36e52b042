package io.netwright.app.ui.probe;

import io.netwright.app.ui.canvas.CanvasView;
import io.netwright.app.ui.canvas.Thing;
import io.netwright.app.ui.command.Commands;
import io.netwright.app.ui.layout.ElementId;
import io.netwright.app.ui.probe.ProbeViewModel.Side;
import io.netwright.app.ui.workbench.WorkbenchViewModel;
import io.netwright.model.net.Protocol;

import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Separator;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;

/// From, to, protocol, send, the last probes; the keys of playing; and the search.
public final class ProbeBar extends VBox {
    private final ProbeViewModel probe;
    private final EndpointField from;
    private final EndpointField to;
    private final ComboBox<Protocol> protocol = new ComboBox<>();
    private final ComboBox<Speed> speed = new ComboBox<>();
    private final MenuButton history = new MenuButton();

    public ProbeBar(WorkbenchViewModel model, Commands commands) {
        probe = new ProbeViewModel(model);
        from = new EndpointField(probe, Side.FROM, "from", "pod, node, outside", this::send);
        to = new EndpointField(probe, Side.TO, "to", "name:port, address, URL", this::send);
        setId("probe-bar");
        getStyleClass().add("probe-bar");
        protocol.getItems().setAll(Protocol.TCP, Protocol.UDP, Protocol.ICMP);
        protocol.valueProperty().bindBidirectional(probe.protocolProperty());
        protocol.setId("protocol");
        protocol.setAccessibleText("Protocol");
        protocol.setMinWidth(USE_PREF_SIZE);
        speed.getItems().setAll(Speed.values());
        speed.setValue(Speed.NORMAL);
        speed.setId("speed");
        speed.setAccessibleText("Speed");
        speed.setMinWidth(USE_PREF_SIZE);
        var send = button(commands, "run.send", "mdi2p-play");
        send.setText("Send");
        send.getStyleClass().removeAll("button-icon", "flat");
        send.getStyleClass().add("accent");
        send.setMinWidth(USE_PREF_SIZE);
        send.disableProperty().bind(model.sendingProperty());
        history();
        var gap = new Region();
        HBox.setHgrow(gap, Priority.SOMETIMES);
        HBox.setHgrow(from, Priority.SOMETIMES);
        HBox.setHgrow(to, Priority.SOMETIMES);
        from.setMaxWidth(320);
        to.setMaxWidth(360);
        var undo = button(commands, "edit.undo", "mdi2u-undo");
        var redo = button(commands, "edit.redo", "mdi2r-redo");
        var line = line();
        var theme = button(commands, "view.theme", "mdi2t-theme-light-dark");
        for (var it : List.of(undo, redo, line, theme)) { // the menus have them too
            it.visibleProperty().bind(widthProperty().greaterThanOrEqualTo(1100));
            it.managedProperty().bind(it.visibleProperty());
        }
        var row =
                new HBox(
                        4,
                        undo,
                        redo,
                        line,
                        word("From", from),
                        from,
                        word("to", to),
                        to,
                        protocol,
                        send,
                        history,
                        line(),
                        button(commands, "run.start", "mdi2s-skip-backward"),
                        button(commands, "run.back", "mdi2s-step-backward"),
                        button(commands, "run.play", "mdi2p-play-pause"),
                        button(commands, "run.step", "mdi2s-step-forward"),
                        button(commands, "run.end", "mdi2s-skip-forward"),
                        speed,
                        gap,
                        button(commands, "edit.find", "mdi2m-magnify"),
                        theme,
                        button(commands, "help.palette", "mdi2a-apple-keyboard-command"));
        row.getStyleClass().add("probe-row");
        getChildren().setAll(row, new FaultNote(probe, side -> side == Side.FROM ? from : to));
    }

    public ProbeViewModel probe() {
        return probe;
    }

    private static Label word(String text, EndpointField field) {
        var label = new Label(text);
        label.setMinWidth(USE_PREF_SIZE);
        label.setLabelFor(field);
        return label;
    }

    private static Separator line() {
        return new Separator(Orientation.VERTICAL);
    }

    private static Button button(Commands commands, String id, String icon) {
        var command = commands.get(id);
        var button = new Button();
        button.setGraphic(new FontIcon(icon));
        button.getStyleClass().addAll("button-icon", "flat");
        button.setMinWidth(USE_PREF_SIZE);
        button.setId(id.replace('.', '-'));
        button.setOnAction(_ -> commands.run(id));
        button.accessibleTextProperty().bind(command.title());
        var tip = new Tooltip();
        tip.textProperty().bind(command.title().map(_ -> command.hint()));
        button.setTooltip(tip);
        return button;
    }

    private void history() {
        history.setId("probe-history");
        history.setGraphic(new FontIcon("mdi2h-history"));
        history.getStyleClass().addAll("button-icon", "flat", "no-arrow");
        history.setMinWidth(USE_PREF_SIZE);
        history.setAccessibleText("The last probes");
        history.setTooltip(new Tooltip("The last probes"));
        probe.recent().subscribe(this::fillHistory);
        fillHistory();
    }

    private void fillHistory() {
        history.getItems().clear();
        if (probe.recent().isEmpty()) {
            var none = new MenuItem("What you send is kept here");
            none.setDisable(true);
            history.getItems().add(none);
        }
        for (var it : probe.recent()) {
            var item = new MenuItem("%s → %s  %s".formatted(it.from(), it.to(), it.protocol()));
            item.setMnemonicParsing(false);
            item.setOnAction(_ -> probe.recall(it));
            history.getItems().add(item);
        }
    }

    public void send() {
        probe.send();
    }

    public void set(String source, String target) {
        from.fill(source);
        to.fill(target);
    }

    /// Puts the caret where a probe begins, and offers what there is.
    public void focus() {
        from.selectAll();
        from.complete();
    }

    /// Lets both ends be picked on a drawing.
    public void pickOn(CanvasView canvas) {
        from.onPick(() -> canvas.pick(thing -> picked(from, Side.FROM, thing)));
        to.onPick(() -> canvas.pick(thing -> picked(to, Side.TO, thing)));
    }

    private void picked(EndpointField field, Side side, Thing thing) {
        var words =
                switch (thing) {
                    case Thing.OutsideCard outside -> probe.wordsFor(side, outside.name());
                    case Thing.DeviceBox device -> words(side, device.frame());
                    case Thing other -> words(side, other.id());
                };
        words.ifPresentOrElse(
                text -> {
                    field.fill(text);
                    field.requestFocus();
                    field.end();
                },
                () -> probe.cannot(side, thing.title()));
    }

    private Optional<String> words(Side side, ElementId id) {
        return id instanceof ElementId.Keyed(var key)
                ? probe.wordsFor(side, key)
                : Optional.empty();
    }

    /// How long a hop is shown.
    public double hopSeconds() {
        return speed.getValue().hopSeconds();
    }

    /// Sets how fast a walk plays, and tells of every other choice.
    ///
    /// @param factor 1 is normal
    public void playAt(double factor, DoubleConsumer changed) {
        speed.setValue(Speed.of(factor));
        speed.valueProperty().subscribe((_, it) -> changed.accept(it.factor()));
    }
}
