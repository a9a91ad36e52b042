package io.netwright.sim.stack;

import io.netwright.model.net.IpAddress;
import io.netwright.model.net.IpFamily;
import io.netwright.sim.fabric.NetworkNamespace;
import io.netwright.sim.fabric.VirtualServer;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;

/// A virtual server, ready to look up.
///
/// @param index its place in its namespace
record BalancedService(VirtualServer server, int index) {
    /// Those of one family: a mark is asked for before an address (`ip_vs_service_find`).
    static final class Index {
        private final LinkedHashMap<Key, BalancedService> byAddress = new LinkedHashMap<>();
        private final LinkedHashMap<Integer, BalancedService> byMark = new LinkedHashMap<>();

        Index(NetworkNamespace namespace, IpFamily family) {
            var all = namespace.virtualServers();
            for (int i = 0; i < all.size(); i++) {
                var it = all.get(i);
                if (it.family() != family) {
                    continue;
                }
                var service = new BalancedService(it, i);
                if (it.mark() != 0) {
                    byMark.put(it.mark(), service);
                } else {
                    byAddress.put(
                            new Key(it.address(), it.protocol().number(), it.port()), service);
                }
            }
        }

        boolean isEmpty() {
            return byAddress.isEmpty() && byMark.isEmpty();
        }

        @Nullable BalancedService find(Flight flight) {
            var marked = flight.skb.mark() == 0 ? null : byMark.get(flight.skb.mark());
            return marked != null
                    ? marked
                    : byAddress.get(
                            new Key(
                                    flight.destination(),
                                    flight.protocol(),
                                    flight.destinationPort));
        }
    }

    private record Key(IpAddress address, int protocol, int port) {}
}
