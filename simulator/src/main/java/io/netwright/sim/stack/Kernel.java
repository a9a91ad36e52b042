package io.netwright.sim.stack;

import io.netwright.sim.fabric.Fabric;

/// The parts of the stack, which call each other up and down. Holds nothing that changes.
final class Kernel {
    final Link[] links;
    final Space[] spaces;
    final DeviceLayer devices;
    final BridgeLayer bridges;
    final VxlanLayer vxlan;
    final NeighborLayer neighbors;
    final IpInput input;
    final IpOutput output;
    final Routing routing;
    final Fragments fragments;
    final Netfilter netfilter;
    final ChainWalk chains;
    final Conntrack conntrack;
    final Nat nat;
    final Ipvs ipvs;
    final IcmpLayer icmp;
    final TransportLayer transport;
    final TcpLayer tcp;

    Kernel(Fabric fabric) {
        links = fabric.devices().stream().map(Link::new).toArray(Link[]::new);
        spaces = Space.compile(fabric, links);
        devices = new DeviceLayer(this);
        bridges = new BridgeLayer(this);
        vxlan = new VxlanLayer(this);
        neighbors = new NeighborLayer(this);
        input = new IpInput(this);
        output = new IpOutput(this);
        routing = new Routing();
        fragments = new Fragments();
        netfilter = new Netfilter(this);
        chains = new ChainWalk(this);
        conntrack = new Conntrack();
        nat = new Nat(this);
        ipvs = new Ipvs(this);
        icmp = new IcmpLayer(this);
        transport = new TransportLayer(this);
        tcp = new TcpLayer(this);
    }

    Space space(Link link) {
        return spaces[link.device.namespace()];
    }
}
