/// What the entries of a fabric stand for: which agent wrote them, for which object, and where in
/// the user's text that object asks for it.
@NullMarked
package io.netwright.sim.origin;

import org.jspecify.annotations.NullMarked;
