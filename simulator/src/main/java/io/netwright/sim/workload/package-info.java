/// Programs that cause traffic, and the server that answers where nobody said what listens.
///
/// **Not modelled**: what real tools print, HTTP, TLS, SCTP associations.
@NullMarked
package io.netwright.sim.workload;

import org.jspecify.annotations.NullMarked;
