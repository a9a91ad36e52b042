package io.netwright.model.lab;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;

/// Writes a file so that after a crash it is the old or the new one: to a temporary file beside it,
/// to the disk, then renamed. A link stays a link; permissions stay.
final class AtomicFile {
    private AtomicFile() {}

    static void write(Path file, byte[] bytes) throws LabIoException {
        try {
            var target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
            var folder = target.getParent();
            if (folder == null) {
                throw new LabIoException("Cannot write " + file);
            }
            Files.createDirectories(folder);
            var temporary = Files.createTempFile(folder, ".netwright-", ".tmp");
            try {
                keepPermissions(target, temporary);
                writeThrough(temporary, bytes);
                Files.move(
                        temporary,
                        target,
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (FileAlreadyExistsException e) {
            throw LabIoException.of("Cannot make the folder for " + file, e);
        } catch (IOException e) {
            throw LabIoException.of("Cannot write " + file, e);
        }
    }

    private static void writeThrough(Path file, byte[] bytes) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            var rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }

    /// A temporary file is its owner's alone; a new file gets what files usually have.
    private static void keepPermissions(Path old, Path temporary) throws IOException {
        var view = Files.getFileAttributeView(temporary, PosixFileAttributeView.class);
        if (view == null) {
            return;
        }
        if (Files.exists(old)) {
            view.setPermissions(Files.getPosixFilePermissions(old));
        } else {
            var probe = temporary.resolveSibling(temporary.getFileName() + ".new");
            Files.createFile(probe);
            try {
                view.setPermissions(Files.getPosixFilePermissions(probe));
            } finally {
                Files.delete(probe);
            }
        }
    }
}
