package io.netwright.app.session;

import io.netwright.app.samples.Samples;
import io.netwright.model.diag.Message;
import io.netwright.model.edit.Edit;
import io.netwright.model.edit.History;
import io.netwright.model.lab.Lab;
import io.netwright.model.lab.LabFiles;
import io.netwright.model.lab.LabIoException;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/// The open lab of a window. Called by one thread; what follows from a lab is computed by `work`
/// and taken over by `home`, unless the lab has changed again since.
public final class LabSession {
    private final Executor work;
    private final Executor home;
    private final List<Runnable> listeners = new ArrayList<>();
    private History history;
    private @Nullable LabFiles files;
    private Derived derived;
    private @Nullable Lab deriving;
    private @Nullable Lab savedLab;

    /// A session with an empty lab.
    ///
    /// @param work runs what takes long
    /// @param home runs what belongs to the caller's thread
    public LabSession(Executor work, Executor home) {
        this.work = work;
        this.home = home;
        var empty = Lab.of("untitled", List.of());
        history = new History(empty);
        derived = Derived.of(empty);
    }

    /// Hears of every change of the lab, of what is derived, and of where it is saved.
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    public Lab lab() {
        return history.lab();
    }

    /// What followed from the lab when it was last computed.
    public Derived derived() {
        return derived;
    }

    /// Is [#derived] that of the current lab?
    public boolean isCurrent() {
        return derived.lab() == history.lab();
    }

    public boolean isDirty() {
        return history.isDirty();
    }

    /// The folder that the lab is saved to, empty for one that was never saved.
    public Optional<Path> folder() {
        return Optional.ofNullable(files).flatMap(LabFiles::folder);
    }

    public void openSample(Samples.Sample sample) {
        begin(sample.lab(), null);
    }

    public void openEmpty() {
        begin(Lab.of("untitled", List.of()), null);
    }

    /// Opens files and folders as one lab.
    ///
    /// @throws LabIoException if they cannot be read; then nothing has changed
    public void open(List<Path> paths) throws LabIoException {
        var opened = LabFiles.open(paths);
        begin(opened.lab(), opened.files());
    }

    /// Goes on with a lab that an autosave has kept.
    public void recover(LabFiles.Opened opened) {
        begin(opened.lab(), opened.files());
    }

    private void begin(Lab lab, @Nullable LabFiles from) {
        history = new History(lab);
        files = from;
        savedLab = lab;
        changed();
    }

    /// Applies an edit.
    ///
    /// @throws IllegalArgumentException as [Edit#applyTo]; then nothing has changed
    public void edit(Edit edit) {
        history.push(edit);
        changed();
    }

    /// Ends a run of typing.
    public void pause() {
        history.pause();
    }

    public void undo() {
        history.undo();
        changed();
    }

    public void redo() {
        history.redo();
        changed();
    }

    public Optional<Message> undoLabel() {
        return history.undoLabel();
    }

    public Optional<Message> redoLabel() {
        return history.redoLabel();
    }

    /// Has it a folder to be saved to?
    public boolean hasHome() {
        return files != null && files.folder().isPresent();
    }

    /// Writes what has changed to where the lab came from.
    ///
    /// @param overwrite also what somebody else has changed since
    /// @return the files that somebody else has changed, and nothing was written; empty: it is
    ///   saved
    /// @throws LabIoException if the disk refuses, or the lab has no home
    public List<String> save(boolean overwrite) throws LabIoException {
        if (files == null) {
            throw new LabIoException("This lab has no folder yet");
        }
        return switch (files.save(lab(), overwrite)) {
            case LabFiles.Saved.Conflict(var conflicts) -> conflicts;
            case LabFiles.Saved.Done(var now) -> {
                files = now;
                savedLab = lab();
                history.markSaved();
                tell();
                yield List.of();
            }
        };
    }

    /// Writes the whole lab to another folder, which is its home from now on.
    ///
    /// @throws LabIoException if the disk refuses; then its home is the old one
    public List<String> saveTo(Path folder) throws LabIoException {
        var before = files;
        files = LabFiles.in(folder);
        try {
            var conflicts = save(false);
            if (!conflicts.isEmpty()) {
                files = before;
            }
            return conflicts;
        } catch (LabIoException e) {
            files = before;
            throw e;
        }
    }

    /// The lab as it was last read or written.
    public Optional<Lab> savedLab() {
        return Optional.ofNullable(savedLab);
    }

    private void changed() {
        derive();
        tell();
    }

    private void derive() {
        var lab = history.lab();
        if (lab == deriving || lab == derived.lab()) {
            return;
        }
        deriving = lab;
        work.execute(
                () -> {
                    var next = Derived.of(lab);
                    home.execute(() -> take(next));
                });
    }

    private void take(Derived next) {
        if (next.lab() == history.lab()) {
            derived = next;
            deriving = null;
            tell();
        }
    }

    private void tell() {
        List.copyOf(listeners).forEach(Runnable::run);
    }
}
