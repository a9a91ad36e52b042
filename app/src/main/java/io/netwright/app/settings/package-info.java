/// Preferences of the person, on disk: theme, window, docks, recent labs and probes. Read once when
/// the desktop starts and written whole, in one atomic move, when something has changed. A file
/// that cannot be read is put aside, never lost.
///
/// **Not modelled**: key bindings of one's own.
@NullMarked
package io.netwright.app.settings;

import org.jspecify.annotations.NullMarked;
