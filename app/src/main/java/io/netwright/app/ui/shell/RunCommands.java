package io.netwright.app.ui.shell;

import io.netwright.app.ui.command.Command;
import io.netwright.app.ui.command.Commands;
import io.netwright.app.ui.probe.ProbeBar;
import io.netwright.app.ui.walk.Playback;
import io.netwright.app.ui.workbench.WorkbenchViewModel;

import javafx.beans.binding.Bindings;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// The Simulate menu: send, play, step. Its buttons stand on the probe bar, which is connected once
/// it is made.
final class RunCommands {
    private final WorkbenchViewModel model;
    private @Nullable ProbeBar probe;
    private @Nullable Playback playback;

    RunCommands(WorkbenchViewModel model) {
        this.model = model;
    }

    void connect(ProbeBar bar, Playback player) {
        probe = bar;
        playback = player;
    }

    void register(Commands commands) {
        commands.add(run("probe", "Choose From and to", "Shortcut+L", this::choose));
        commands.add(run("send", "Send", "F5", this::send));
        commands.add(run("play", "Play or pause", "F6", this::play));
        commands.add(run("back", "Step back", "F7", () -> model.step(-1)));
        commands.add(run("step", "Step", "F8", () -> model.step(1)));
        commands.add(
                run("derive", "Work out what follows", "F9", model.session()::derive)
                        .when(
                                Bindings.createBooleanBinding(
                                        () ->
                                                !model.session().isCurrent()
                                                        && !model.session().isDeriving(),
                                        model.revisionProperty())));
        commands.add(run("start", "To the start", "", () -> model.step(-model.hops().size())));
        commands.add(run("end", "To the end", "", () -> model.step(model.hops().size())));
    }

    private static Command run(String id, String title, String key, Runnable action) {
        return Command.of(
                "run." + id, "Simulate", title, key.isEmpty() ? List.of() : List.of(key), action);
    }

    private void choose() {
        if (probe != null) {
            probe.focus();
        }
    }

    private void send() {
        if (probe != null) {
            probe.send();
        }
    }

    private void play() {
        if (playback != null) {
            playback.playOrPause();
        }
    }
}
