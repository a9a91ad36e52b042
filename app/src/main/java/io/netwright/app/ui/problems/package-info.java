/// What is found in the lab, listed, explained and mended.
///
/// **Not modelled**: silencing a rule for one place.
@NullMarked
package io.netwright.app.ui.problems;

import org.jspecify.annotations.NullMarked;
