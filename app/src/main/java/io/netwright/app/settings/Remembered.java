package io.netwright.app.settings;

import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// The settings of this run; every change is on disk at once. Used by one thread.
public final class Remembered {
    /// How many labs, and how many probes, are kept.
    public static final int RECENT = Settings.KEPT;

    private final SettingsStore store;
    private final Consumer<IOException> failed;
    private Settings settings;

    /// What was saved last.
    ///
    /// @param failed hears why a change is not on disk
    public Remembered(SettingsStore store, Consumer<IOException> failed) {
        this.store = store;
        this.failed = failed;
        settings = store.load();
    }

    public Settings settings() {
        return settings;
    }

    public void change(UnaryOperator<Settings> change) {
        var next = change.apply(settings);
        if (next.equals(settings)) {
            return;
        }
        settings = next;
        try {
            store.save(next);
        } catch (IOException e) {
            failed.accept(e);
        }
    }
}
