package io.netwright.sim.tables;

import io.netwright.sim.fabric.Device;

import java.util.List;

/// `ip -br link`.
record LinkView() implements TableView {
    @Override
    public String name() {
        return "ip -br link";
    }

    @Override
    public boolean live() {
        return false;
    }

    @Override
    public List<TableLine> lines(Moment moment) {
        return moment.namespace().devices().stream()
                .map(it -> moment.fabric().devices().get(it))
                .map(it -> TableLine.of(text(moment, it), new Subject.EntryOf(it)))
                .toList();
    }

    private static String text(Moment moment, Device device) {
        boolean loopback = device.kind() instanceof Device.Kind.Loopback;
        return "%-16s %-14s %s <%sUP,LOWER_UP>"
                .formatted(
                        name(moment, device),
                        loopback ? "UNKNOWN" : "UP",
                        device.mac(),
                        loopback ? "LOOPBACK," : "BROADCAST,MULTICAST,");
    }

    /// With the index of its other end where it is one of a pair.
    static String name(TableView.Moment moment, Device device) {
        return device.kind() instanceof Device.Kind.Veth(int peer)
                ? device.name() + "@if" + moment.fabric().devices().get(peer).index()
                : device.name();
    }
}
