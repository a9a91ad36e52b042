/// Everything a person can do, once: a command has a name, keys, and whether it can be done now.
/// Menus, buttons, the palette of all commands and the sheet of shortcuts are views of the list.
@NullMarked
package io.netwright.app.ui.command;

import org.jspecify.annotations.NullMarked;
