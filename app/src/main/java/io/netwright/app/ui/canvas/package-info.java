/// The drawing of a cluster: what stands where, at which depth it is drawn, what a gesture means,
/// and a packet on its way. It decides nothing about edits: it asks [CanvasActions].
///
/// **Not modelled**: free wires between things, notes and groups that a person draws; touch and
/// pen; printing; switches of their own on the wire between nodes.
@NullMarked
package io.netwright.app.ui.canvas;

import org.jspecify.annotations.NullMarked;
