/// The labs that come with the program.
@NullMarked
package io.netwright.app.samples;

import org.jspecify.annotations.NullMarked;
