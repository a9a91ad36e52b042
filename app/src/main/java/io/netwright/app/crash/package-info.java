/// What is left behind when Netwright itself is at fault: one text file with the trace, versions
/// and the last things done, and no content of the lab.
@NullMarked
package io.netwright.app.crash;

import org.jspecify.annotations.NullMarked;
