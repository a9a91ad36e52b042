package io.netwright.sim.run;

import io.netwright.sim.stack.SocketEvent;

/// What a process in a namespace does with its sockets. It runs when something happens and is done
/// at once; what it waits for comes as another call.
public interface Program {
    /// Called once, when the process is started.
    void start(ProgramContext context);

    /// Something happened on one of its sockets, or on a connection that one of its listening
    /// sockets accepted.
    ///
    /// @param socket for [SocketEvent.Accepted] the listening one
    void onEvent(int socket, SocketEvent event, ProgramContext context);

    /// A wake-up that [ProgramContext#wakeAfter] asked for is due.
    default void wake(long token, ProgramContext context) {}

    /// This program as it is now, to go on by itself: what it holds that can change is copied.
    Program fork();
}
