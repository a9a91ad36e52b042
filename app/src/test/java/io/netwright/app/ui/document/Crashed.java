package io.netwright.app.ui.document;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// Makes a copy of ours look as if a process had left it that runs no more.
public final class Crashed {
    private static final long NOBODY = Long.MAX_VALUE;

    private Crashed() {}

    public static Path pretend(Path copy) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var in =
                        new DataInputStream(
                                new GZIPInputStream(
                                        new ByteArrayInputStream(Files.readAllBytes(copy))));
                var out = new DataOutputStream(new GZIPOutputStream(bytes))) {
            out.writeUTF(in.readUTF());
            out.writeUTF(in.readUTF());
            out.writeLong(in.readLong());
            in.readLong();
            out.writeLong(NOBODY);
            in.transferTo(out);
        }
        Files.delete(copy);
        return Files.write(copy.resolveSibling("another.autosave"), bytes.toByteArray());
    }
}
