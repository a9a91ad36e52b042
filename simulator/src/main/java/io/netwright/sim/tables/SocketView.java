package io.netwright.sim.tables;

import io.netwright.model.net.IpAddress;
import io.netwright.sim.stack.SocketEntry;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// `ss -Htuna`, without the lengths of the queues.
record SocketView() implements TableView {
    @Override
    public String name() {
        return "ss -Htuna";
    }

    @Override
    public boolean live() {
        return true;
    }

    @Override
    public List<TableLine> lines(Moment moment) {
        return moment.state().sockets(moment.namespace().id()).stream()
                .map(
                        it ->
                                TableLine.of(
                                        text(it),
                                        new Subject.SocketOf(
                                                it.protocol(),
                                                it.localPort(),
                                                it.peer(),
                                                it.peerPort())))
                .toList();
    }

    private static String text(SocketEntry socket) {
        return "%-5s %-10s %24s %24s"
                .formatted(
                        socket.protocol().lower(),
                        socket.state(),
                        end(socket.local(), socket.localPort()),
                        end(socket.peer(), socket.peerPort()));
    }

    private static String end(@Nullable IpAddress address, int port) {
        var number = port == 0 ? "*" : Integer.toString(port);
        return address instanceof IpAddress.V6
                ? "[" + address + "]:" + number
                : (address == null ? "*" : address) + ":" + number;
    }
}
