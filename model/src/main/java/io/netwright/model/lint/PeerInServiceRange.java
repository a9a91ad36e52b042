package io.netwright.model.lint;

import io.netwright.model.resource.NetworkPolicy;
import io.netwright.model.resource.NetworkPolicy.Peer;

import java.util.function.Consumer;

/// A block of cluster IPs, which no policy ever sees.
final class PeerInServiceRange implements Rule {
    @Override
    public void check(View lab, Consumer<Found> out) {
        for (var policy : lab.all(NetworkPolicy.class)) {
            for (var it : Peers.of(policy)) {
                if (!(it.peer() instanceof Peer.IpBlock(var cidr, _))) {
                    continue;
                }
                var path = it.path().then("ipBlock").then("cidr");
                lab.serviceRanges().stream()
                        .filter(range -> range.contains(cidr))
                        .findFirst()
                        .ifPresent(
                                range ->
                                        out.accept(
                                                lab.at(
                                                                policy,
                                                                path,
                                                                LintCode.PEER_IN_SERVICE_RANGE,
                                                                path,
                                                                cidr,
                                                                range)
                                                        .hint("select the pods of the Service")));
            }
        }
    }
}
