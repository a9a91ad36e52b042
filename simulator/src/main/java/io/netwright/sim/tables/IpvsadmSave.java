package io.netwright.sim.tables;

import io.netwright.model.net.IpAddress;
import io.netwright.model.net.IpFamily;
import io.netwright.model.net.Protocol;
import io.netwright.sim.fabric.Fabric;
import io.netwright.sim.fabric.NetworkNamespace;
import io.netwright.sim.fabric.RealServer;
import io.netwright.sim.fabric.VirtualServer;

/// `ipvsadm -Sn`, which `ipvsadm -R` reads.
record IpvsadmSave() implements TableFormat {
    @Override
    public String name() {
        return "ipvsadm";
    }

    @Override
    public String print(Fabric fabric, NetworkNamespace namespace) {
        var text = new StringBuilder();
        for (var server : namespace.virtualServers()) {
            text.append(line(server)).append('\n');
            for (var real : server.servers()) {
                text.append(line(server, real)).append('\n');
            }
        }
        return text.toString();
    }

    private static String line(VirtualServer server) {
        var text = "-A " + key(server) + " -s " + server.scheduler();
        if (server.persistence() > 0) {
            text += " -p " + server.persistence();
        }
        if (!server.schedulerFlags().isEmpty()) {
            text += " -b " + String.join(",", server.schedulerFlags());
        }
        return text;
    }

    private static String line(VirtualServer server, RealServer real) {
        return "-a %s -r %s -m -w %d"
                .formatted(key(server), text(real.address(), real.port()), real.weight());
    }

    private static String key(VirtualServer server) {
        if (server.mark() != 0) {
            return "-f " + server.mark() + (server.family() == IpFamily.V6 ? " -6" : "");
        }
        var option =
                server.protocol() == Protocol.UDP
                        ? "-u "
                        : server.protocol() == Protocol.SCTP ? "--sctp-service " : "-t ";
        return option + text(server.address(), server.port());
    }

    static String text(IpAddress address, int port) {
        return address.family() == IpFamily.V6 ? "[" + address + "]:" + port : address + ":" + port;
    }
}
