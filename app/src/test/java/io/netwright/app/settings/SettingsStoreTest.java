package io.netwright.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class SettingsStoreTest {
    @TempDir Path folder;

    @Test
    void givesBackWhatWasSaved() throws IOException {
        var sent = new Settings.RecentProbe("shop/client", "web:80", "TCP");
        var settings =
                Settings.DEFAULT
                        .withDark(true)
                        .withWindow(new Settings.Window(1, 2, 1024, 700, false))
                        .withRecentLab("/labs/shop")
                        .withRecentProbe(sent)
                        .withLabProbe("/labs/shop", sent);
        new SettingsStore(file()).save(settings);
        assertThat(new SettingsStore(file()).load()).isEqualTo(settings);
        assertThat(settings.labProbe("/labs/shop")).contains(sent);
        assertThat(settings.labProbe("/labs/other")).isEmpty();
        assertThat(folder.resolve("made/by/us")).isDirectoryContaining("glob:**/settings.json");
        try (var files = Files.list(folder.resolve("made/by/us"))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void startsWithDefaultsAndPutsAnUnreadableFileAside() throws IOException {
        assertThat(new SettingsStore(file()).load()).isEqualTo(Settings.DEFAULT);
        Files.createDirectories(folder.resolve("made/by/us"));
        Files.writeString(file(), "{ not json");
        assertThat(new SettingsStore(file()).load()).isEqualTo(Settings.DEFAULT);
        assertThat(folder.resolve("made/by/us/settings.json.unreadable")).hasContent("{ not json");
    }

    @Test
    void readsFilesOfOtherVersions() throws IOException {
        Files.createDirectories(folder.resolve("made/by/us"));
        Files.writeString(file(), "{\"dark\":true,\"fromTheFuture\":[1]}");
        assertThat(new SettingsStore(file()).load()).isEqualTo(Settings.DEFAULT.withDark(true));
    }

    @Test
    void movesAKnownLabToTheHead() {
        var settings = Settings.DEFAULT.withRecentLab("a").withRecentLab("b").withRecentLab("a");
        assertThat(settings.recentLabs()).isEqualTo(List.of("a", "b"));
    }

    private Path file() {
        return folder.resolve("made/by/us/settings.json");
    }
}
