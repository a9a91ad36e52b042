package io.netwright.sim.fabric;

import io.netwright.model.net.IpAddress;
import io.netwright.model.net.MacAddress;

/// A permanent neighbor (ARP or NDP) entry; learned ones are state, not tables.
///
/// @param device the id of the device
public record Neighbor(int device, IpAddress address, MacAddress mac, int origin)
        implements Entry {}
