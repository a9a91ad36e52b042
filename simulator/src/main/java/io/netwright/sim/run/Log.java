package io.netwright.sim.run;

import io.netwright.sim.fabric.Chain;
import io.netwright.sim.fabric.Device;
import io.netwright.sim.fabric.Entry;
import io.netwright.sim.fabric.Hook;
import io.netwright.sim.fabric.SetElement;
import io.netwright.sim.fabric.Table;
import io.netwright.sim.stack.DropReason;
import io.netwright.sim.stack.Skb;
import io.netwright.sim.stack.Stage;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// The lists behind a [Recording], and the checkpoints.
final class Log implements Journal {
    /// Of more checkpoints than this, every second one goes.
    private static final int MAX_CHECKPOINTS = 64;

    private final Growing<Step> steps = new Growing<>();
    private final Growing<Flight> flights = new Growing<>();
    private final Growing<Story> stories = new Growing<>();
    private final Growing<News> news = new Growing<>();
    private volatile Recording.Progress progress = new Recording.Progress(0, 0, 0, 0, 0);
    private volatile List<Checkpoint> checkpoints = List.of();
    private int spacing;
    private long time;
    private int nextCheckpoint;

    /// Makes an empty log.
    ///
    /// @param spacing steps between two checkpoints
    Log(int spacing) {
        this.spacing = spacing;
        this.nextCheckpoint = spacing;
    }

    /// A state between two events, and how much had been recorded by then. Never changed: a rerun
    /// works on a fork.
    ///
    /// @param needed a rerun from an earlier one would go another way
    record Checkpoint(Recording.Progress recorded, RunState state, boolean needed) {
        int steps() {
            return recorded.steps();
        }

        /// Forking a state marks what is shared now, which two readers must not do at once.
        RunState fork() {
            synchronized (this) {
                return state.fork();
            }
        }
    }

    void checkpoint(RunState state, boolean needed) {
        var all = new ArrayList<>(checkpoints);
        if (all.size() >= MAX_CHECKPOINTS && !needed) {
            for (int i = all.size() - 1; i > 0; i -= 2) {
                if (!all.get(i).needed()) {
                    all.remove(i);
                }
            }
            spacing *= 2;
        }
        all.add(new Checkpoint(recorded(), state.fork(), needed));
        checkpoints = List.copyOf(all);
        nextCheckpoint = steps.size() + spacing;
    }

    Recording.Progress progress() {
        return progress;
    }

    List<Step> steps(Recording.Progress until) {
        return steps.first(until.steps());
    }

    List<Flight> flights(Recording.Progress until) {
        return flights.first(until.flights());
    }

    List<Story> stories(Recording.Progress until) {
        return stories.first(until.stories());
    }

    List<News> news(Recording.Progress until) {
        return news.first(until.news());
    }

    Checkpoint checkpointBeforeStep(int index) {
        var all = checkpoints;
        if (all.isEmpty()) {
            throw new IllegalStateException("a run on instant wires has no checkpoints");
        }
        int at = all.size() - 1;
        while (all.get(at).steps() > index) {
            at--;
        }
        return all.get(at);
    }

    Checkpoint checkpointBeforeTime(long end) {
        var all = checkpoints;
        if (all.isEmpty()) {
            throw new IllegalStateException("a run on instant wires has no checkpoints");
        }
        int at = all.size() - 1;
        while (at > 0 && all.get(at).state().events.now() > end) {
            at--;
        }
        return all.get(at);
    }

    /// A log that begins with what is in this one up to a checkpoint.
    Log upTo(Checkpoint last) {
        var copy = new Log(spacing);
        steps(last.recorded()).forEach(copy.steps::add);
        flights(last.recorded()).forEach(copy.flights::add);
        stories(last.recorded()).forEach(copy.stories::add);
        news(last.recorded()).forEach(copy.news::add);
        var all = checkpoints;
        copy.checkpoints = all.subList(0, all.indexOf(last) + 1);
        copy.nextCheckpoint = last.steps() + spacing;
        copy.time = last.recorded().time();
        copy.publish();
        return copy;
    }

    void publish() {
        progress = recorded();
    }

    private Recording.Progress recorded() {
        return new Recording.Progress(
                steps.size(), flights.size(), stories.size(), news.size(), time);
    }

    @Override
    public void at(long now) {
        time = now;
    }

    @Override
    public void flight(Flight flight) {
        flights.add(flight);
    }

    @Override
    public void story(Story story) {
        stories.add(story);
    }

    @Override
    public void news(NetEvent.SocketNotified what) {
        news.add(
                new News(
                        time,
                        what.process(),
                        what.namespace(),
                        what.socket(),
                        what.event(),
                        what.flow(),
                        steps.size()));
    }

    @Override
    public void eventDone(RunState state) {
        if (steps.size() >= nextCheckpoint) {
            checkpoint(state, false);
        }
        publish();
    }

    @Override
    public void rule(
            int namespace,
            Hook hook,
            Table table,
            Chain chain,
            int rule,
            @Nullable SetElement element,
            Skb before,
            Skb after) {
        var filter = new Step.Filter(hook, table, chain, rule, element);
        var stage = rule < 0 ? Stage.POLICY : Stage.RULE;
        @Nullable Entry entry = rule < 0 ? null : chain.rules().get(rule);
        int device =
                before.inDevice() != Device.NONE && hook != Hook.POSTROUTING
                        ? before.inDevice()
                        : before.outDevice();
        add(namespace, device, stage, entry, filter, null, before, after);
    }

    @Override
    public void step(
            int namespace, int device, Stage stage, @Nullable Entry entry, Skb before, Skb after) {
        add(namespace, device, stage, entry, null, null, before, after);
    }

    @Override
    public void drop(int namespace, int device, DropReason reason, @Nullable Entry entry, Skb skb) {
        add(namespace, device, Stage.DROP, entry, null, reason, skb, skb);
    }

    private void add(
            int namespace,
            int device,
            Stage stage,
            @Nullable Entry entry,
            Step.@Nullable Filter filter,
            @Nullable DropReason drop,
            Skb before,
            Skb after) {
        steps.add(
                new Step(
                        steps.size(),
                        time,
                        before.flow(),
                        namespace,
                        device,
                        stage,
                        entry,
                        filter,
                        drop,
                        before,
                        after));
    }
}
