package io.netwright.sim.tables;

import io.netwright.sim.fabric.VirtualServer;
import io.netwright.sim.stack.BalancedEntry;

import java.util.ArrayList;
import java.util.List;

/// `ipvsadm -Ln`, with the connections of the moment.
record IpvsadmView() implements TableView {
    private static final String COLUMNS = "  -> %-29s %-7s %-6s %-10s %s";

    @Override
    public String name() {
        return "ipvsadm -Ln";
    }

    @Override
    public boolean live() {
        return true;
    }

    @Override
    public List<TableLine> lines(Moment moment) {
        var servers = moment.namespace().virtualServers();
        var lines = new ArrayList<TableLine>();
        if (servers.isEmpty()) {
            return lines;
        }
        lines.add(TableLine.of("Prot LocalAddress:Port Scheduler Flags"));
        lines.add(
                TableLine.of(
                        COLUMNS.formatted(
                                "RemoteAddress:Port",
                                "Forward",
                                "Weight",
                                "ActiveConn",
                                "InActConn")));
        var connections = moment.state().balanced(moment.namespace().id(), moment.now());
        for (int i = 0; i < servers.size(); i++) {
            var server = servers.get(i);
            lines.add(TableLine.of(line(server), new Subject.EntryOf(server)));
            int index = i;
            for (var real : server.servers()) {
                var own =
                        connections.stream()
                                .filter(it -> it.service() == index && it.server().equals(real))
                                .toList();
                long active = own.stream().filter(BalancedEntry::active).count();
                lines.add(
                        TableLine.of(
                                COLUMNS.formatted(
                                        IpvsadmSave.text(real.address(), real.port()),
                                        "Masq",
                                        real.weight(),
                                        active,
                                        own.size() - active),
                                new Subject.EntryOf(real)));
            }
        }
        return lines;
    }

    private static String line(VirtualServer server) {
        var text =
                server.mark() != 0
                        ? "FWM  " + server.mark()
                        : "%-4s %s"
                                .formatted(
                                        server.protocol(),
                                        IpvsadmSave.text(server.address(), server.port()));
        text += " " + server.scheduler();
        if (!server.schedulerFlags().isEmpty()) {
            text += " (" + String.join(",", server.schedulerFlags()) + ")";
        }
        return server.persistence() > 0 ? text + " persistent " + server.persistence() : text;
    }
}
