package io.netwright.model.lab;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/// The disk did not do what was asked, or a file is no text; the message is a sentence for the
/// user.
public final class LabIoException extends Exception {
    private static final long serialVersionUID = 1;

    private final boolean ofInput;

    public LabIoException(String message) {
        super(message);
        this.ofInput = false;
    }

    private LabIoException(String message, @Nullable IOException cause, boolean ofInput) {
        super(message, cause);
        this.ofInput = ofInput;
    }

    /// The disk did its part, and what it gave is nothing that could be read.
    static LabIoException input(String message) {
        return new LabIoException(message, null, true);
    }

    /// Is the input at fault, and not the disk?
    public boolean isOfInput() {
        return ofInput;
    }

    static LabIoException of(String what, IOException cause) {
        return new LabIoException("%s: %s".formatted(what, words(cause)), cause, false);
    }

    private static String words(IOException cause) {
        return switch (cause) {
            case NoSuchFileException _ -> "there is no such file";
            case AccessDeniedException _ -> "access is denied";
            case FileSystemException e when e.getReason() != null -> e.getReason();
            default -> cause.getMessage() == null ? cause.toString() : cause.getMessage();
        };
    }
}
