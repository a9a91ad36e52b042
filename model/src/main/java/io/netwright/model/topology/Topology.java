package io.netwright.model.topology;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// The network under the nodes: one segment with one router.
///
/// @param link every node's link, unless `nodeLinks` has its own
public record Topology(LinkSpec link, SortedMap<String, LinkSpec> nodeLinks) {
    public static final Topology DEFAULT = new Topology(LinkSpec.DEFAULT, new TreeMap<>());

    public Topology {
        nodeLinks = Collections.unmodifiableSortedMap(new TreeMap<>(nodeLinks));
    }

    public LinkSpec linkOf(String node) {
        return nodeLinks.getOrDefault(node, link);
    }
}
