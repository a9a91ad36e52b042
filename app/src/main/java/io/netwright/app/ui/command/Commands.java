package io.netwright.app.ui.command;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.function.Consumer;

/// All commands of a window, in the order of its menus.
public final class Commands {
    private final SequencedMap<String, Command> byId = new LinkedHashMap<>();
    private final Consumer<String> log;

    /// No commands yet.
    ///
    /// @param log hears the id of every command that is done
    public Commands(Consumer<String> log) {
        this.log = log;
    }

    /// Adds one at the end.
    ///
    /// @throws IllegalArgumentException if there is one with that id, or with one of its keys
    public void add(Command command) {
        for (var other : byId.values()) {
            if (!Collections.disjoint(other.keys(), command.keys())) {
                throw new IllegalArgumentException(command.id() + " and " + other.id());
            }
        }
        if (byId.put(command.id(), command) != null) {
            throw new IllegalArgumentException(command.id());
        }
    }

    public List<Command> all() {
        return List.copyOf(byId.values());
    }

    /// The command of that id.
    ///
    /// @throws IllegalArgumentException if there is none
    public Command get(String id) {
        var command = byId.get(id);
        if (command == null) {
            throw new IllegalArgumentException(id);
        }
        return command;
    }

    /// Does a command, unless it cannot be done now.
    public void run(String id) {
        var command = get(id);
        if (command.enabled().get()) {
            log.accept(id);
            command.action().run();
        }
    }

    /// Commands that can be done now and whose words start with, or hold, what was typed; the best
    /// match first, then in menu order.
    public List<Command> find(String typed) {
        var wanted = typed.strip().toLowerCase(Locale.ROOT);
        record Ranked(Command command, int rank) {}
        var found = new ArrayList<Ranked>();
        for (var command : byId.values()) {
            int rank = rank((command.menu() + " " + command.title().get()), wanted);
            if (rank >= 0 && command.enabled().get()) {
                found.add(new Ranked(command, rank));
            }
        }
        found.sort(Comparator.comparingInt(Ranked::rank));
        return found.stream().map(Ranked::command).toList();
    }

    /// 0 where a title begins so, more the worse it fits, -1 where it does not: every word that was
    /// typed must be found, in any order.
    static int rank(String title, String wanted) {
        var text = title.toLowerCase(Locale.ROOT);
        int rank = 0;
        for (var word : wanted.split("\\s+", -1)) {
            int at = text.indexOf(word);
            if (at < 0) {
                return -1;
            }
            boolean atWord = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
            rank += atWord ? Math.min(at, 40) : 100 + at;
        }
        return rank;
    }
}
