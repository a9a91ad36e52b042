package io.netwright.app.ui.fx;

import javafx.application.Platform;

import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/// Who runs what. Threads meet only through immutable values.
public final class Threads {
    private Threads() {}

    /// The thread of the views.
    public static Executor fx() {
        return Platform::runLater;
    }

    /// Virtual threads, for what would make the views wait.
    public static Executor background() {
        return Executors.newVirtualThreadPerTaskExecutor();
    }
}
