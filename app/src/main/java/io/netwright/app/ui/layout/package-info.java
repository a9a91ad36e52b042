/// Where things stand on the canvas: what a person placed stays, the rest is arranged in rows.
///
/// **Not modelled**: arranging by the fewest crossings; hosts and nodes are few, and rows read
/// better than a graph drawing.
@NullMarked
package io.netwright.app.ui.layout;

import org.jspecify.annotations.NullMarked;
