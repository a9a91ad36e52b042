package io.netwright.sim.fabric;

import io.netwright.model.net.InterfaceAddress;
import io.netwright.model.net.IpAddress;
import io.netwright.model.net.IpFamily;
import io.netwright.model.net.MacAddress;
import io.netwright.model.net.Vni;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A network device of a namespace.
///
/// @param id its index in [Fabric#devices]
/// @param namespace the index of its namespace
/// @param index the interface index inside the namespace, from 1 (`lo`)
/// @param master the id of the bridge that it is a port of, -1 for none
/// @param hairpin as a bridge port: may a frame leave where it came in (R1.12)
/// @param proxyArp answers ARP for every address that it has a route to by another device (R1.4)
public record Device(
        int id,
        int namespace,
        int index,
        String name,
        MacAddress mac,
        int mtu,
        Kind kind,
        int master,
        boolean hairpin,
        boolean proxyArp,
        List<InterfaceAddress> addresses,
        int origin)
        implements Entry {
    public static final int NONE = -1;

    public Device {
        addresses = List.copyOf(addresses);
    }

    /// What a device does with a frame.
    public sealed interface Kind {
        record Loopback() implements Kind {}

        /// One end of a pair.
        ///
        /// @param peer the id of the other end
        record Veth(int peer) implements Kind {}

        record Bridge() implements Kind {}

        /// A VXLAN tunnel endpoint (R2.2).
        ///
        /// @param local the outer source
        /// @param lower the id of the device that the outer packets leave by
        /// @param port the UDP port, flannel's 8472
        record Vxlan(Vni vni, IpAddress local, int lower, int port, boolean learning)
                implements Kind {}

        /// Holds addresses, and is down: what is sent there is gone.
        record Dummy() implements Kind {}

        /// A card on a wire.
        ///
        /// @param segment the index of the segment in [Fabric#segments]
        record Nic(int segment) implements Kind {}
    }

    /// The first address of that family, null where there is none.
    public @Nullable IpAddress address(IpFamily family) {
        for (var it : addresses) {
            if (it.address().family() == family) {
                return it.address();
            }
        }
        return null;
    }
}
