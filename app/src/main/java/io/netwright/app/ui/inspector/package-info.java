/// The selected object as a form: name, labels, node; each field is an edit of its text.
///
/// **Not modelled**: fields beyond name, labels and node; they are edited as YAML.
@NullMarked
package io.netwright.app.ui.inspector;

import org.jspecify.annotations.NullMarked;
