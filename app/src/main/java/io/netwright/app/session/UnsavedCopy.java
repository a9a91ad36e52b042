package io.netwright.app.session;

import io.netwright.model.lab.Autosave;
import io.netwright.model.lab.Lab;
import io.netwright.model.lab.LabFiles;
import io.netwright.model.lab.LabIoException;

import org.jspecify.annotations.Nullable;

import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// Keeps a copy of a session's unsaved changes in the user's folder, for the next start after a
/// crash. Called by the session's thread, now and then; the disk is written by `work`.
public final class UnsavedCopy {
    private static final String WINDOW = "1";
    private final LabSession session;
    private final Autosave store;
    private final Executor work;
    private final InstantSource clock;
    private @Nullable Lab kept;
    private long turn;
    private long written; // guarded by store

    public UnsavedCopy(LabSession session, Autosave store, Executor work, InstantSource clock) {
        this.session = session;
        this.store = store;
        this.work = work;
        this.clock = clock;
    }

    /// Writes a copy if there is something new to keep, and removes it if all is on disk.
    ///
    /// @param failed hears, on a thread of `work`, why the disk refuses
    public void keep(Consumer<LabIoException> failed) {
        if (!session.isDirty()) {
            drop(failed);
            return;
        }
        var lab = session.lab();
        if (lab == kept) {
            return;
        }
        kept = lab;
        long mine = ++turn;
        var files = session.origin().files();
        work.execute(() -> tried(() -> write(mine, lab, files), failed));
    }

    /// Removes the copy: all is saved, or the person does not want it.
    private void drop(Consumer<LabIoException> failed) {
        if (kept != null) {
            kept = null;
            long mine = ++turn;
            work.execute(() -> tried(() -> clear(mine), failed));
        }
    }

    /// Writes a copy at once, on this thread.
    public void keepNow() throws LabIoException {
        if (session.isDirty()) {
            kept = session.lab();
            write(++turn, kept, session.origin().files());
        }
    }

    /// Removes the copy at once, on this thread: the program ends, and nothing is to be kept.
    public void dropNow() throws LabIoException {
        kept = null;
        clear(++turn);
    }

    private void write(long mine, Lab lab, LabFiles files) throws LabIoException {
        synchronized (store) {
            if (mine > written) {
                written = mine;
                store.write(WINDOW, lab, files, clock.instant());
            }
        }
    }

    private void clear(long mine) throws LabIoException {
        synchronized (store) {
            if (mine > written) {
                written = mine;
                store.clear(WINDOW);
            }
        }
    }

    private interface Step {
        void run() throws LabIoException;
    }

    private static void tried(Step step, Consumer<LabIoException> failed) {
        try {
            step.run();
        } catch (LabIoException e) {
            failed.accept(e);
        }
    }
}
