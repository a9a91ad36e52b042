package io.netwright.sim.tables;

import java.util.ArrayList;
import java.util.List;

/// `ipset save`.
record SetView() implements TableView {
    @Override
    public String name() {
        return "ipset save";
    }

    @Override
    public boolean live() {
        return false;
    }

    @Override
    public List<TableLine> lines(Moment moment) {
        var lines = new ArrayList<TableLine>();
        for (var set : moment.namespace().sets()) {
            for (var text : IpsetSave.lines(set)) {
                lines.add(TableLine.of(text, new Subject.SetOf(set.name())));
            }
        }
        return lines;
    }
}
