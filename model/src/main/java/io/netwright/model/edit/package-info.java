/// Edits of a lab: steps from one lab to the next, all of which become splices of text, so that
/// comments, order, quotes and unknown fields stay as they are; and their history.
///
/// **Not modelled**: a rename changes what names the object in fields that are read, not in texts,
/// annotations or unmodelled kinds; setting a field of a mapping that an alias repeats changes it
/// where its anchor stands.
@NullMarked
package io.netwright.model.edit;

import org.jspecify.annotations.NullMarked;
