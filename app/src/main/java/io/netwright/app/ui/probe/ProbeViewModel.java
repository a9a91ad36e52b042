package io.netwright.app.ui.probe;

import io.netwright.app.settings.Settings.RecentProbe;
import io.netwright.app.ui.figures.Figure;
import io.netwright.app.ui.workbench.WorkbenchViewModel;
import io.netwright.model.diag.Message;
import io.netwright.model.lab.Lab;
import io.netwright.model.net.Protocol;
import io.netwright.model.resource.ResourceKey;
import io.netwright.sim.trace.BadEndpoint;
import io.netwright.sim.trace.Endpoints;
import io.netwright.sim.trace.Verdict;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/// What stands in the probe bar, what it can be completed to, and what is wrong with it.
public final class ProbeViewModel {
    private static final int KEPT = 10;
    private static final int OFFERED = 50;

    /// Which of the two fields.
    public enum Side {
        FROM,
        TO
    }

    /// Why a field cannot be used.
    ///
    /// @param nearest what it may have been meant to be
    public record Fault(Side side, String why, List<String> nearest) {
        public Fault {
            nearest = List.copyOf(nearest);
        }
    }

    private record Offer(Lab lab, Protocol protocol, String namespace, List<Place> all) {}

    private final WorkbenchViewModel model;
    private final StringProperty from = new SimpleStringProperty("");
    private final StringProperty to = new SimpleStringProperty("");
    private final ObjectProperty<Protocol> protocol = new SimpleObjectProperty<>(Protocol.TCP);
    private final ReadOnlyObjectWrapper<@Nullable Fault> fault = new ReadOnlyObjectWrapper<>();
    private final ObservableList<RecentProbe> recent = FXCollections.observableArrayList();
    private @Nullable Offer sources;
    private @Nullable Offer targets;

    public ProbeViewModel(WorkbenchViewModel model) {
        this.model = model;
        from.subscribe(this::forgive);
        to.subscribe(this::forgive);
        protocol.subscribe(this::forgive);
        model.runProperty().subscribe(this::answered);
        model.session().onBegin(this::clear);
    }

    /// The names of another lab would be wrong in this one.
    private void clear() {
        from.set("");
        to.set("");
        protocol.set(Protocol.TCP);
    }

    public StringProperty fromProperty() {
        return from;
    }

    public StringProperty toProperty() {
        return to;
    }

    public StringProperty text(Side side) {
        return side == Side.FROM ? from : to;
    }

    public ObjectProperty<Protocol> protocolProperty() {
        return protocol;
    }

    /// Another number whenever what the fields can be completed to is another.
    public ReadOnlyIntegerProperty revisionProperty() {
        return model.revisionProperty();
    }

    /// What is wrong with a field, null for nothing.
    public ReadOnlyObjectProperty<@Nullable Fault> faultProperty() {
        return fault.getReadOnlyProperty();
    }

    /// The last probes, the latest first; whoever keeps them may fill it.
    public ObservableList<RecentProbe> recent() {
        return recent;
    }

    private void forgive() {
        fault.set(null);
    }

    /// What a field can be completed to.
    public List<Ranking.Match> complete(Side side, String typed) {
        var used = recent.stream().map(it -> side == Side.FROM ? it.from() : it.to()).distinct();
        return Ranking.of(places(side), typed, used.toList(), OFFERED);
    }

    /// The place whose words stand in a field, null where it is none that is known.
    public @Nullable Place place(Side side) {
        var text = text(side).get().strip();
        return places(side).stream().filter(it -> it.text().equals(text)).findFirst().orElse(null);
    }

    /// The words that stand for an object in a field: the shortest that is offered for it.
    public Optional<String> wordsFor(Side side, ResourceKey key) {
        return places(side).stream()
                .filter(it -> key.equals(it.key()))
                .map(Place::text)
                .findFirst();
    }

    /// The words that stand for a host outside of that name.
    public Optional<String> wordsFor(Side side, String host) {
        return places(side).stream()
                .filter(it -> it.figure() == Figure.OUTSIDE && it.also().contains(host))
                .map(Place::text)
                .findFirst();
    }

    /// Says that something cannot be an end of a probe.
    public void cannot(Side side, String what) {
        fault.set(
                new Fault(
                        side,
                        side == Side.FROM
                                ? "%s cannot send; a pod, a node or a host outside can"
                                        .formatted(what)
                                : "nothing can be sent to %s".formatted(what),
                        List.of()));
    }

    private List<Place> places(Side side) {
        var derived = model.session().derived();
        var by = protocol.get();
        var sender = from.get().strip();
        int slash = sender.indexOf('/');
        boolean pod = slash > 0 && !sender.startsWith("node/") && !sender.startsWith("external:");
        var namespace = pod && side == Side.TO ? sender.substring(0, slash) : "";
        var known = side == Side.FROM ? sources : targets;
        if (known != null
                && known.lab() == derived.lab()
                && (side == Side.FROM
                        || (known.protocol() == by && known.namespace().equals(namespace)))) {
            return known.all();
        }
        var cluster = derived.cluster();
        if (side == Side.FROM) {
            sources = new Offer(derived.lab(), by, "", Places.sources(cluster));
            return sources.all();
        }
        var all = Places.targets(cluster, by, namespace.isEmpty() ? null : namespace);
        targets = new Offer(derived.lab(), by, namespace, all);
        return targets.all();
    }

    /// Sends what stands in the fields, or says what is wrong with them.
    ///
    /// @return is it sent
    public boolean send() {
        fault.set(null);
        complete();
        var source = from.get().strip();
        var target = to.get().strip();
        if (source.isEmpty()) {
            return refuse(Side.FROM, "Say who sends: a pod, a node, or a host outside");
        }
        if (target.isEmpty()) {
            return refuse(Side.TO, "Say where to: a name, a Service, an address, or a URL");
        }
        var endpoints = new Endpoints(model.session().derived().cluster());
        var host = Destination.of(target);
        Endpoints.Source sender;
        try {
            sender = endpoints.source(source);
        } catch (BadEndpoint e) {
            return refuse(Side.FROM, why(e.problem()));
        }
        try {
            endpoints.target(host, protocol.get().hasPorts(), sender);
        } catch (BadEndpoint e) {
            return refuse(Side.TO, why(e.problem()));
        }
        remember(new RecentProbe(source, target, protocol.get().name()));
        model.send(source, host, protocol.get());
        return true;
    }

    /// The bare name of one pod, node or host stands for it.
    private void complete() {
        var typed = from.get().strip();
        var named = places(Side.FROM).stream().filter(it -> it.also().contains(typed)).toList();
        boolean known = places(Side.FROM).stream().anyMatch(it -> it.text().equals(typed));
        if (!known && named.size() == 1) {
            from.set(named.getFirst().text());
        }
    }

    private boolean refuse(Side side, String why) {
        var typed = text(side).get().strip();
        var near = typed.isEmpty() ? List.<String>of() : Nearest.of(places(side), typed);
        fault.set(new Fault(side, why, near));
        return false;
    }

    private static String why(Message problem) {
        var parts = problem.parts();
        return parts.size() == 2 ? parts.getLast().plain() : problem.text();
    }

    private void remember(RecentProbe probe) {
        recent.remove(probe);
        recent.addFirst(probe);
        if (recent.size() > KEPT) {
            recent.remove(KEPT, recent.size());
        }
    }

    /// Puts an earlier probe into the fields.
    public void recall(RecentProbe probe) {
        protocol.set(Protocol.named(probe.protocol()).orElse(Protocol.TCP));
        from.set(probe.from());
        to.set(probe.to());
    }

    private void answered() {
        var run = model.runProperty().get();
        if (run != null
                && run.trace().verdict() == Verdict.UNRESOLVED
                && run.to().equals(Destination.of(to.get()))) {
            var near = Nearest.of(places(Side.TO), to.get().strip());
            if (!near.isEmpty()) {
                fault.set(new Fault(Side.TO, run.trace().reason().message().text(), near));
            }
        }
    }
}
