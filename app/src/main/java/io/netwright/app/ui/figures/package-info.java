/// The catalog of figures: one drawing per kind, in a heptagon of the kind's hue, for the canvas
/// and for lists. All of them are drawn here, from nothing but coordinates.
///
/// **Not modelled**: figures that a person adds.
@NullMarked
package io.netwright.app.ui.figures;

import org.jspecify.annotations.NullMarked;
