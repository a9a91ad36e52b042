package io.netwright.sim.fabric;

import io.netwright.model.net.IpAddress;
import io.netwright.model.net.MacAddress;

import org.jspecify.annotations.Nullable;

/// A permanent forwarding database entry; learned ones are state, not tables.
///
/// @param device the id of the bridge port or VXLAN device
/// @param remote for a VXLAN device: the address of the VTEP
public record FdbEntry(int device, MacAddress mac, @Nullable IpAddress remote, int origin)
        implements Entry {}
