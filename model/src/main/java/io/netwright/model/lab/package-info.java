/// The document: files whose text is the truth, what they parse to, and where boxes stand; opening
/// and saving them.
///
/// **Not modelled**: links that are not a node's own (switches and routers between nodes), loss on
/// links, faults and expectations of scenarios.
@NullMarked
package io.netwright.model.lab;

import org.jspecify.annotations.NullMarked;
