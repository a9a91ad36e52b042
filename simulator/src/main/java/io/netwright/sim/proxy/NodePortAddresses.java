package io.netwright.sim.proxy;

import io.netwright.model.net.Cidr;
import io.netwright.model.net.IpAddress;
import io.netwright.model.net.IpFamily;
import io.netwright.sim.control.ClusterNode;
import io.netwright.sim.control.ProxySettings;

import java.util.ArrayList;
import java.util.List;

/// Where node ports are served (R3.4a): networks that pick among the node's addresses.
///
/// @param cidrs of one family; the network of all addresses where none is given
public record NodePortAddresses(List<Cidr> cidrs) {
    private static final Cidr LOOPBACK_V4 = Cidr.parse("127.0.0.0/8");
    private static final Cidr LOOPBACK_V6 = Cidr.parse("::1/128");

    public NodePortAddresses {
        cidrs = List.copyOf(cidrs);
    }

    /// Those of a node, as its kube-proxy is configured.
    ///
    /// @param unset what holds where nothing is configured: all, or what a mode has instead
    public static NodePortAddresses of(
            ProxySettings settings, ClusterNode node, IpFamily family, String... unset) {
        var cidrs = new ArrayList<Cidr>();
        var words =
                settings.nodePortAddresses().isEmpty()
                        ? List.of(unset)
                        : settings.nodePortAddresses();
        for (var word : words) {
            switch (word) {
                case "all" -> cidrs.add(Cidr.all(family));
                case "localhost" -> cidrs.add(family == IpFamily.V4 ? LOOPBACK_V4 : LOOPBACK_V6);
                case "primary" -> {
                    var address = node.address(family);
                    if (address != null) {
                        cidrs.add(address.host());
                    }
                }
                default ->
                        Cidr.read(word).filter(it -> it.family() == family).ifPresent(cidrs::add);
            }
        }
        boolean everywhere = cidrs.isEmpty() || cidrs.stream().anyMatch(it -> it.length() == 0);
        return new NodePortAddresses(everywhere ? List.of(Cidr.all(family)) : cidrs);
    }

    public boolean everywhere() {
        return cidrs.getFirst().length() == 0;
    }

    /// Is any address of 127.0.0.0/8 among them?
    public boolean containsLoopback() {
        return cidrs.stream().anyMatch(it -> it.overlaps(LOOPBACK_V4));
    }

    /// Those of the node's addresses, each once, in their order.
    public List<IpAddress> among(List<IpAddress> addresses) {
        return addresses.stream()
                .filter(address -> cidrs.stream().anyMatch(it -> it.contains(address)))
                .distinct()
                .toList();
    }
}
