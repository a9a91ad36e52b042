package io.netwright.sim.tables;

import io.netwright.sim.fabric.Neighbor;

import java.util.ArrayList;
import java.util.List;

/// `ip neigh`: the entries that agents wrote, then those that were learned.
record NeighborView() implements TableView {
    @Override
    public String name() {
        return "ip neigh";
    }

    @Override
    public boolean live() {
        return true;
    }

    @Override
    public List<TableLine> lines(Moment moment) {
        var lines = new ArrayList<TableLine>();
        for (var it : moment.namespace().neighbors()) {
            lines.add(
                    TableLine.of(
                            "%s dev %s lladdr %s PERMANENT"
                                    .formatted(it.address(), moment.device(it.device()), it.mac()),
                            new Subject.EntryOf(it),
                            new Subject.NeighborOf(it.device(), it.address())));
        }
        for (var it : moment.state().neighbors(moment.namespace().id(), moment.now())) {
            var device = moment.device(it.device());
            var known = new Subject.NeighborOf(it.device(), it.address());
            var mac = it.mac();
            lines.add(
                    mac == null
                            ? TableLine.of(
                                    "%s dev %s %s".formatted(it.address(), device, it.state()),
                                    known)
                            : TableLine.of(
                                    "%s dev %s lladdr %s %s"
                                            .formatted(it.address(), device, mac, it.state()),
                                    new Subject.EntryOf(
                                            new Neighbor(it.device(), it.address(), mac, 0)),
                                    known));
        }
        return lines;
    }
}
