package io.netwright.sim.proxy;

import io.netwright.model.net.IpFamily;
import io.netwright.sim.control.ClusterNode;
import io.netwright.sim.control.ProxySettings;
import io.netwright.sim.fabric.Match;

import org.jspecify.annotations.Nullable;

/// How kube-proxy tells the traffic of pods from all other (R3.18): a match on source or device.
///
/// @param match null where no notion of local traffic is configured
public record LocalDetector(@Nullable Match match, @Nullable Match inverse) {
    private static final LocalDetector NONE = new LocalDetector(null, null);

    public static LocalDetector of(ProxySettings settings, ClusterNode node, IpFamily family) {
        return switch (settings.detectLocal()) {
            case "NodeCIDR" -> {
                var cidr = node.podCidr(family);
                yield cidr == null
                        ? NONE
                        : new LocalDetector(
                                new Match.Source(cidr, false), new Match.Source(cidr, true));
            }
            case "BridgeInterface" -> in(settings.interfaceName());
            case "InterfaceNamePrefix" -> in(settings.interfaceName() + "+");
            default ->
                    settings.clusterCidrs().stream()
                            .filter(it -> it.family() == family)
                            .findFirst()
                            .map(
                                    it ->
                                            new LocalDetector(
                                                    new Match.Source(it, false),
                                                    new Match.Source(it, true)))
                            .orElse(NONE);
        };
    }

    private static LocalDetector in(String name) {
        return new LocalDetector(
                new Match.InInterface(name, false), new Match.InInterface(name, true));
    }
}
