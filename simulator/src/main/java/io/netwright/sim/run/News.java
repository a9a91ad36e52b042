package io.netwright.sim.run;

import io.netwright.sim.stack.SocketEvent;

/// What a socket told its process.
///
/// @param process the number of the process, -1 if none wanted to know
/// @param flow which story led to it, 0 for none
/// @param steps how many steps had been recorded by then
public record News(
        long time,
        int process,
        int namespace,
        int socket,
        SocketEvent event,
        int flow,
        int steps) {}
