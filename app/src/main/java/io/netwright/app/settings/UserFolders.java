package io.netwright.app.settings;

import java.nio.file.Path;
import java.util.Locale;
import java.util.function.UnaryOperator;

/// Where a program may keep things of its user.
///
/// Sources: XDG Base Directory Specification; Apple's File System Programming Guide; Windows Known
/// Folders.
///
/// @param config settings that are worth keeping
/// @param state what helps after a crash: recovery copies, crash reports
public record UserFolders(Path config, Path state) {
    /// The folders of this process's user.
    public static UserFolders ofThisUser() {
        return of(
                System.getProperty("os.name", ""),
                Path.of(System.getProperty("user.home", ".")),
                name -> System.getenv().getOrDefault(name, ""));
    }

    static UserFolders of(String system, Path home, UnaryOperator<String> environment) {
        var name = system.toLowerCase(Locale.ROOT);
        if (name.contains("win")) {
            return new UserFolders(
                    in(environment.apply("APPDATA"), home.resolve("AppData/Roaming"))
                            .resolve("Netwright"),
                    in(environment.apply("LOCALAPPDATA"), home.resolve("AppData/Local"))
                            .resolve("Netwright"));
        }
        if (name.contains("mac")) {
            var folder = home.resolve("Library/Application Support/Netwright");
            return new UserFolders(folder, folder);
        }
        return new UserFolders(
                in(environment.apply("XDG_CONFIG_HOME"), home.resolve(".config"))
                        .resolve("netwright"),
                in(environment.apply("XDG_STATE_HOME"), home.resolve(".local/state"))
                        .resolve("netwright"));
    }

    private static Path in(String variable, Path otherwise) {
        return variable.isEmpty() ? otherwise : Path.of(variable);
    }
}
