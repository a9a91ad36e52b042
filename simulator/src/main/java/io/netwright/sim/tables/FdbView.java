package io.netwright.sim.tables;

import io.netwright.sim.fabric.Device;
import io.netwright.sim.fabric.FdbEntry;

import java.util.ArrayList;
import java.util.List;

/// `bridge fdb`: the entries that agents wrote, then those that were learned, the bridges' ports'
/// own addresses left out.
record FdbView() implements TableView {
    @Override
    public String name() {
        return "bridge fdb";
    }

    @Override
    public boolean live() {
        return true;
    }

    @Override
    public List<TableLine> lines(Moment moment) {
        var lines = new ArrayList<TableLine>();
        moment.namespace().fdb().forEach(it -> lines.add(line(moment, it, true)));
        moment.state()
                .learnedFdb(moment.namespace().id(), moment.now())
                .forEach(it -> lines.add(line(moment, it, false)));
        return lines;
    }

    private static TableLine line(Moment moment, FdbEntry entry, boolean permanent) {
        var device = moment.fabric().devices().get(entry.device());
        var text = new StringBuilder().append(entry.mac()).append(" dev ").append(device.name());
        if (entry.remote() != null) {
            text.append(" dst ").append(entry.remote()).append(" self");
        } else if (device.master() != Device.NONE) {
            text.append(" master ").append(moment.device(device.master()));
        }
        text.append(permanent ? entry.remote() == null ? " static" : " permanent" : "");
        return TableLine.of(text.toString(), new Subject.EntryOf(entry));
    }
}
