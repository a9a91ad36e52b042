package io.netwright.app.ui.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwright.app.ui.command.KeySheet.Group;
import io.netwright.app.ui.command.KeySheet.Row;

import org.junit.jupiter.api.Test;

import java.util.List;

class KeySheetTest {
    @Test
    void groupsByMenuInTwoColumns() {
        var sheet =
                KeySheet.of(
                        List.of(
                                command("File", "Open", "F2"),
                                command("File", "Save", "F3"),
                                command("Edit", "Undo", "F4"),
                                command("File", "Close"),
                                command("Lab", "Nothing")),
                        List.of(new Group("Canvas", List.of(new Row("Open", "Enter")))));
        assertThat(sheet.left())
                .containsExactly(
                        new Group("File", List.of(new Row("Open", "F2"), new Row("Save", "F3"))));
        assertThat(sheet.right()).extracting(Group::name).containsExactly("Edit", "Canvas");
    }

    private static Command command(String menu, String title, String... keys) {
        return Command.of(menu + title, menu, title, List.of(keys), () -> {});
    }
}
