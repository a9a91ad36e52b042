package io.netwright.model.lab;

import io.netwright.model.lab.LabFiles.Opened;
import io.netwright.model.lab.LabFiles.Stored;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// Copies of labs with unsaved changes, for the next start after a crash: one file per window,
/// whole or not there. The checksum of its compression finds a damaged one.
public final class Autosave {
    private static final String MAGIC = "netwright autosave 1";
    private static final String ENDING = ".autosave";

    private final Path folder;
    private final Instant started; // of the process that the copies of this run belong to
    private final long process;

    /// @param folder of the user's, made when first written to
    public Autosave(Path folder) {
        var self = ProcessHandle.current();
        this.folder = folder;
        this.process = self.pid();
        this.started = self.info().startInstant().orElse(Instant.EPOCH);
    }

    /// A copy that a process left which runs no more.
    public record Recovery(Path file, String labName, Instant written) {}

    private record Copy(
            String labName, Instant written, long process, Instant started, Opened opened) {}

    /// Writes the copy of a window, in the place of its last one.
    ///
    /// @param window tells the windows of this process apart: letters and digits
    /// @param now for the user, who chooses by it
    public void write(String window, Lab lab, LabFiles files, Instant now) throws LabIoException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(new GZIPOutputStream(bytes))) {
            out.writeUTF(MAGIC);
            out.writeUTF(lab.name());
            out.writeLong(now.toEpochMilli());
            out.writeLong(process);
            out.writeLong(started.toEpochMilli());
            out.writeUTF(lab.defaultNamespace());
            out.writeUTF(files.folder().map(it -> it.toAbsolutePath().toString()).orElse(""));
            out.writeInt(lab.files().size());
            for (var file : lab.files()) {
                var stored = files.stored().get(file.path());
                text(out, file.path());
                text(out, stored == null ? "" : stored.path().toAbsolutePath().toString());
                text(out, stored == null ? "" : stored.fingerprint().hex());
                text(out, file.text());
            }
        } catch (IOException e) {
            throw LabIoException.of("Cannot keep a copy of " + lab.name(), e);
        }
        AtomicFile.write(file(window), bytes.toByteArray());
    }

    /// Removes the copy of a window: all is saved, or the user does not want it.
    public void clear(String window) throws LabIoException {
        delete(file(window));
    }

    private Path file(String window) {
        return folder.resolve(process + "-" + window + ENDING);
    }

    /// What can be recovered, the latest first; damaged copies are left out.
    public List<Recovery> list() throws LabIoException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        var found = new ArrayList<Recovery>();
        try (var entries = Files.newDirectoryStream(folder, "*" + ENDING)) {
            for (var file : entries) {
                var copy = read(file);
                if (copy != null && !isRunning(copy)) {
                    found.add(new Recovery(file, copy.labName, copy.written));
                }
            }
        } catch (IOException e) {
            throw LabIoException.of("Cannot read the folder " + folder, e);
        }
        found.sort(Comparator.comparing(Recovery::written).reversed());
        return List.copyOf(found);
    }

    private boolean isRunning(Copy copy) {
        if (copy.process == process && copy.started.equals(millis(started))) {
            return true;
        }
        Optional<Instant> start =
                ProcessHandle.of(copy.process).flatMap(it -> it.info().startInstant());
        return start.isPresent() && millis(start.get()).equals(copy.started);
    }

    private static Instant millis(Instant instant) {
        return Instant.ofEpochMilli(instant.toEpochMilli());
    }

    /// The lab as it was, at home where it was: saving writes what had not been saved, and finds
    /// what others have changed since.
    public Opened recover(Recovery recovery) throws LabIoException {
        var copy = read(recovery.file());
        if (copy == null) {
            throw new LabIoException("The copy of " + recovery.labName() + " is damaged");
        }
        return copy.opened;
    }

    /// Removes a copy that nobody wants.
    public void discard(Recovery recovery) throws LabIoException {
        delete(recovery.file());
    }

    private static void delete(Path file) throws LabIoException {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw LabIoException.of("Cannot remove " + file, e);
        }
    }

    /// Null if it is damaged or none of ours.
    private static @Nullable Copy read(Path file) {
        try (var in =
                new DataInputStream(
                        new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(file))))) {
            if (!in.readUTF().equals(MAGIC)) {
                return null;
            }
            var name = in.readUTF();
            var written = Instant.ofEpochMilli(in.readLong());
            long process = in.readLong();
            var started = Instant.ofEpochMilli(in.readLong());
            var namespace = in.readUTF();
            var home = in.readUTF();
            var sources = new ArrayList<SourceText>();
            SortedMap<String, Stored> stored = new TreeMap<>();
            int count = in.readInt();
            for (int i = 0; i < count; i++) {
                var path = text(in);
                var disk = text(in);
                var hash = text(in);
                sources.add(new SourceText(path, text(in)));
                if (!disk.isEmpty()) {
                    stored.put(path, new Stored(Path.of(disk), new Fingerprint(hash)));
                }
            }
            if (in.read() >= 0) { // reads the checksum as well
                return null;
            }
            var files = new LabFiles(home.isEmpty() ? null : Path.of(home), stored);
            var lab = Lab.of(name, sources, namespace, List.of());
            return new Copy(name, written, process, started, new Opened(lab, files));
        } catch (IOException | IllegalArgumentException _) {
            return null;
        }
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > LabText.MAX_BYTES) {
            throw new IOException("damaged");
        }
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }
}
