package io.netwright.app.ui.shell;

import io.netwright.app.settings.Settings.Shown;

/// What the person is at; changes which docks show, never where they stand.
enum Mode {
    DESIGN("Design"),
    SIMULATE("Simulate");

    private final String title;

    Mode(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    static Mode of(String name) {
        return name.equals(SIMULATE.name()) ? SIMULATE : DESIGN;
    }

    Shown in(java.util.Map<Mode, Shown> known) {
        return java.util.Objects.requireNonNull(known.get(this));
    }
}
