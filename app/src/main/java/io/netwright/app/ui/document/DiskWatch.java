package io.netwright.app.ui.document;

import io.netwright.app.session.LabSession.Origin;
import io.netwright.model.lab.Lab;
import io.netwright.model.lab.LabIoException;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/// Looks now and then whether somebody else has changed the files of the open lab, and asks once
/// for every change. FX thread only.
public final class DiskWatch {
    private final DocumentViewModel document;
    private final Executor work;
    private final Executor fx;
    private List<String> known = List.of();
    private boolean looking;

    public DiskWatch(DocumentViewModel document, Executor work, Executor fx) {
        this.document = document;
        this.work = work;
        this.fx = fx;
        document.session().onBegin(() -> known = List.of());
    }

    /// Looks once, unless it is looking, or something is being read or written.
    public void look() {
        var session = document.session();
        if (looking || document.workingProperty().get() != null || !session.hasHome()) {
            return;
        }
        looking = true;
        var lab = session.lab();
        var origin = session.origin();
        work.execute(
                () -> {
                    var seen = seen(lab, origin);
                    fx.execute(() -> tell(origin, seen));
                });
    }

    /// A file that is not what the lab knows.
    ///
    /// @param state tells one change from the next
    private record Seen(String file, String state) {}

    private static List<Seen> seen(Lab lab, Origin origin) {
        try {
            var seen = new ArrayList<Seen>();
            for (var file : origin.files().changedOutside(lab)) {
                seen.add(new Seen(file, state(origin, file)));
            }
            return seen;
        } catch (LabIoException _) {
            return List.of(); // unreadable for now: saving or opening says so when it matters
        }
    }

    private static String state(Origin origin, String file) {
        var path = origin.files().path(file).orElseThrow();
        try {
            return file + " " + Files.getLastModifiedTime(path) + " " + Files.size(path);
        } catch (IOException _) {
            return file + " is gone";
        }
    }

    private void tell(Origin origin, List<Seen> seen) {
        looking = false;
        if (!origin.equals(document.session().origin())) {
            return; // saved or opened in the meantime
        }
        var states = seen.stream().map(Seen::state).toList();
        if (states.equals(known)) {
            return;
        }
        known = states;
        document.bars().close("changed");
        if (!seen.isEmpty()) {
            document.bars()
                    .show(
                            Bar.ask(
                                    "changed",
                                    "Somebody else has changed "
                                            + Names.of(seen.stream().map(Seen::file).toList()),
                                    document.session().isDirty()
                                            ? "Reload takes over what is on disk; Undo brings"
                                                    + " yours back."
                                            : "",
                                    new Bar.Action("Reload", document::reload),
                                    Bar.Action.none("Keep mine")));
        }
    }
}
