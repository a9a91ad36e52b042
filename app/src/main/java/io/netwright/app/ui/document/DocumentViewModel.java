package io.netwright.app.ui.document;

import io.netwright.app.samples.Samples;
import io.netwright.app.session.Derived;
import io.netwright.app.session.LabSession;
import io.netwright.app.session.LabSession.Origin;
import io.netwright.model.lab.Lab;
import io.netwright.model.lab.LabFiles;
import io.netwright.model.lab.LabIoException;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;

/// Opens and saves the lab of a window, and loses nothing on the way: who leaves unsaved changes is
/// asked, who would write over another's is asked, and the disk is read and written off the
/// window's thread. FX thread only.
public final class DocumentViewModel {
    private final LabSession session;
    private final FileDialogs dialogs;
    private final Bars bars;
    private final Executor work;
    private final Executor fx;
    private final ReadOnlyObjectWrapper<@Nullable Working> working = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper told = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable Path> opened = new ReadOnlyObjectWrapper<>();

    /// Something that takes a while.
    ///
    /// @param cancel null where it cannot be left half done
    public record Working(String text, @Nullable Runnable cancel) {}

    /// What reads a lab, off the window's thread.
    interface Reading {
        LabFiles.Opened read() throws LabIoException;
    }

    /// The document of a session.
    ///
    /// @param work runs what takes long
    /// @param fx runs what belongs to the window's thread
    public DocumentViewModel(
            LabSession session, FileDialogs dialogs, Bars bars, Executor work, Executor fx) {
        this.session = session;
        this.dialogs = dialogs;
        this.bars = bars;
        this.work = work;
        this.fx = fx;
    }

    public LabSession session() {
        return session;
    }

    public Bars bars() {
        return bars;
    }

    /// What is being read or written now, null for nothing.
    public ReadOnlyObjectProperty<@Nullable Working> workingProperty() {
        return working.getReadOnlyProperty();
    }

    /// What came of the last step, in words.
    public ReadOnlyStringProperty toldProperty() {
        return told.getReadOnlyProperty();
    }

    /// The file or folder that was opened or saved last.
    public ReadOnlyObjectProperty<@Nullable Path> openedProperty() {
        return opened.getReadOnlyProperty();
    }

    public void openEmpty() {
        leave(session::openEmpty);
    }

    public void openSample(Samples.Sample sample) {
        leave(
                () ->
                        read(
                                "Opening " + sample.name(),
                                List.of(),
                                () -> new LabFiles.Opened(sample.lab(), LabFiles.none())));
    }

    public void openFolder() {
        dialogs.openFolder().ifPresent(it -> open(List.of(it)));
    }

    public void openFile() {
        dialogs.openFile().ifPresent(it -> open(List.of(it)));
    }

    /// Opens files and folders as one lab.
    public void open(List<Path> paths) {
        if (!paths.isEmpty()) {
            leave(() -> read("Opening " + names(paths), paths, () -> LabFiles.open(paths)));
        }
    }

    private static String names(List<Path> paths) {
        var first = paths.getFirst().getFileName();
        var name = first == null ? paths.getFirst().toString() : first.toString();
        return paths.size() == 1 ? name : name + " and " + (paths.size() - 1) + " more";
    }

    /// Does what takes the place of this lab, unless it has unsaved changes that the person wants
    /// to keep.
    public void leave(Runnable next) {
        if (!session.isDirty()) {
            next.run();
            return;
        }
        bars.show(
                Bar.ask(
                        "unsaved",
                        session.name() + " has unsaved changes",
                        "",
                        new Bar.Action("Save", () -> save(() -> leave(next))),
                        new Bar.Action("Don't save", next),
                        Bar.Action.none("Cancel")));
    }

    private void read(String text, List<Path> paths, Reading reading) {
        var before = session.lab();
        begin(
                text,
                true,
                () -> {
                    var found = reading.read();
                    var derived = Derived.of(found.lab());
                    return () -> {
                        if (session.lab() == before) {
                            adopt(derived, Origin.of(found.files(), paths));
                        } else { // edited while the other lab was being read
                            leave(() -> adopt(derived, Origin.of(found.files(), paths)));
                        }
                    };
                },
                () -> read(text, paths, reading));
    }

    private void adopt(Derived derived, Origin from) {
        bars.close("changed");
        session.begin(derived, from);
        told.set("");
        if (!from.paths().isEmpty()) {
            opened.set(from.paths().getFirst().toAbsolutePath().normalize());
        }
    }

    /// Saves where the lab is at home, else where the person says.
    public void save() {
        save(() -> {});
    }

    private void save(Runnable next) {
        if (session.hasHome()) {
            write(session.origin(), false, next);
        } else {
            saveAs(next);
        }
    }

    /// Saves in another folder, which is the lab's home from then on.
    public void saveAs() {
        saveAs(() -> {});
    }

    private void saveAs(Runnable next) {
        dialogs.saveFolder().ifPresent(it -> write(Origin.in(it), false, next));
    }

    private void write(Origin at, boolean overwrite, Runnable next) {
        var lab = session.lab();
        begin(
                "Saving " + session.name(),
                false,
                () ->
                        switch (at.files().save(lab, overwrite)) {
                            case LabFiles.Saved.Done(var now) ->
                                    () -> done(lab, new Origin(now, at.paths(), at.name()), next);
                            case LabFiles.Saved.Conflict(var files) ->
                                    () -> conflict(at, files, next);
                        },
                () -> write(at, overwrite, next));
    }

    private void done(Lab lab, Origin at, Runnable next) {
        bars.close("changed");
        session.saved(lab, at);
        var folder = at.files().folder();
        told.set("Saved" + folder.map(it -> " in " + it).orElse(""));
        folder.ifPresent(
                it ->
                        opened.set(
                                (at.paths().isEmpty() ? it : at.paths().getFirst())
                                        .toAbsolutePath()
                                        .normalize()));
        next.run();
    }

    private void conflict(Origin at, List<String> files, Runnable next) {
        var overwrite = new Bar.Action("Overwrite", () -> write(at, true, next));
        var cancel = Bar.Action.none("Cancel");
        boolean home = at.equals(session.origin());
        bars.show(
                home
                        ? Bar.ask(
                                "conflict",
                                "Not saved: somebody else has changed " + Names.of(files),
                                "Reload takes over what is on disk; Undo brings yours back.",
                                overwrite,
                                new Bar.Action("Reload", this::reload),
                                cancel)
                        : Bar.ask(
                                "conflict",
                                "Not saved: the folder has "
                                        + Names.of(files)
                                        + " already, and not as in this lab",
                                "",
                                new Bar.Action("Choose another folder", () -> saveAs(next)),
                                overwrite,
                                cancel));
    }

    /// Takes over what is on disk, as a step that can be undone.
    public void reload() {
        var origin = session.origin();
        var lab = session.lab();
        begin(
                "Reloading " + session.name(),
                true,
                () -> {
                    var found =
                            origin.paths().isEmpty()
                                    ? origin.files().reopen(lab)
                                    : LabFiles.open(origin.paths());
                    return () -> {
                        session.reload(found);
                        told.set("Reloaded from disk");
                    };
                },
                this::reload);
    }

    /// Something off the window's thread, and what it leads to on it.
    private interface Step {
        Runnable run() throws LabIoException;
    }

    private void begin(String text, boolean canStop, Step step, Runnable again) {
        var under = working.get();
        if (under != null && under.cancel() == null) {
            told.set(under.text() + "; try again when that is done");
            return;
        }
        bars.close("failed");
        var mine = new Working(text, canStop ? () -> working.set(null) : null);
        working.set(mine);
        work.execute(
                () -> {
                    try {
                        var then = step.run();
                        fx.execute(() -> end(mine, then));
                    } catch (LabIoException e) {
                        fx.execute(() -> end(mine, () -> failed(e, again)));
                    } catch (RuntimeException | Error e) {
                        fx.execute(() -> end(mine, () -> {}));
                        throw e; // a fault of ours: whoever runs this thread reports it
                    }
                });
    }

    @SuppressWarnings("ReferenceEquality") // this very work, not one that reads the same
    private void end(Working mine, Runnable then) {
        if (working.get() == mine) {
            working.set(null);
            then.run();
        }
    }

    private void failed(LabIoException fault, Runnable again) {
        bars.show(
                Bar.fault(
                        "failed",
                        String.valueOf(fault.getMessage()),
                        "The open lab is as it was.",
                        new Bar.Action("Try again", again),
                        Bar.Action.none("Close")));
    }
}
