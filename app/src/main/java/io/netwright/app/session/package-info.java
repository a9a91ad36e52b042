/// The open lab of a window: its history, what is derived from it, where it is saved, and the runs
/// over it. Knows no JavaFX; heavy work is done by the executors that it is given.
@NullMarked
package io.netwright.app.session;

import org.jspecify.annotations.NullMarked;
