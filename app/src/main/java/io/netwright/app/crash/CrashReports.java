package io.netwright.app.crash;

import io.netwright.app.settings.UserFolders;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Optional;

/// Writes a report of a bug of ours, and keeps the last actions to put in it. Any thread.
public final class CrashReports {
    private static final int REMEMBERED = 20;
    private static final int REPORTS_PER_RUN = 5;
    private final Path folder;
    private final String version;
    private final InstantSource clock;
    private final ArrayDeque<String> actions = new ArrayDeque<>();
    private int written;

    /// @param folder made when the first report is written
    public CrashReports(Path folder, String version, InstantSource clock) {
        this.folder = folder;
        this.version = version;
        this.clock = clock;
    }

    /// The reports of this user, of the version that is running.
    public static CrashReports in(UserFolders folders) {
        var version = CrashReports.class.getPackage().getImplementationVersion();
        return new CrashReports(
                folders.state().resolve("crash"),
                version == null ? "development" : version,
                InstantSource.system());
    }

    /// A fault, and the file that tells of it.
    ///
    /// @param file empty where none was written
    public record Report(Throwable fault, Optional<Path> file) {}

    /// Writes a report, and goes on with it.
    public Report report(Thread thread, Throwable fault) {
        return new Report(fault, write(thread, fault));
    }

    /// Remembers what the person did, by the name of the command, never by its content.
    public synchronized void did(String action) {
        if (actions.size() == REMEMBERED) {
            actions.removeFirst();
        }
        actions.addLast(now() + "  " + action);
    }

    /// Writes a report.
    ///
    /// @return the file; empty where it cannot be written, or where this run has written enough
    public synchronized Optional<Path> write(Thread thread, Throwable fault) {
        if (written == REPORTS_PER_RUN) {
            return Optional.empty();
        }
        written++;
        try {
            Files.createDirectories(folder);
            var name = "crash-" + now().toString().replace(':', '-') + "-" + written + ".txt";
            return Optional.of(Files.writeString(folder.resolve(name), text(thread, fault)));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private String text(Thread thread, Throwable fault) {
        var trace = new StringWriter();
        fault.printStackTrace(new PrintWriter(trace, true));
        return """
        Netwright %s has met a fault of its own.
        when    %s
        thread  %s
        java    %s, %s
        system  %s %s %s

        %s
        last actions
        %s
        """
                .formatted(
                        version,
                        now(),
                        thread.getName(),
                        System.getProperty("java.version"),
                        System.getProperty("java.vendor"),
                        System.getProperty("os.name"),
                        System.getProperty("os.version"),
                        System.getProperty("os.arch"),
                        trace,
                        actions.isEmpty() ? "none" : String.join("\n", actions));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
