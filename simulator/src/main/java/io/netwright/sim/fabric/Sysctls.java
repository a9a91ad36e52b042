package io.netwright.sim.fabric;

/// Kernel settings of a namespace that forwarding reads.
///
/// @param forwardV4 `net.ipv4.ip_forward`
/// @param forwardV6 `net.ipv6.conf.all.forwarding`
/// @param bridgeCallsIptables `net.bridge.bridge-nf-call-iptables` and its IPv6 twin (R1.13)
/// @param rpFilter `net.ipv4.conf.*.rp_filter`: 0 off, 1 strict, 2 loose
/// @param routeLocalnet `net.ipv4.conf.all.route_localnet`
/// @param tcpBeLiberal `net.netfilter.nf_conntrack_tcp_be_liberal`
/// @param arpIgnore `net.ipv4.conf.all.arp_ignore`: 0 answers for every address of the host, 1 for
///   those of the device that was asked
public record Sysctls(
        boolean forwardV4,
        boolean forwardV6,
        boolean bridgeCallsIptables,
        int rpFilter,
        boolean routeLocalnet,
        boolean tcpBeLiberal,
        int arpIgnore) {
    public Sysctls(
            boolean forwardV4,
            boolean forwardV6,
            boolean bridgeCallsIptables,
            int rpFilter,
            boolean routeLocalnet,
            boolean tcpBeLiberal) {
        this(forwardV4, forwardV6, bridgeCallsIptables, rpFilter, routeLocalnet, tcpBeLiberal, 0);
    }

    /// The same with another `arp_ignore`.
    public Sysctls withArpIgnore(int value) {
        return new Sysctls(
                forwardV4,
                forwardV6,
                bridgeCallsIptables,
                rpFilter,
                routeLocalnet,
                tcpBeLiberal,
                value);
    }

    /// A namespace that does not forward.
    public static final Sysctls HOST = new Sysctls(false, false, false, 0, false, false);

    /// A namespace that forwards.
    public static final Sysctls ROUTER = new Sysctls(true, true, false, 0, false, false);
}
