/// The text of the lab's files as an editor: colours, line numbers, faults in place, and edits that
/// become steps of the same history as all others.
///
/// **Not modelled**: completion of field names, folding.
@NullMarked
package io.netwright.app.ui.yaml;

import org.jspecify.annotations.NullMarked;
