package io.netwright.app.settings;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/// The file that keeps [Settings]. Written by one thread at a time.
public final class SettingsStore {
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build();
    private final Path file;

    public SettingsStore(Path file) {
        this.file = file;
    }

    /// What was saved last; the defaults where nothing was, or where it cannot be read. An
    /// unreadable file is kept beside it, with `.unreadable` after its name.
    public Settings load() {
        if (!Files.isRegularFile(file)) {
            return Settings.DEFAULT;
        }
        try {
            return complete(JSON.readValue(Files.readString(file), Stored.class));
        } catch (IOException | JacksonException | IllegalArgumentException e) {
            putAside();
            return Settings.DEFAULT;
        }
    }

    /// Writes all of it, or nothing.
    public void save(Settings settings) throws IOException {
        var folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException("no folder to keep settings in: " + file);
        }
        Files.createDirectories(folder);
        var next = Files.createTempFile(folder, "settings", ".tmp");
        try {
            Files.writeString(next, JSON.writeValueAsString(settings));
            Files.move(
                    next,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(next);
        }
    }

    private void putAside() {
        try {
            Files.move(
                    file,
                    file.resolveSibling(file.getFileName() + ".unreadable"),
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException _) {
            // Then it stays where it is, and the next save replaces it.
        }
    }

    private static Settings complete(Stored stored) {
        return new Settings(
                stored.dark,
                stored.window,
                docks(stored.docks),
                stored.recentLabs == null ? List.of() : stored.recentLabs,
                stored.recentProbes == null ? List.of() : stored.recentProbes,
                stored.labProbes == null ? List.of() : stored.labProbes,
                stored.speed > 0 ? stored.speed : 1);
    }

    private static Settings.Docks docks(@Nullable StoredDocks stored) {
        var otherwise = Settings.Docks.DEFAULT;
        if (stored == null) {
            return otherwise;
        }
        return new Settings.Docks(
                stored.left > 0 ? stored.left : otherwise.left(),
                stored.right > 0 ? stored.right : otherwise.right(),
                stored.bottom > 0 ? stored.bottom : otherwise.bottom(),
                stored.mode == null ? otherwise.mode() : stored.mode,
                shown(stored.design, otherwise.design()),
                shown(stored.simulate, otherwise.simulate()));
    }

    private static Settings.Shown shown(@Nullable StoredShown stored, Settings.Shown otherwise) {
        if (stored == null) {
            return otherwise;
        }
        return new Settings.Shown(
                stored.left,
                stored.right,
                stored.bottom,
                stored.leftTab == null ? otherwise.leftTab() : stored.leftTab,
                stored.rightTab == null ? otherwise.rightTab() : stored.rightTab,
                stored.bottomTab == null ? otherwise.bottomTab() : stored.bottomTab);
    }

    record StoredDocks(
            double left,
            double right,
            double bottom,
            @Nullable String mode,
            @Nullable StoredShown design,
            @Nullable StoredShown simulate) {}

    record StoredShown(
            boolean left,
            boolean right,
            boolean bottom,
            @Nullable String leftTab,
            @Nullable String rightTab,
            @Nullable String bottomTab) {}

    /// As the file has it: every part may be missing, in a file of an older version.
    record Stored(
            @Nullable Boolean dark,
            Settings.@Nullable Window window,
            @Nullable StoredDocks docks,
            @Nullable List<String> recentLabs,
            @Nullable List<Settings.RecentProbe> recentProbes,
            @Nullable List<Settings.LabProbe> labProbes,
            double speed) {}
}
