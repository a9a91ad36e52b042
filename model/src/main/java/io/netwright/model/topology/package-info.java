/// The wires between hosts, and the hosts outside the cluster, as a lab states them.
///
/// **Not modelled**: more than one segment, switches as devices of their own.
@NullMarked
package io.netwright.model.topology;

import org.jspecify.annotations.NullMarked;
