/// What in a lab is likely not what its author meant, though each object may stand: one rule per
/// class, each an entry of [LintCode] and a line in [Rules]. A rule stays quiet where the lab does
/// not hold enough to be sure.
///
/// Sources: named with each [LintCode].
///
/// **Not modelled**: lint of what makes pods out of custom resources: in a namespace with such an
/// object nothing is said of selectors that match no pod.
@NullMarked
package io.netwright.model.lint;

import org.jspecify.annotations.NullMarked;
