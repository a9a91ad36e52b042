package io.netwright.app.ui.command;

import java.util.ArrayList;
import java.util.List;

/// Everything that has keys, by menu, in two columns of about the same length.
public record KeySheet(List<Group> left, List<Group> right) {
    public KeySheet {
        left = List.copyOf(left);
        right = List.copyOf(right);
    }

    /// A menu.
    public record Group(String name, List<Row> rows) {
        public Group {
            rows = List.copyOf(rows);
        }

        private int height() {
            return rows.size() + 2;
        }
    }

    /// What can be done, and by which keys.
    public record Row(String title, String keys) {}

    /// The sheet of some commands.
    ///
    /// @param others keys that are no command's, last
    public static KeySheet of(List<Command> commands, List<Group> others) {
        var groups = new ArrayList<Group>();
        for (var menu : commands.stream().map(Command::menu).distinct().toList()) {
            var rows =
                    commands.stream()
                            .filter(it -> it.menu().equals(menu) && !it.keys().isEmpty())
                            .map(it -> new Row(it.title().get(), text(it)))
                            .toList();
            if (!rows.isEmpty()) {
                groups.add(new Group(menu, rows));
            }
        }
        groups.addAll(others);
        int all = groups.stream().mapToInt(Group::height).sum();
        int taken = 0;
        int count = 0;
        while (count < groups.size() && 2 * taken + groups.get(count).height() <= all) {
            taken += groups.get(count).height();
            count++;
        }
        return new KeySheet(groups.subList(0, count), groups.subList(count, groups.size()));
    }

    private static String text(Command command) {
        return String.join("   ", command.keyTexts().stream().limit(2).toList());
    }
}
