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
                stored.docks == null ? Settings.Docks.DEFAULT : stored.docks,
                stored.recentLabs == null ? List.of() : stored.recentLabs,
                stored.recentProbes == null ? List.of() : stored.recentProbes,
                stored.speed > 0 ? stored.speed : 1);
    }

    /// As the file has it: every part may be missing, in a file of an older version.
    record Stored(
            @Nullable Boolean dark,
            Settings.@Nullable Window window,
            Settings.@Nullable Docks docks,
            @Nullable List<String> recentLabs,
            @Nullable List<Settings.RecentProbe> recentProbes,
            double speed) {}
}
