package io.netwright.model.lab;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reads files as text, so that writing the text again gives the same bytes.
final class LabText {
    static final long MAX_BYTES = 100L << 20;

    private LabText() {}

    /// A file is no text.
    static final class NoTextException extends Exception {
        private static final long serialVersionUID = 1;

        NoTextException(String why) {
            super(why);
        }

        /// The sentence that says so of that file.
        String of(String shown) {
            return shown + " is " + getMessage();
        }
    }

    static byte[] bytes(Path file) throws LabIoException {
        try {
            long size = Files.size(file);
            if (size > MAX_BYTES) {
                throw new LabIoException(
                        "%s is too large: %d MB; files of a lab have up to %d MB"
                                .formatted(file, size >> 20, MAX_BYTES >> 20));
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw LabIoException.of("Cannot read " + file, e);
        }
    }

    /// Does it begin with the byte order mark of UTF-16?
    private static boolean isUtf16(byte[] bytes) {
        if (bytes.length < 2) {
            return false;
        }
        int mark = (bytes[0] & 0xff) << 8 | (bytes[1] & 0xff);
        return mark == 0xfeff || mark == 0xfffe;
    }

    static String decode(byte[] bytes) throws NoTextException {
        if (isUtf16(bytes)) {
            throw new NoTextException("text in UTF-16: save it in UTF-8");
        }
        for (byte b : bytes) {
            if (b == 0) {
                throw new NoTextException("no text: it has a zero byte");
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException _) {
            throw new NoTextException("no text in UTF-8");
        }
    }
}
