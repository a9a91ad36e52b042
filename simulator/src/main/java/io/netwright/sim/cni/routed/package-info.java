/// The plain reference plugin of the default world: a veth and a full-width address per pod, and on
/// every node and the router in front of them a route to the pods of each node. NetworkPolicy is
/// enforced as Felix does it. Nothing is translated: a host outside sees the pod's address.
///
/// Sources: DATAPATH R1.4; the design's "default world".
///
/// **Not modelled**: nothing is left out: it is a model of no product.
@NullMarked
package io.netwright.sim.cni.routed;

import org.jspecify.annotations.NullMarked;
