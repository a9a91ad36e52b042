/// What codes and fields mean, for the command line and the desktop alike.
@NullMarked
package io.netwright.app.explain;

import org.jspecify.annotations.NullMarked;
