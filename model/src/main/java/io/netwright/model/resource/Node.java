package io.netwright.model.resource;

import io.netwright.model.net.Cidr;
import io.netwright.model.net.IpAddress;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// A `v1` Node.
///
/// @param podCidrs `spec.podCIDRs`, else `spec.podCIDR` alone
/// @param internalIps every `InternalIP` of the status, in order; the first of a family is primary
/// @param externalIps every `ExternalIP` of the status
/// @param milliCpu thousandths of a processor that `status.allocatable` has, null where it does not
///   say
/// @param ready the `Ready` condition, null where the status has none
/// @param conditions all of them, `True`, `False` or `Unknown` by type
public record Node(
        ResourceKey key,
        ObjectMeta meta,
        List<Cidr> podCidrs,
        boolean unschedulable,
        List<Taint> taints,
        List<IpAddress> internalIps,
        List<IpAddress> externalIps,
        @Nullable Boolean ready,
        @Nullable Long milliCpu,
        SortedMap<String, String> conditions)
        implements Resource {
    public Node {
        conditions = Collections.unmodifiableSortedMap(new TreeMap<>(conditions));
        podCidrs = List.copyOf(podCidrs);
        taints = List.copyOf(taints);
        internalIps = List.copyOf(internalIps);
        externalIps = List.copyOf(externalIps);
    }

    /// A taint; `effect` is `NoSchedule`, `PreferNoSchedule` or `NoExecute`.
    public record Taint(String key, @Nullable String value, String effect) {}
}
