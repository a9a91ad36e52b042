package io.netwright.sim.fabric;

import io.netwright.model.net.Cidr;
import io.netwright.model.net.PortRange;

/// A part of the key of an element; networks and ranges in sets with the flag `interval` only.
public sealed interface KeyValue {
    record Addresses(Cidr cidr) implements KeyValue {}

    record ProtocolOf(io.netwright.model.net.Protocol protocol) implements KeyValue {}

    record Ports(PortRange range) implements KeyValue {}
}
