/// From a cluster to a fabric: hosts on their wires, pods, and then the tables of every agent, in
/// the order in which the agents of a real node would have written them.
///
/// The network under the nodes is one segment with one router. Hosts outside stand behind the
/// router on a segment of their own, each with a full-width address and its default route by the
/// router; the router has a route to each of them, to every pod by its node, and to every external
/// and load balancer address by one node. Anything else it discards silently.
///
/// Sources: the design's "default world"; DATAPATH sections 1 and 2.
///
/// **Not modelled**: nodes on several segments; hosts outside that need more than one router.
@NullMarked
package io.netwright.sim.compile;

import org.jspecify.annotations.NullMarked;
