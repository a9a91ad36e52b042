package io.netwright.sim.compile;

import io.netwright.model.net.IpAddress;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a question adds to a lab's outside.
///
/// @param hosts more hosts behind the router, one per address
/// @param entry by which node the router reaches an address, whoever owns it
public record Outside(List<IpAddress> hosts, SortedMap<IpAddress, String> entry) {
    public static final Outside NOTHING = new Outside(List.of(), new TreeMap<>());

    public Outside {
        hosts = List.copyOf(hosts);
        entry = Collections.unmodifiableSortedMap(new TreeMap<>(entry));
    }
}
