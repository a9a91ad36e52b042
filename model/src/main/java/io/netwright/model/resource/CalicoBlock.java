package io.netwright.model.resource;

import io.netwright.model.net.Cidr;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// A Calico IPAMBlock: which addresses of a block are given to whom. Calico writes it.
///
/// @param network null where it does not parse
/// @param affinity such as `host:NODE`, null for none
/// @param allocations for each address of the block an index into `holders`, -1 where it is free
/// @param unallocated the free ones, in the order in which they are given
/// @param strictAffinity may no other node borrow from it?
public record CalicoBlock(
        ResourceKey key,
        ObjectMeta meta,
        String apiVersion,
        @Nullable Cidr network,
        @Nullable String affinity,
        List<Integer> allocations,
        List<Holder> holders,
        List<Integer> unallocated,
        boolean strictAffinity,
        boolean deleted)
        implements Resource {
    public CalicoBlock {
        allocations = List.copyOf(allocations);
        holders = List.copyOf(holders);
        unallocated = List.copyOf(unallocated);
    }

    /// What has addresses.
    ///
    /// @param handle null where unset
    /// @param attributes such as `pod`, `namespace`, `node`
    public record Holder(@Nullable String handle, SortedMap<String, String> attributes) {
        public Holder {
            attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
        }
    }
}
