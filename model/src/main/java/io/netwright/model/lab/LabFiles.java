package io.netwright.model.lab;

import io.netwright.model.diag.Diagnostic;
import io.netwright.model.diag.Fault;
import io.netwright.model.diag.SourcePosition;
import io.netwright.model.diag.SourceRange;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Where a lab is at home on disk: which file is which, and what was last read or written there.
/// Immutable; saving gives the next one.
public final class LabFiles {
    /// What standard input is called in messages.
    public static final String STDIN = "<stdin>";

    private final @Nullable Path folder;
    private final SortedMap<String, Stored> stored;

    /// A file on disk, and a fingerprint of the bytes that the lab knows.
    record Stored(Path path, Fingerprint fingerprint) {}

    /// A lab and where it is at home.
    public record Opened(Lab lab, LabFiles files) {}

    LabFiles(@Nullable Path folder, SortedMap<String, Stored> stored) {
        this.folder = folder;
        this.stored = Collections.unmodifiableSortedMap(new TreeMap<>(stored));
    }

    /// A home for a lab that has none yet: its files will go to that folder.
    public static LabFiles in(Path folder) {
        return new LabFiles(folder, new TreeMap<>());
    }

    /// Of a lab that is not on disk, and has no folder to go to.
    public static LabFiles none() {
        return new LabFiles(null, new TreeMap<>());
    }

    /// Opens files and folders as one lab; see [#open(List, String)].
    public static Opened open(List<Path> paths) throws LabIoException {
        return open(paths, Lab.DEFAULT_NAMESPACE);
    }

    /// Opens files and folders as one lab, in that order. With a single file, the `.netlab` of the
    /// same name beside it belongs to it; a `.netlab` alone stands for the manifests beside it.
    ///
    /// @param defaultNamespace of namespaced objects that name none
    public static Opened open(List<Path> paths, String defaultNamespace) throws LabIoException {
        if (paths.isEmpty()) {
            throw new LabIoException("No file or folder to open");
        }
        var loader = new Loader();
        if (paths.size() == 1) {
            loader.single(paths.getFirst());
        } else {
            for (var path : paths) {
                loader.oneOfSeveral(path);
            }
        }
        return loader.opened(nameOf(paths.getFirst()), defaultNamespace);
    }

    /// Reads a lab from a stream, which has no home.
    public static Opened read(Reader reader, String defaultNamespace) throws LabIoException {
        var text = new StringWriter();
        try {
            var buffer = new char[1 << 16];
            for (int n = reader.read(buffer); n >= 0; n = reader.read(buffer)) {
                text.write(buffer, 0, n);
                if (text.getBuffer().length() > LabText.MAX_BYTES) {
                    throw new LabIoException("Standard input is too large");
                }
            }
        } catch (IOException e) {
            throw LabIoException.of("Cannot read standard input", e);
        }
        if (text.getBuffer().indexOf("\0") >= 0) {
            throw LabIoException.input("Standard input is no text: it has a zero byte");
        }
        var sources = List.of(new SourceText(STDIN, text.toString()));
        var lab = Lab.of("stdin", sources, defaultNamespace, List.of());
        return new Opened(lab, none());
    }

    /// The folder that new files go to, empty for standard input.
    public Optional<Path> folder() {
        return Optional.ofNullable(folder);
    }

    /// Where a file of the lab is, or will be once it is saved; empty without a home.
    public Optional<Path> path(String file) {
        var known = stored.get(file);
        if (known != null) {
            return Optional.of(known.path());
        }
        return folder == null ? Optional.empty() : Optional.of(folder.resolve(file));
    }

    /// What came of saving.
    public sealed interface Saved {
        /// All is on disk; the files as they are now.
        record Done(LabFiles files) implements Saved {}

        /// Nothing was written, as these files are not what the lab was read from: somebody else
        /// has changed, removed or made them.
        record Conflict(List<String> files) implements Saved {
            public Conflict {
                files = List.copyOf(files);
            }
        }
    }

    /// Writes the files that have changed, each at once or not at all.
    ///
    /// @param overwrite also what somebody else has changed
    /// @throws LabIoException if there is no home, or the disk refuses; then some files may be
    ///   written and others not, and all are whole
    public Saved save(Lab lab, boolean overwrite) throws LabIoException {
        if (!overwrite) {
            var conflicts = changedOutside(lab);
            if (!conflicts.isEmpty()) {
                return new Saved.Conflict(conflicts);
            }
        }
        var next = new TreeMap<>(stored);
        for (var file : lab.files()) {
            var bytes = file.text().getBytes(StandardCharsets.UTF_8);
            var fingerprint = Fingerprint.of(bytes);
            var known = stored.get(file.path());
            if (overwrite || known == null || !known.fingerprint().equals(fingerprint)) {
                var path = requirePath(file.path());
                AtomicFile.write(path, bytes);
                next.put(file.path(), new Stored(path, fingerprint));
            }
        }
        return new Saved.Done(new LabFiles(folder, next));
    }

    /// A lab again, with what its files on disk say now. A file that is gone is left out; one that
    /// was never saved stays as it is.
    public Opened reopen(Lab lab) throws LabIoException {
        var sources = new ArrayList<SourceText>();
        var next = new TreeMap<>(stored);
        for (var file : lab.files()) {
            var known = stored.get(file.path());
            if (known == null) {
                sources.add(new SourceText(file.path(), file.text()));
            } else if (Files.exists(known.path())) {
                var bytes = LabText.bytes(known.path());
                sources.add(new SourceText(file.path(), text(bytes, known.path())));
                next.put(file.path(), new Stored(known.path(), Fingerprint.of(bytes)));
            } else {
                next.remove(file.path());
            }
        }
        var again = Lab.of(lab.name(), sources, lab.defaultNamespace(), List.of());
        return new Opened(again, new LabFiles(folder, next));
    }

    /// The files of the lab that are on disk no longer what was last read or written.
    public List<String> changedOutside(Lab lab) throws LabIoException {
        var changed = new ArrayList<String>();
        for (var file : lab.files()) {
            var known = stored.get(file.path());
            var path = requirePath(file.path());
            boolean there = Files.exists(path);
            boolean same =
                    known == null
                            ? !there
                            : there
                                    && Fingerprint.of(LabText.bytes(path))
                                            .equals(known.fingerprint());
            if (!same) {
                changed.add(file.path());
            }
        }
        return changed;
    }

    private static String text(byte[] bytes, Path file) throws LabIoException {
        try {
            return LabText.decode(bytes);
        } catch (LabText.NoTextException e) {
            throw LabIoException.input(e.of(file.toString()));
        }
    }

    private Path requirePath(String file) throws LabIoException {
        return path(file)
                .orElseThrow(() -> new LabIoException("This lab has no folder to save " + file));
    }

    SortedMap<String, Stored> stored() {
        return stored;
    }

    private static String nameOf(Path path) {
        var name = path.toAbsolutePath().normalize().getFileName();
        if (name == null) {
            return "lab";
        }
        var text = name.toString();
        int dot = text.lastIndexOf('.');
        return Files.isDirectory(path) || dot <= 0 ? text : text.substring(0, dot);
    }

    private static final class Loader {
        private final List<SourceText> sources = new ArrayList<>();
        private final List<Diagnostic> notices = new ArrayList<>();
        private final SortedMap<String, Stored> stored = new TreeMap<>();
        private @Nullable Path home;

        void single(Path path) throws LabIoException {
            if (Files.isDirectory(path)) {
                home = path;
                folder(path, "");
                return;
            }
            var parent = path.toAbsolutePath().normalize().getParent();
            home = parent;
            var beside = parent == null ? null : manifestOf(path, parent);
            if (isNetlab(path) && parent != null && beside == null) {
                folder(parent, "");
                return;
            }
            if (beside != null) {
                file(beside, fileName(beside));
            }
            file(path, fileName(path));
            var netlab = parent == null ? path : parent.resolve(nameOf(path) + ".netlab");
            if (!isNetlab(path) && Files.isRegularFile(netlab)) {
                file(netlab, fileName(netlab));
            }
        }

        /// The manifests that a `.netlab` of the same name belongs to.
        private static @Nullable Path manifestOf(Path netlab, Path parent) {
            if (!isNetlab(netlab)) {
                return null;
            }
            for (var ending : List.of(".yaml", ".yml", ".json")) {
                var file = parent.resolve(nameOf(netlab) + ending);
                if (Files.isRegularFile(file)) {
                    return file;
                }
            }
            return null;
        }

        private static boolean isNetlab(Path path) {
            return fileName(path).endsWith(".netlab");
        }

        void oneOfSeveral(Path path) throws LabIoException {
            var absolute = path.toAbsolutePath().normalize();
            if (Files.isDirectory(path)) {
                home = home == null ? absolute : home;
                folder(path, LabFolder.shown(path) + "/");
            } else {
                home = home == null ? absolute.getParent() : home;
                file(path, LabFolder.shown(path));
            }
        }

        private void folder(Path folder, String prefix) throws LabIoException {
            var found = LabFolder.search(folder);
            notices.addAll(found.notices());
            for (var file : found.files()) {
                fileOf(folder, file, prefix + LabFolder.shown(file));
            }
        }

        /// One of a folder's files: the others do not suffer from it.
        private void fileOf(Path folder, Path file, String shown) throws LabIoException {
            if (stored.containsKey(shown)) {
                return;
            }
            var bytes = LabText.bytes(folder.resolve(file));
            try {
                add(shown, folder.resolve(file), bytes, LabText.decode(bytes));
            } catch (LabText.NoTextException e) {
                var start = SourcePosition.START;
                notices.add(
                        Diagnostic.error(
                                new SourceRange(shown, start, start),
                                Fault.NO_TEXT.message(e.of(LabFolder.shown(file))),
                                null));
            }
        }

        private void file(Path file, String shown) throws LabIoException {
            if (stored.containsKey(shown)) {
                return;
            }
            var bytes = LabText.bytes(file);
            add(shown, file, bytes, text(bytes, file));
        }

        private void add(String shown, Path file, byte[] bytes, String text) {
            sources.add(new SourceText(shown, text));
            stored.put(shown, new Stored(file, Fingerprint.of(bytes)));
        }

        private static String fileName(Path path) {
            var name = path.getFileName();
            return name == null ? path.toString() : name.toString();
        }

        Opened opened(String name, String defaultNamespace) {
            var lab = Lab.of(name, sources, defaultNamespace, notices);
            return new Opened(lab, new LabFiles(home, stored));
        }
    }
}
