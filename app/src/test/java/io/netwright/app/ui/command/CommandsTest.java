package io.netwright.app.ui.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import javafx.beans.property.SimpleBooleanProperty;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;

class CommandsTest {
    private final List<String> done = new ArrayList<>();
    private final SimpleBooleanProperty dirty = new SimpleBooleanProperty();
    private final Commands commands = new Commands(done::add);

    CommandsTest() {
        commands.add(Command.of("file.open", "File", "Open…", List.of("Shortcut+O"), () -> {}));
        commands.add(Command.of("file.save", "File", "Save", List.of(), () -> {}).when(dirty));
        commands.add(Command.of("edit.undo", "Edit", "Undo move of pod web", List.of(), () -> {}));
        commands.add(Command.of("view.zoom", "View", "Zoom to fit", List.of(), () -> {}));
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    '',        edit.undo file.open view.zoom
                    o,         edit.undo file.open view.zoom
                    undo web,  edit.undo
                    WEB UN,    edit.undo
                    zoom,      view.zoom
                    save,      ''
                    """)
    void findsByWords(String typed, String ids) {
        var found = commands.find(typed).stream().map(Command::id).sorted().toList();
        assertThat(String.join(" ", found)).isEqualTo(ids);
    }

    @Test
    void doesOnlyWhatCanBeDoneNow() {
        commands.run("file.save");
        dirty.set(true);
        commands.run("file.save");
        assertThat(done).containsExactly("file.save");
    }

    @Test
    void refusesKeysThatNoKeyboardHas() {
        assertThatThrownBy(() -> Command.of("x", "View", "X", List.of("Shortcut+DIGIT4"), () -> {}))
                .hasMessageContaining("DIGIT4");
        var four = Command.of("x", "View", "Form", List.of("Shortcut+4"), () -> {});
        assertThat(four.hint()).startsWith("Form  ").endsWith("4").doesNotContain("Shortcut");
    }

    @Test
    void refusesTwoCommandsForTheSameKeys() {
        var other = Command.of("x", "File", "X", List.of("Shortcut+O"), () -> {});
        assertThatThrownBy(() -> commands.add(other)).hasMessageContaining("file.open");
    }
}
