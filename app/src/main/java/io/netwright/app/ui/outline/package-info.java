/// The cluster as a tree: the canvas's twin for the keyboard and for screen readers.
@NullMarked
package io.netwright.app.ui.outline;

import org.jspecify.annotations.NullMarked;
