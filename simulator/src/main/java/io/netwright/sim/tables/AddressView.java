package io.netwright.sim.tables;

import io.netwright.sim.fabric.Device;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// `ip -br addr`.
record AddressView() implements TableView {
    @Override
    public String name() {
        return "ip -br addr";
    }

    @Override
    public boolean live() {
        return false;
    }

    @Override
    public List<TableLine> lines(Moment moment) {
        var lines = new ArrayList<TableLine>();
        for (int id : moment.namespace().devices()) {
            var device = moment.fabric().devices().get(id);
            var about = new ArrayList<Subject>();
            about.add(new Subject.EntryOf(device));
            device.addresses().forEach(it -> about.add(new Subject.LocalOf(it.address())));
            lines.add(new TableLine(text(moment, device), about));
        }
        return lines;
    }

    private static String text(Moment moment, Device device) {
        boolean loopback = device.kind() instanceof Device.Kind.Loopback;
        var addresses =
                device.addresses().stream().map(Object::toString).collect(Collectors.joining(" "));
        return "%-16s %-14s %s"
                .formatted(LinkView.name(moment, device), loopback ? "UNKNOWN" : "UP", addresses)
                .stripTrailing();
    }
}
