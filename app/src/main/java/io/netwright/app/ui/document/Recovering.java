package io.netwright.app.ui.document;

import io.netwright.app.session.UnsavedCopy;
import io.netwright.model.lab.Autosave;
import io.netwright.model.lab.Autosave.Recovery;
import io.netwright.model.lab.LabIoException;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;

/// Keeps unsaved changes over a crash, and offers them again at the next start. FX thread only.
public final class Recovering {
    private static final int OFFERED = 3;
    private final DocumentViewModel document;
    private final Autosave store;
    private final UnsavedCopy copy;
    private final Executor work;
    private final Executor fx;

    public Recovering(
            DocumentViewModel document,
            Autosave store,
            UnsavedCopy copy,
            Executor work,
            Executor fx) {
        this.document = document;
        this.store = store;
        this.copy = copy;
        this.work = work;
        this.fx = fx;
    }

    /// Writes what is new; called every few seconds.
    public void keep() {
        copy.keep(this::refused);
    }

    /// Writes what is not saved, before the program ends.
    public void keepNow() {
        try {
            copy.keepNow();
        } catch (LabIoException e) {
            refused(e);
        }
    }

    /// Forgets what is not saved, before the program ends: the person has said so.
    public void dropNow() {
        try {
            copy.dropNow();
        } catch (LabIoException e) {
            refused(e);
        }
    }

    private void refused(LabIoException fault) {
        fx.execute(
                () ->
                        document.bars()
                                .show(
                                        Bar.fault(
                                                "autosave",
                                                String.valueOf(fault.getMessage()),
                                                "Save often: a crash would lose what is not saved.",
                                                Bar.Action.none("Close"))));
    }

    /// Looks for what an earlier run has left, and offers it.
    public void offer() {
        work.execute(
                () -> {
                    try {
                        var found = store.list();
                        fx.execute(() -> show(found));
                    } catch (LabIoException e) {
                        refused(e);
                    }
                });
    }

    private void show(List<Recovery> found) {
        for (var recovery : found.stream().limit(OFFERED).toList().reversed()) {
            document.bars()
                    .show(
                            Bar.ask(
                                    "recover " + recovery.file(),
                                    "%s: unsaved changes of %s"
                                            .formatted(
                                                    recovery.labName(), time(recovery.written())),
                                    "Netwright ended before they were saved.",
                                    new Bar.Action("Recover", () -> recover(recovery)),
                                    new Bar.Action("Discard", () -> discard(recovery)),
                                    Bar.Action.none("Later")));
        }
    }

    private static String time(Instant at) {
        var local = at.atZone(ZoneId.systemDefault());
        boolean today = local.toLocalDate().equals(LocalDate.now(ZoneId.systemDefault()));
        return DateTimeFormatter.ofPattern(today ? "HH:mm" : "d MMMM, HH:mm", Locale.ENGLISH)
                .format(local);
    }

    private void recover(Recovery recovery) {
        document.leave(
                () ->
                        work.execute(
                                () -> {
                                    try {
                                        var opened = store.recover(recovery);
                                        fx.execute(
                                                () -> {
                                                    document.session().recover(opened);
                                                    keepNow();
                                                    discard(recovery);
                                                });
                                    } catch (LabIoException e) {
                                        refused(e);
                                    }
                                }));
    }

    private void discard(Recovery recovery) {
        work.execute(
                () -> {
                    try {
                        store.discard(recovery);
                    } catch (LabIoException e) {
                        refused(e);
                    }
                });
    }
}
