package io.netwright.model.lab;

import io.netwright.model.diag.Diagnostic;
import io.netwright.model.diag.Fault;
import io.netwright.model.diag.SourcePosition;
import io.netwright.model.diag.SourceRange;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;

/// Finds the files of a lab in a folder and the folders in it; hidden ones are left out, and so are
/// folders whose files have to be rendered first.
final class LabFolder extends SimpleFileVisitor<Path> {
    static final int MAX_FILES = 20_000;

    private static final List<String> ENDINGS = List.of(".yaml", ".yml", ".json", ".netlab");
    private static final List<String> KUSTOMIZATIONS =
            List.of("kustomization.yaml", "kustomization.yml", "Kustomization");

    private final Path folder;
    private final List<Path> files = new ArrayList<>();
    private final List<Diagnostic> notices = new ArrayList<>();

    private LabFolder(Path folder) {
        this.folder = folder;
    }

    /// What was found: paths below the folder, in the order of their names.
    record Found(List<Path> files, List<Diagnostic> notices) {}

    static Found search(Path folder) throws LabIoException {
        var visitor = new LabFolder(folder);
        try {
            var options = EnumSet.of(FileVisitOption.FOLLOW_LINKS);
            Files.walkFileTree(folder, options, 100, visitor);
        } catch (IOException e) {
            throw LabIoException.of("Cannot read the folder " + folder, e);
        }
        if (visitor.files.size() > MAX_FILES) {
            throw new LabIoException(
                    "The folder %s holds more than %d files".formatted(folder, MAX_FILES));
        }
        visitor.files.sort(Comparator.naturalOrder());
        return new Found(List.copyOf(visitor.files), List.copyOf(visitor.notices));
    }

    static boolean isLabFile(Path file) {
        var name = file.getFileName();
        return name != null && ENDINGS.stream().anyMatch(name.toString()::endsWith);
    }

    @Override
    public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
        var name = dir.getFileName();
        boolean hidden = name != null && name.toString().startsWith(".");
        if (!dir.equals(folder) && hidden) {
            return FileVisitResult.SKIP_SUBTREE;
        }
        for (var kustomization : KUSTOMIZATIONS) {
            if (Files.exists(dir.resolve(kustomization))) {
                return refuse(
                        dir, kustomization, "kustomization", "kubectl kustomize {} > {}.yaml");
            }
        }
        if (Files.exists(dir.resolve("Chart.yaml"))) {
            return refuse(dir, "Chart.yaml", "Helm chart", "helm template {} > {}.yaml");
        }
        return FileVisitResult.CONTINUE;
    }

    private FileVisitResult refuse(Path dir, String file, String what, String command) {
        var shown = shown(folder.relativize(dir).resolve(file));
        var start = SourcePosition.START;
        var name = dir.toAbsolutePath().normalize().getFileName();
        notices.add(
                Diagnostic.error(
                        new SourceRange(shown, start, start),
                        Fault.RENDER_FIRST.message(file, what),
                        Fault.RENDER_FIRST.hint(
                                "render it: " + command, dir, name == null ? "rendered" : name)));
        return FileVisitResult.SKIP_SUBTREE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (attributes.isRegularFile() && isLabFile(file)) {
            files.add(folder.relativize(file));
        }
        return files.size() > MAX_FILES ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
        if (e instanceof FileSystemLoopException) {
            return FileVisitResult.CONTINUE;
        }
        throw e;
    }

    /// With `/` between folders, on every system.
    static String shown(Path path) {
        var text = new StringBuilder();
        for (var part : path) {
            text.append(text.isEmpty() ? "" : "/").append(part);
        }
        return path.isAbsolute() ? path.toString().replace('\\', '/') : text.toString();
    }
}
