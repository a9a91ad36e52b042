/// The probe bar: who sends, where to, by which protocol; completion of both ends, the last probes,
/// and the search for anything in the lab.
///
/// **Not modelled**: the path of a URL; a probe to one goes to its host and port.
@NullMarked
package io.netwright.app.ui.probe;

import org.jspecify.annotations.NullMarked;
