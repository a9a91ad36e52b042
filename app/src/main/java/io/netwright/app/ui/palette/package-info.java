/// What can be added to a lab, by drag, by key or by double click.
@NullMarked
package io.netwright.app.ui.palette;

import org.jspecify.annotations.NullMarked;
