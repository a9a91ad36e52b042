/// What every view shares: theme, fonts, and whether things may move.
///
/// **Not modelled**: themes other than light and dark.
@NullMarked
package io.netwright.app.ui.fx;

import org.jspecify.annotations.NullMarked;
