package io.netwright.app.cli;

import io.netwright.app.crash.CrashReports;
import io.netwright.app.settings.UserFolders;
import io.netwright.model.diag.Diagnostic;
import io.netwright.model.diag.Severity;
import io.netwright.model.lab.LabFiles;
import io.netwright.model.lab.LabIoException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// One run of the program: its terminal, and the labs that it has read. A batch keeps them while
/// their files do not change.
final class Session {
    private final Terminal terminal;
    private final CrashReports crashes;
    private final LinkedHashMap<Asked, Kept> labs = new LinkedHashMap<>();
    private @Nullable Consumer<Answer> answers;

    Session(Terminal terminal) {
        this(
                terminal,
                new CrashReports(
                        UserFolders.ofThisUser().state().resolve("crash"),
                        NetwrightVersion.number(),
                        InstantSource.system()));
    }

    Session(Terminal terminal, CrashReports crashes) {
        this.terminal = terminal;
        this.crashes = crashes;
    }

    /// The same run of the program, for commands that print elsewhere.
    Session at(Terminal other) {
        return new Session(other, crashes);
    }

    private record Asked(List<String> paths, String namespace) {}

    /// What tells one state of a file from the next without reading it.
    private record Stamp(FileTime changed, long size) {
        static Stamp of(BasicFileAttributes attributes) {
            return new Stamp(attributes.lastModifiedTime(), attributes.size());
        }
    }

    private record Kept(OpenLab lab, Map<Path, Stamp> stamps) {}

    CrashReports crashes() {
        return crashes;
    }

    Terminal terminal() {
        return terminal;
    }

    /// Who takes the answers instead of the printer: a batch.
    void onAnswer(Consumer<Answer> listener) {
        answers = listener;
    }

    /// Hands the answer over.
    ///
    /// @return false if nobody takes it, so that it is to be printed
    boolean answered(Answer answer) {
        if (answers == null) {
            return false;
        }
        answers.accept(answer);
        return true;
    }

    /// Reads the lab that the arguments name.
    ///
    /// @throws BadInput for a lab with errors, unless they say to keep going
    OpenLab open(LabArguments arguments, OutputOptions options) throws BadInput, LabIoException {
        var open = openAll(arguments);
        var problems = open.lab().problems();
        boolean refused = open.lab().hasErrors() && !arguments.keepGoing();
        if (refused) {
            throw new BadInput(problems.stream().map(Diagnostic::toString).toList());
        }
        tell(problems, options);
        return open;
    }

    /// Prints problems beside the answer, as far as they are wanted.
    void tell(List<Diagnostic> problems, OutputOptions options) {
        if (!options.quiet()) {
            for (var problem : problems) {
                if (problem.severity() != Severity.INFO || options.verbose()) {
                    terminal.err().println(problem);
                }
            }
        }
    }

    /// Reads the lab that the arguments name, whatever is wrong with it.
    OpenLab openAll(LabArguments arguments) throws BadInput, LabIoException {
        var paths = arguments.paths();
        if (paths.isEmpty()) {
            throw new BadInput(
                    List.of(
                            "netwright: which lab? Give a folder, a file, or - for standard"
                                    + " input.",
                            "  hint: netwright samples lists the labs that come with it"));
        }
        return read(new Asked(paths, arguments.namespace()));
    }

    /// Reads the lab that the arguments name, to be changed: with its files, if it has any, and
    /// anew.
    LabFiles.Opened files(LabArguments arguments) throws BadInput, LabIoException {
        var texts = arguments.paths();
        if (texts.isEmpty()) {
            throw new BadInput("netwright set: which folder or file? - is standard input");
        }
        if (texts.equals(List.of("-"))) {
            return LabFiles.read(terminal.in(), arguments.namespace());
        }
        var paths = new ArrayList<Path>();
        for (var text : texts) {
            paths.add(path(text));
        }
        return LabFiles.open(paths, arguments.namespace());
    }

    private OpenLab read(Asked asked) throws LabIoException, BadInput {
        if (asked.paths.equals(List.of("-"))) {
            return new OpenLab(LabFiles.read(terminal.in(), asked.namespace).lab());
        }
        var paths = new ArrayList<Path>();
        for (var text : asked.paths) {
            paths.add(path(text));
        }
        var stamps = stamps(paths);
        var kept = labs.get(asked);
        if (kept != null && kept.stamps.equals(stamps)) {
            return kept.lab;
        }
        var lab = new OpenLab(LabFiles.open(paths, asked.namespace).lab());
        labs.put(asked, new Kept(lab, stamps));
        return lab;
    }

    private static Path path(String text) throws BadInput {
        if (text.equals("-")) {
            throw new BadInput("netwright: - cannot be combined with other files");
        }
        try {
            var path = Path.of(text);
            if (Files.exists(path)) {
                return path;
            }
        } catch (InvalidPathException _) {
            // as for one that does not exist
        }
        throw new BadInput(
                List.of(
                        "netwright: no such file or folder: " + text,
                        "  hint: netwright samples lists the labs that come with it"));
    }

    /// Folders and files: one look at each, none into them.
    private static Map<Path, Stamp> stamps(List<Path> paths) throws LabIoException {
        var stamps = new HashMap<Path, Stamp>();
        for (var path : paths) {
            try {
                Files.walkFileTree(
                        path,
                        new SimpleFileVisitor<>() {
                            @Override
                            public FileVisitResult preVisitDirectory(
                                    Path folder, BasicFileAttributes attributes) {
                                stamps.put(folder, Stamp.of(attributes));
                                return FileVisitResult.CONTINUE;
                            }

                            @Override
                            public FileVisitResult visitFile(
                                    Path file, BasicFileAttributes attributes) {
                                stamps.put(file, Stamp.of(attributes));
                                return FileVisitResult.CONTINUE;
                            }
                        });
            } catch (IOException e) {
                throw new LabIoException("Cannot read " + path + ": " + e.getMessage());
            }
        }
        return stamps;
    }
}
