package io.netwright.app.cli;

import io.netwright.model.diag.Diagnostic;
import io.netwright.model.diag.Severity;
import io.netwright.model.lab.LabFiles;
import io.netwright.model.lab.LabIoException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/// One run of the program: its terminal, and the labs that it has read. A batch keeps them while
/// their files do not change.
final class Session {
    private final Terminal terminal;
    private final LinkedHashMap<Asked, Kept> labs = new LinkedHashMap<>();
    private Consumer<Answer> answers;

    Session(Terminal terminal) {
        this.terminal = terminal;
        this.answers = _ -> {};
    }

    private record Asked(List<String> paths, String namespace) {}

    private record Kept(OpenLab lab, Map<Path, FileTime> times) {}

    Terminal terminal() {
        return terminal;
    }

    /// Who hears of answers besides the printer: a batch.
    void onAnswer(Consumer<Answer> listener) {
        answers = listener;
    }

    void answered(Answer answer) {
        answers.accept(answer);
    }

    /// Reads the lab that the arguments name.
    ///
    /// @throws BadInput for a lab with errors, unless they say to keep going
    OpenLab open(LabArguments arguments, OutputOptions options) throws BadInput, LabIoException {
        var paths = arguments.paths();
        if (paths.isEmpty()) {
            throw new BadInput(
                    List.of(
                            "netwright: which lab? Give a folder, a file, or - for standard"
                                    + " input.",
                            "  hint: netwright samples lists the labs that come with it"));
        }
        var open = read(new Asked(paths, arguments.namespace()));
        var problems = open.lab().problems();
        boolean refused = open.lab().hasErrors() && !arguments.keepGoing();
        if (refused) {
            throw new BadInput(problems.stream().map(Diagnostic::toString).toList());
        }
        if (!options.quiet()) {
            for (var problem : problems) {
                if (problem.severity() != Severity.INFO || options.verbose()) {
                    terminal.err().println(problem);
                }
            }
        }
        return open;
    }

    private OpenLab read(Asked asked) throws LabIoException, BadInput {
        if (asked.paths.equals(List.of("-"))) {
            return new OpenLab(LabFiles.read(terminal.in(), asked.namespace).lab());
        }
        var paths = new ArrayList<Path>();
        for (var text : asked.paths) {
            paths.add(path(text));
        }
        var times = times(paths);
        var kept = labs.get(asked);
        if (kept != null && kept.times.equals(times)) {
            return kept.lab;
        }
        var lab = new OpenLab(LabFiles.open(paths, asked.namespace).lab());
        labs.put(asked, new Kept(lab, times));
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

    private static Map<Path, FileTime> times(List<Path> paths) throws LabIoException {
        var times = new TreeMap<Path, FileTime>();
        for (var path : paths) {
            try (var tree = Files.walk(path)) {
                tree.forEach(it -> times.put(it, timeOf(it)));
            } catch (IOException | UncheckedIOException e) {
                throw new LabIoException("Cannot read " + path + ": " + e.getMessage());
            }
        }
        return times;
    }

    private static FileTime timeOf(Path path) {
        try {
            return Files.getLastModifiedTime(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
