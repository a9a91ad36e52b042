package io.netwright.app.ui.workbench;

import io.netwright.app.session.LabSession;
import io.netwright.app.session.ProbeRun;
import io.netwright.model.diag.Message;
import io.netwright.model.diag.SourceRange;
import io.netwright.model.edit.Edit;
import io.netwright.model.edit.Proposal;
import io.netwright.model.net.Protocol;
import io.netwright.model.resource.ResourceKey;
import io.netwright.sim.control.Assumption;
import io.netwright.sim.tables.TableSpot;
import io.netwright.sim.trace.BadEndpoint;
import io.netwright.sim.trace.Hop;
import io.netwright.sim.trace.Reason;

import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// FX thread only. Uses `javafx.base` and no Node, so its tests need no toolkit and no display. The
/// one instant that the walk, the packet panes, the tables and the canvas show is
/// [#instantProperty], the index of a hop; any of them may set it.
public final class WorkbenchViewModel {
    private final LabSession session;
    private final Executor work;
    private final Executor fx;
    private final ReadOnlyIntegerWrapper revision = new ReadOnlyIntegerWrapper();
    private final FindingsViewModel findings;
    private final ObjectProperty<@Nullable ResourceKey> selection = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable SourceRange> jump = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<@Nullable ProbeRun> run = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper sending = new ReadOnlyBooleanWrapper();
    private final IntegerProperty instant = new SimpleIntegerProperty(-1);
    private final ObjectProperty<Stride> stride = new SimpleObjectProperty<>(Stride.HOP);
    private final ObjectProperty<@Nullable TableSpot> table = new SimpleObjectProperty<>();
    private final StringProperty notice = new SimpleStringProperty("");
    private int question;
    private @Nullable Runnable waiting;

    /// A workbench on a session.
    ///
    /// @param work runs what takes long
    /// @param fx runs what belongs to the window's thread
    public WorkbenchViewModel(LabSession session, Executor work, Executor fx) {
        this.session = session;
        this.work = work;
        this.fx = fx;
        findings = new FindingsViewModel(session, work, fx);
        session.onBegin(this::begin);
        session.onChange(this::changed);
        changed();
    }

    /// Another lab is open: nothing of the last one stays.
    private void begin() {
        stopSending();
        findings.begin();
        jump.set(null);
        selection.set(null);
        instant.set(-1);
        run.set(null);
        notice.set("");
    }

    private void changed() {
        findings.changed();
        revision.set(revision.get() + 1);
        var next = waiting;
        if (next != null && session.isCurrent()) {
            waiting = null;
            next.run();
        }
    }

    public LabSession session() {
        return session;
    }

    /// Another number whenever the lab, or what is derived from it, is another.
    public ReadOnlyIntegerProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }

    public FindingsViewModel findings() {
        return findings;
    }

    public ObjectProperty<@Nullable ResourceKey> selectionProperty() {
        return selection;
    }

    /// A place in the text that somebody wants to see; set again for the same place.
    public ObjectProperty<@Nullable SourceRange> jumpProperty() {
        return jump;
    }

    public ReadOnlyObjectProperty<@Nullable ProbeRun> runProperty() {
        return run.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty sendingProperty() {
        return sending.getReadOnlyProperty();
    }

    /// The index of the hop that every pane shows, -1 for none.
    public IntegerProperty instantProperty() {
        return instant;
    }

    /// What a person should read now; empty for nothing.
    public StringProperty noticeProperty() {
        return notice;
    }

    public List<Hop> hops() {
        var now = run.get();
        return now == null ? List.of() : now.hops();
    }

    public Optional<Hop> hop() {
        int at = instant.get();
        return at < 0 || at >= hops().size() ? Optional.empty() : Optional.of(hops().get(at));
    }

    /// What [#step] steps over.
    public ObjectProperty<Stride> strideProperty() {
        return stride;
    }

    /// A line of a table that somebody wants to see; set again for the same line.
    public ObjectProperty<@Nullable TableSpot> tableProperty() {
        return table;
    }

    /// Moves the instant by some steps, as far as there are any; by as many as there are hops, to
    /// the first or the last of them.
    public void step(int by) {
        var now = run.get();
        if (now == null || now.hops().isEmpty()) {
            return;
        }
        int count = now.hops().size();
        instant.set(
                Math.abs(by) >= count
                        ? by < 0 ? 0 : count - 1
                        : Stride.go(stride.get().stops(now.journey()), instant.get(), by));
    }

    /// Works something out that takes long, then does something with it on the window's thread.
    public <T> void compute(Supplier<T> what, Consumer<T> then) {
        work.execute(
                () -> {
                    var result = what.get();
                    fx.execute(() -> then.accept(result));
                });
    }

    /// Sends a probe, once what follows from the lab is known; an answer that a later question has
    /// overtaken is not shown.
    public void send(String from, String to, Protocol protocol) {
        int asked = ++question;
        sending.set(true);
        notice.set("");
        if (session.isCurrent()) {
            ask(asked, from, to, protocol);
        } else {
            waiting = () -> ask(asked, from, to, protocol);
            session.derive();
        }
    }

    private void ask(int asked, String from, String to, Protocol protocol) {
        var derived = session.derived();
        work.execute(
                () -> {
                    try {
                        var answer = ProbeRun.send(derived, from, to, protocol);
                        fx.execute(() -> show(asked, answer));
                    } catch (BadEndpoint e) {
                        fx.execute(() -> refuse(asked, e.problem()));
                    } catch (RuntimeException | Error e) {
                        fx.execute(this::stopSending);
                        throw e; // a fault of ours: whoever runs this thread reports it
                    }
                });
    }

    /// Does not wait for the answer any more.
    public void stopSending() {
        question++;
        waiting = null;
        sending.set(false);
    }

    private void show(int asked, ProbeRun answer) {
        if (asked == question) {
            sending.set(false);
            instant.set(-1);
            run.set(answer);
            instant.set(answer.hops().isEmpty() ? -1 : 0);
        }
    }

    private void refuse(int asked, Message why) {
        if (asked == question) {
            sending.set(false);
            notice.set(why.text());
        }
    }

    /// Makes an edit, or says why it cannot be made.
    public void edit(Edit edit) {
        try {
            session.edit(edit);
            notice.set("");
        } catch (IllegalArgumentException e) {
            notice.set(e.getMessage() == null ? "That edit cannot be made" : e.getMessage());
        }
    }

    /// Makes a proposed edit, or says why it is refused.
    public void edit(Proposal proposal) {
        switch (proposal) {
            case Proposal.Possible(var edit) -> edit(edit);
            case Proposal.Refused(var why) -> notice.set(why.text());
        }
    }

    /// What the last answer rests on; without one, what the lab rests on.
    public List<Assumption> assumptions() {
        var now = run.get();
        var own = session.derived().compiled().assumptions();
        return now == null
                ? own
                : Stream.concat(own.stream(), now.trace().assumptions().stream())
                        .distinct()
                        .toList();
    }

    /// Where the text stands that a reason comes from.
    public Optional<SourceRange> locate(Reason reason) {
        var key = reason.resource();
        return key == null ? Optional.empty() : session.lab().locate(key, reason.field());
    }

    /// `✓ delivered: why`, empty before the first answer.
    public String verdict() {
        var now = run.get();
        if (now == null) {
            return "";
        }
        return VerdictText.of(now);
    }

    /// The profile in force: `Kubernetes 1.37 · canal · iptables`.
    public String profile() {
        var cluster = session.derived().cluster();
        var cni = cluster.cni();
        var mode = cni.mode().isEmpty() ? "" : " " + cni.mode();
        return "Kubernetes %s · %s%s · %s"
                .formatted(cluster.version(), cni.plugin(), mode, cluster.proxy().mode());
    }
}
