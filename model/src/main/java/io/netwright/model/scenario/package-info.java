/// Named traffic of a lab.
///
/// **Not modelled**: faults, expectations and workloads beyond single connection attempts.
@NullMarked
package io.netwright.model.scenario;

import org.jspecify.annotations.NullMarked;
