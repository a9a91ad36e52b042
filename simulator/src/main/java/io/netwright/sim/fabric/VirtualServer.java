package io.netwright.sim.fabric;

import io.netwright.model.net.IpAddress;
import io.netwright.model.net.IpFamily;
import io.netwright.model.net.Protocol;

import java.util.List;

/// A virtual server of IPVS (`ipvsadm -A`), with its real servers.
///
/// @param address of the family that it serves; of no other meaning where it has a mark
/// @param port 0 where it has a mark
/// @param protocol of no meaning where it has a mark
/// @param mark `-f`: the firewall mark that it serves instead of an address; 0 for none
/// @param scheduler `rr`, `wrr`, `lc`, `sh` and so on
/// @param schedulerFlags `-b`, such as `mh-port`
/// @param persistence `-p`: seconds for which a client keeps its real server; 0 for none
public record VirtualServer(
        IpAddress address,
        int port,
        Protocol protocol,
        int mark,
        String scheduler,
        List<String> schedulerFlags,
        int persistence,
        List<RealServer> servers,
        int origin)
        implements Entry {
    public VirtualServer {
        schedulerFlags = List.copyOf(schedulerFlags);
        servers = List.copyOf(servers);
    }

    public IpFamily family() {
        return address.family();
    }
}
