/// What the agents of a node have in common: the node that they program, what namespaces are
/// called, and how addresses of devices are made.
@NullMarked
package io.netwright.sim.agent;

import org.jspecify.annotations.NullMarked;
