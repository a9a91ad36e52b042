package io.netwright.model.resource;

import io.netwright.model.net.IpAddress;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/// A MetalLB BGPPeer: a router that speakers connect to.
///
/// @param peerAsn 0 where `dynamicAsn` is set
/// @param dynamicAsn `internal` or `external`: whatever AS the peer has, the same or another
/// @param address null where the peer is found on `interfaceName`, or where it is wrong
/// @param port 179 where unset
/// @param nodes which nodes have the session; all where it is empty
public record MetalLbPeer(
        ResourceKey key,
        ObjectMeta meta,
        String apiVersion,
        long asn,
        long peerAsn,
        @Nullable String dynamicAsn,
        @Nullable IpAddress address,
        @Nullable String interfaceName,
        int port,
        @Nullable IpAddress source,
        @Nullable IpAddress routerId,
        @Nullable String vrf,
        Timers timers,
        Options options,
        List<LabelSelector> nodes)
        implements MetalLbKind {
    public MetalLbPeer {
        nodes = List.copyOf(nodes);
    }

    /// Null where unset.
    public record Timers(
            @Nullable Duration hold, @Nullable Duration keepalive, @Nullable Duration connect) {}

    /// What else a session has.
    ///
    /// @param multiHop may an external peer be more than one hop away?
    /// @param bfdProfile the name of a BFDProfile
    /// @param dualStack are both families told over this one session?
    public record Options(
            boolean multiHop,
            boolean gracefulRestart,
            boolean dualStack,
            boolean hasPassword,
            @Nullable String bfdProfile) {}
}
