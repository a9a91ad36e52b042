/// What a caret in YAML text stands on, what could be written there, and what is known of it. From
/// the lines of the text, so that it also works while the text is no YAML. Knows no JavaFX.
///
/// **Not modelled**: completion in block texts, in keys with quotes, and after anchors and merges.
@NullMarked
package io.netwright.app.ui.assist;

import org.jspecify.annotations.NullMarked;
