/// The lab as a document: opening, saving, recovering, and what a person is asked on the way. What
/// is asked stands in bars below the probe bar, and nothing waits for the answer but what the bar
/// is about. View-models only.
///
/// **Not modelled**: files that somebody else adds to the open folder, until it is opened again or
/// a file of the lab changes as well.
@NullMarked
package io.netwright.app.ui.document;

import org.jspecify.annotations.NullMarked;
