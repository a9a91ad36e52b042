/// Edits of a lab: steps from one lab to the next, all of which become splices of text, so that
/// comments, order, quotes and unknown fields stay as they are; and their history.
///
/// **Not modelled**: a rename changes what names the object in fields that are read, not in texts,
/// annotations or unmodelled kinds; what changes under an anchor changes wherever an alias repeats
/// it, while a change by way of the alias or of a merged mapping writes out a copy there.
@NullMarked
package io.netwright.model.edit;

import org.jspecify.annotations.NullMarked;
