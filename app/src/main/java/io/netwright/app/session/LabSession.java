package io.netwright.app.session;

import io.netwright.app.samples.Samples;
import io.netwright.model.diag.Message;
import io.netwright.model.edit.Edit;
import io.netwright.model.edit.History;
import io.netwright.model.lab.Lab;
import io.netwright.model.lab.LabFiles;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/// The open lab of a window. Called by one thread; what follows from a lab is computed by `work`,
/// one lab at a time, and taken over by `home`.
public final class LabSession {
    private final Executor work;
    private final Executor home;
    private final List<Runnable> listeners = new ArrayList<>();
    private final List<Runnable> beginners = new ArrayList<>();
    private History history;
    private Origin origin;
    private Derived derived;
    private @Nullable Lab deriving;
    private int unparsed;
    private boolean rescued;
    private boolean held;

    /// Where the open lab came from, and where it is saved to.
    ///
    /// @param files what is known of the disk; without a folder for a lab that was never saved
    /// @param paths what was opened, empty for what was not read from disk
    /// @param name of the folder that it was saved in since, null for the lab's own
    public record Origin(LabFiles files, List<Path> paths, @Nullable String name) {
        public static final Origin NONE = new Origin(LabFiles.none(), List.of(), null);

        public Origin {
            paths = List.copyOf(paths);
        }

        public static Origin of(LabFiles files, List<Path> paths) {
            return new Origin(files, paths, null);
        }

        /// A folder that the lab is saved in from now on.
        public static Origin in(Path folder) {
            var last = folder.toAbsolutePath().normalize().getFileName();
            return new Origin(
                    LabFiles.in(folder),
                    List.of(folder),
                    last == null ? folder.toString() : last.toString());
        }

        Origin with(LabFiles now) {
            return new Origin(now, paths, name);
        }
    }

    /// A session with an empty lab.
    ///
    /// @param work runs what takes long
    /// @param home runs what belongs to the caller's thread
    public LabSession(Executor work, Executor home) {
        this.work = work;
        this.home = home;
        var empty = empty();
        history = new History(empty);
        origin = Origin.NONE;
        derived = Derived.of(empty);
    }

    private static Lab empty() {
        return Lab.of("untitled", List.of());
    }

    /// Hears of every change of the lab, of what is derived, and of where it is saved.
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /// Hears when another lab is open, before [#onChange] tells of it.
    public void onBegin(Runnable listener) {
        beginners.add(listener);
    }

    public Lab lab() {
        return history.lab();
    }

    /// What a window is called: the lab's name, or that of the folder it was saved in.
    public String name() {
        return origin.name() == null ? lab().name() : origin.name();
    }

    public Origin origin() {
        return origin;
    }

    /// What followed from the lab when it was last computed.
    public Derived derived() {
        return derived;
    }

    /// Is [#derived] that of the current lab?
    public boolean isCurrent() {
        return derived.lab() == history.lab();
    }

    /// Is [#derived] what followed from an earlier text, while a document is no YAML?
    public boolean isHeld() {
        return held;
    }

    /// Is [#derived] being computed?
    public boolean isDeriving() {
        return deriving != null;
    }

    /// Is there something that is not on disk?
    public boolean isDirty() {
        return rescued || history.isDirty();
    }

    /// Has it a folder to be saved to?
    public boolean hasHome() {
        return origin.files().folder().isPresent();
    }

    public void openSample(Samples.Sample sample) {
        begin(sample.lab(), Origin.NONE);
    }

    public void openEmpty() {
        begin(empty(), Origin.NONE);
    }

    /// Goes on with another lab, and without the history of this one.
    public void begin(Lab lab, Origin from) {
        start(lab, from);
        changed();
    }

    /// The same with a lab of which all is computed already.
    public void begin(Derived next, Origin from) {
        start(next.lab(), from);
        derived = next;
        changed();
    }

    /// Goes on with a lab that an autosave has kept: what it says is not on disk.
    public void recover(LabFiles.Opened opened) {
        start(opened.lab(), Origin.of(opened.files(), List.of()));
        rescued = true;
        changed();
    }

    private void start(Lab lab, Origin from) {
        history = new History(lab);
        origin = from;
        rescued = false;
        held = false;
        deriving = null;
        unparsed = unparsed(lab);
        List.copyOf(beginners).forEach(Runnable::run);
    }

    /// Applies an edit.
    ///
    /// @throws IllegalArgumentException as [Edit#applyTo]; then nothing has changed
    public void edit(Edit edit) {
        history.push(edit);
        changed();
    }

    /// Takes over what somebody else has made of the files; undo goes back to what was here.
    public void reload(LabFiles.Opened opened) {
        history.push(Message.of("EDIT_RELOAD", "Reload from disk"), opened.lab());
        saved(opened.lab(), origin.with(opened.files()));
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

    /// That lab is on disk now; what has been edited since is not.
    ///
    /// @param at where it was written
    public void saved(Lab lab, Origin at) {
        origin = at;
        if (lab == history.lab()) {
            history.markSaved();
            rescued = false;
        }
        tell();
    }

    private void changed() {
        derive();
        tell();
    }

    /// Computes what follows, unless that is known or under way. What is under way looks again when
    /// it ends, so that fast typing does not start a computation for every key.
    public void derive() {
        var lab = history.lab();
        if (deriving != null || isCurrent()) {
            return;
        }
        int now = unparsed(lab);
        if (now > unparsed) { // while somebody types, what is there stays as it last made sense
            deriving = null;
            held = true;
            derived = new Derived(lab, derived.cluster(), derived.compiled());
            return;
        }
        unparsed = now;
        held = false;
        deriving = lab;
        var before = derived;
        work.execute(
                () -> {
                    try {
                        var next = before.next(lab);
                        home.execute(() -> take(next));
                    } catch (RuntimeException | Error e) {
                        home.execute(() -> giveUp(lab));
                        throw e; // a fault of ours: whoever runs this thread reports it
                    }
                });
    }

    /// How many documents are no YAML.
    private static int unparsed(Lab lab) {
        int count = 0;
        for (var file : lab.files()) {
            for (var document : file.documents()) {
                count += document.tree().isEmpty() ? 1 : 0;
            }
        }
        return count;
    }

    private void take(Derived next) {
        if (next.lab() != deriving) {
            return; // stopped, or another lab is open
        }
        deriving = null;
        if (!isCurrent()) {
            derived = next;
        }
        derive();
        tell();
    }

    private void giveUp(Lab lab) {
        if (lab == deriving) {
            deriving = null;
            tell();
        }
    }

    /// Does not wait for what is being computed; [#derived] stays that of an earlier lab until the
    /// next edit or [#derive].
    public void stopDeriving() {
        deriving = null;
        tell();
    }

    private void tell() {
        List.copyOf(listeners).forEach(Runnable::run);
    }
}
