/// The open lab of a window: its history, what is derived from it, where it is saved, the copy of
/// what is not, and the runs over it. Knows no JavaFX; heavy work is done by the executors that it
/// is given.
///
/// **Not modelled**: stopping the computation of what follows from a lab: its result is dropped,
/// and it runs to its end.
@NullMarked
package io.netwright.app.session;

import org.jspecify.annotations.NullMarked;
