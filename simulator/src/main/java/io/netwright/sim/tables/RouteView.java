package io.netwright.sim.tables;

import io.netwright.model.net.IpAddress;
import io.netwright.model.net.IpFamily;
import io.netwright.sim.fabric.Device;

import java.util.ArrayList;
import java.util.List;

/// `ip route show table all`, for both families: routes, then the addresses of the namespace
/// itself, which are the table `local`.
record RouteView() implements TableView {
    @Override
    public String name() {
        return "ip route";
    }

    @Override
    public boolean live() {
        return false;
    }

    @Override
    public List<TableLine> lines(Moment moment) {
        var lines = new ArrayList<TableLine>();
        moment.namespace().routes().stream()
                .sorted(IpRoute.ORDER)
                .forEach(
                        it ->
                                lines.add(
                                        TableLine.of(
                                                IpRoute.of(moment.fabric(), it),
                                                new Subject.EntryOf(it))));
        for (int id : moment.namespace().devices()) {
            var device = moment.fabric().devices().get(id);
            for (var it : device.addresses()) {
                lines.add(local(device, it.address()));
            }
        }
        return lines;
    }

    private static TableLine local(Device device, IpAddress address) {
        boolean four = address.family() == IpFamily.V4;
        return TableLine.of(
                "local %s dev %s table local proto kernel %s"
                        .formatted(
                                address,
                                device.name(),
                                four ? "scope host src " + address : "metric 0"),
                new Subject.LocalOf(address));
    }
}
