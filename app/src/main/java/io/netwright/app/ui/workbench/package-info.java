/// What the panes of the window share: the open lab, what is selected, the run and its instant.
@NullMarked
package io.netwright.app.ui.workbench;

import org.jspecify.annotations.NullMarked;
