package io.netwright.model.lab;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/// The disk did not do what was asked; the message is a sentence for the user.
public final class LabIoException extends Exception {
    private static final long serialVersionUID = 1;

    public LabIoException(String message) {
        super(message);
    }

    LabIoException(String message, IOException cause) {
        super(message, cause);
    }

    static LabIoException of(String what, IOException cause) {
        return new LabIoException("%s: %s".formatted(what, words(cause)), cause);
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
